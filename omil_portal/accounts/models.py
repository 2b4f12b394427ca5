from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone


class UserManager(BaseUserManager):
    def create_user(
        self, *, username: str, full_name: str, email: str | None = None, password=None
    ):
        user = self.model(username=username, full_name=full_name, email=email or None)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser):
    """Whoever signs in. What they may do is granted elsewhere, by office or by company."""

    username = models.CharField(
        "RUN o documento",
        max_length=30,
        unique=True,
        help_text="RUN without dots («12531909-2»), or the number of another document.",
    )
    email = models.EmailField("correo electrónico", unique=True, null=True, blank=True)
    full_name = models.CharField("nombre", max_length=150)
    is_active = models.BooleanField("activa", default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = "cuenta"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(email=""),
                name="user_email_null_not_empty",
                violation_error_message="Deja el correo sin escribir si no tienes.",
            )
        ]

    def __str__(self) -> str:
        return self.full_name

    def get_full_name(self) -> str:
        return self.full_name


class AccessCode(models.Model):
    """A code handed over at the desk, so that a person without e-mail chooses a password once."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="access_codes")
    code_hash = models.CharField(max_length=128)
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    failed_tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "código de acceso"
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=models.Q(used_at=None),
                name="one_open_access_code_per_user",
            )
        ]

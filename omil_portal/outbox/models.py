from django.db import models


class Message(models.Model):
    """A message written in the business transaction and delivered later, once."""

    class Channel(models.TextChoices):
        PORTAL = "portal", "Mensajes del portal"
        EMAIL = "email", "Correo electrónico"

    key = models.CharField(
        max_length=120, unique=True, help_text="Says what it is about; writing it twice is once."
    )
    user = models.ForeignKey(
        "accounts.User", on_delete=models.CASCADE, null=True, blank=True, related_name="messages"
    )
    channel = models.CharField(max_length=10, choices=Channel)
    address = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=150)
    body = models.TextField()
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-written_at", "-pk"]
        indexes = [
            models.Index(
                fields=["written_at"], condition=models.Q(sent_at=None), name="outbox_unsent"
            )
        ]

    def __str__(self) -> str:
        return self.subject

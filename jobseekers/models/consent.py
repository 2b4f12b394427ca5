from django.db import models

from jobseekers.models.person import JobSeeker
from omil_portal.audit.tracking import audited


class ConsentText(models.Model):
    """The exact words shown; a new wording is a new version, never an edit."""

    class Purpose(models.TextChoices):
        SHOW_TO_EMPLOYERS = "show_to_employers", "Mostrar mi perfil a empresas"

    purpose = models.CharField(max_length=30, choices=Purpose)
    version = models.PositiveSmallIntegerField()
    body = models.TextField()
    valid_from = models.DateField()

    class Meta:
        ordering = ["purpose", "-version"]
        get_latest_by = "version"
        constraints = [
            models.UniqueConstraint(fields=["purpose", "version"], name="one_text_per_version")
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} v{self.version}"


class ConsentQuerySet(models.QuerySet):
    def in_force(self, purpose: str):
        """Given for `purpose`, with whichever version of the text, and not withdrawn."""
        return self.filter(text__purpose=purpose, withdrawn_at=None)


@audited
class Consent(models.Model):
    """Given for one purpose with the text read; withdrawn as easily (Ley 21.719 art. 12)."""

    class Channel(models.TextChoices):
        ONLINE = "online", "En línea"
        DESK = "desk", "En la oficina"

    seeker = models.ForeignKey(JobSeeker, on_delete=models.CASCADE, related_name="consents")
    text = models.ForeignKey(ConsentText, on_delete=models.PROTECT)
    channel = models.CharField(max_length=10, choices=Channel)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering = ["-given_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["seeker", "text"],
                condition=models.Q(withdrawn_at=None),
                name="one_consent_in_force_per_text",
            )
        ]

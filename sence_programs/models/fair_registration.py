from django.db import models
from django.db.models import Q
from django.utils import timezone

from omil_portal.audit.tracking import audited
from omil_portal.look.formats import day
from sence_programs.fairs.codes import new_code, spoken
from sence_programs.models.fair import JobFair


class FairRegistrationQuerySet(models.QuerySet):
    def standing(self):
        """Those that nobody cancelled."""
        return self.filter(cancelled_at=None)

    def came(self):
        return self.filter(checked_in_at__isnull=False)


@audited
class FairRegistration(models.Model):
    """A person who will come to a fair, or came. `code` stands in the QR: the RUN never does.

    Who cancels and signs up again has the same code, which is then good again.
    """

    class Channel(models.TextChoices):
        ONLINE = "online", "En línea"
        DESK = "desk", "En la oficina"
        DOOR = "door", "En la entrada"

    fair = models.ForeignKey(JobFair, on_delete=models.PROTECT, related_name="registrations")
    seeker = models.ForeignKey(
        "jobseekers.JobSeeker", on_delete=models.PROTECT, related_name="fair_registrations"
    )
    code = models.CharField(max_length=24, unique=True, editable=False, default=new_code)
    short_code = models.CharField(max_length=8, editable=False)
    channel = models.CharField("cómo se inscribió", max_length=10, choices=Channel)
    registered_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    registered_at = models.DateTimeField()
    checked_in_at = models.DateTimeField(null=True, blank=True, help_text="When they arrived.")
    checked_in_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = FairRegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = "inscripción en una feria"
        ordering = ["registered_at", "pk"]
        indexes = [models.Index(fields=["fair", "checked_in_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["fair", "seeker"], name="one_registration_per_person_and_fair"
            ),
            models.UniqueConstraint(fields=["fair", "short_code"], name="one_short_code_per_fair"),
            models.CheckConstraint(
                name="arrival_has_who_saw_it",
                condition=Q(checked_in_at=None, checked_in_by=None)
                | Q(checked_in_at__isnull=False, checked_in_by__isnull=False),
            ),
            models.CheckConstraint(
                name="cancelled_registration_says_who_and_never_came",
                condition=Q(cancelled_at=None, cancelled_by=None)
                | Q(cancelled_at__isnull=False, cancelled_by__isnull=False, checked_in_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.spoken_code

    @property
    def spoken_code(self) -> str:
        """The short code as people read it: "ABC 234"."""
        return spoken(self.short_code)

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    @property
    def cancelled_words(self) -> str:
        """What whoever reads a cancelled code is told; "" for one that stands."""
        if self.cancelled_at is None:
            return ""
        since = day(timezone.localtime(self.cancelled_at).date())
        return f"Esta inscripción se anuló el {since}. En la entrada se inscribe de nuevo con RUN."

    @property
    def came(self) -> bool:
        return self.checked_in_at is not None

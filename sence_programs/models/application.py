from django.db import models
from django.db.models import F, Q

from jobseekers.models import JobSeeker
from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission
from omil_portal.audit.tracking import audited


class BenefitApplicationQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """One's own, and those of people whose benefits the actor may evaluate."""
        people = JobSeeker.objects.visible_to(actor, Permission.BENEFIT_EVALUATE)
        return self.filter(seeker__in=people)

    def of_offices(self, actor: Actor):
        """Those followed by the offices where the actor evaluates benefits."""
        return self.filter(office__in=actor.office_ids(Permission.BENEFIT_EVALUATE))


@audited
class BenefitApplication(models.Model):
    """Asking SENCE for a benefit: what was presented, until when, and what was answered.

    `employer` is set when the company is the one that applies; otherwise the person does.
    `due_on` is worked out from the rules when it is opened; `due_reason` says how.
    """

    class Status(models.TextChoices):
        PREPARED = "prepared", "En preparación"
        PRESENTED = "presented", "Presentada"
        GRANTED = "granted", "Concedida"
        REJECTED = "rejected", "Rechazada"
        WITHDRAWN = "withdrawn", "Desistida"

    OPEN_STATUSES = (Status.PREPARED, Status.PRESENTED)

    seeker = models.ForeignKey(
        "jobseekers.JobSeeker", on_delete=models.PROTECT, related_name="benefit_applications"
    )
    employer = models.ForeignKey(
        "employers.Employer",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="benefit_applications",
        verbose_name="empresa",
    )
    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    answer = models.ForeignKey(
        "sence_programs.BenefitAnswer",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="applications",
        help_text="The kept answer it started from.",
    )
    benefit = models.CharField(max_length=20)
    title = models.CharField(max_length=120, help_text="As it was called that day.")
    job_starts_on = models.DateField("el trabajo comienza el", null=True, blank=True)
    due_on = models.DateField("hay plazo hasta", null=True, blank=True)
    due_reason = models.CharField(max_length=300, blank=True)
    status = models.CharField("estado", max_length=10, choices=Status, default=Status.PREPARED)
    presented_at = models.CharField("dónde se presentó", max_length=120, blank=True)
    presented_on = models.DateField("día en que se presentó", null=True, blank=True)
    outcome_on = models.DateField("día de la respuesta", null=True, blank=True)
    note = models.CharField("nota", max_length=300, blank=True)
    opened_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    request_id = models.UUIDField(unique=True, editable=False)

    objects = BenefitApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = "postulación a un beneficio"
        ordering = [F("due_on").asc(nulls_last=True), "pk"]
        indexes = [
            models.Index(fields=["office", "status", "due_on"]),
            models.Index(
                fields=["due_on"], condition=Q(status="prepared"), name="benefit_application_due"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["seeker", "benefit", "employer"],
                condition=Q(status__in=["prepared", "presented"]),
                nulls_distinct=False,
                name="one_open_benefit_application",
                violation_error_message="Ya hay una postulación abierta a este beneficio.",
            ),
            models.CheckConstraint(
                name="benefit_application_says_where_it_stands",
                condition=Q(status="prepared", presented_on=None, presented_at="", outcome_on=None)
                | (
                    Q(status="presented", presented_on__isnull=False, outcome_on=None)
                    & ~Q(presented_at="")
                )
                | (
                    Q(status__in=["granted", "rejected"])
                    & Q(presented_on__isnull=False, outcome_on__isnull=False)
                    & ~Q(presented_at="")
                )
                | Q(status="withdrawn", outcome_on__isnull=False),
                violation_error_message="Falta la fecha o el lugar.",
            ),
            models.CheckConstraint(
                name="benefit_application_dates_in_order",
                condition=Q(presented_on=None)
                | Q(outcome_on=None)
                | Q(outcome_on__gte=F("presented_on")),
                violation_error_message="La respuesta no puede ser anterior a la presentación.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.status in self.OPEN_STATUSES

    @property
    def in_time(self) -> bool | None:
        """Whether it was presented by the deadline; None while either day is not known."""
        if self.presented_on is None or self.due_on is None:
            return None
        return self.presented_on <= self.due_on

    def is_visible_to(self, actor: Actor) -> bool:
        return self.seeker.is_visible_to(actor, Permission.BENEFIT_EVALUATE)


class BenefitReminder(models.Model):
    """A deadline was told, once for each distance before it.

    `by_desk`: no account and no e-mail, so the office calls.
    """

    application = models.ForeignKey(
        BenefitApplication, on_delete=models.CASCADE, related_name="reminders"
    )
    due_on = models.DateField(help_text="The deadline it told of.")
    days_before = models.PositiveSmallIntegerField(help_text="14, 7 or 1.")
    written_at = models.DateTimeField()
    by_desk = models.BooleanField(default=False)

    class Meta:
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "due_on", "days_before"],
                name="one_benefit_reminder_for_each_distance",
            )
        ]

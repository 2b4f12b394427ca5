from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery

from jobseekers.models.attention import Attention
from jobseekers.models.person import JobSeeker
from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission
from omil_portal.audit.tracking import audited
from omil_portal.offices.models import Office


class AssessmentQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Of the people whom the actor's offices attend, whichever office began it."""
        people = JobSeeker.objects.visible_to(actor, Permission.ATTENTION_RECORD)
        return self.filter(seeker__in=people)


@audited
class Assessment(models.Model):
    """A guided interview about what stands between a person and work, and the plan it gave.

    The adjustments a person needs are kept in `ProtectedFacts` alone, and no illness anywhere.
    Closing it records an attention whose `request_id` is this one's: it counts once.
    """

    seeker = models.ForeignKey(JobSeeker, on_delete=models.PROTECT, related_name="assessments")
    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    started_at = models.DateTimeField()
    answers = models.JSONField(default=dict, help_text="Code of the question → of the answer.")
    proposed = models.JSONField(
        default=list, help_text="Questions whose gap already gave a step: it is not given twice."
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    attention = models.OneToOneField(
        Attention, on_delete=models.PROTECT, null=True, blank=True, related_name="assessment"
    )
    request_id = models.UUIDField(unique=True, editable=False)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = "diagnóstico"
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["seeker"],
                condition=Q(closed_at=None),
                name="one_open_assessment_per_person",
                violation_error_message="Esta persona ya tiene un diagnóstico abierto.",
            ),
            models.CheckConstraint(
                name="closed_assessment_was_an_attention",
                condition=Q(closed_at=None, attention=None)
                | Q(closed_at__isnull=False, attention__isnull=False),
            ),
        ]

    def is_visible_to(self, actor: Actor) -> bool:
        return self.seeker.is_visible_to(actor)


class PlanStepQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        return self.filter(assessment__in=Assessment.objects.visible_to(actor))

    def to_do(self):
        return self.filter(done_at=None)

    def in_force(self):
        """Of each person's last closed interview: its plan takes the place of those before."""
        closed = Assessment.objects.filter(
            seeker=OuterRef("assessment__seeker"), closed_at__isnull=False
        )
        last = closed.order_by("-closed_at", "-pk").values("pk")[:1]
        return self.filter(assessment=Subquery(last))

    def still_agreed_with(self, seeker: JobSeeker):
        """What the person's plan still asks for, of the person and of the office."""
        return self.filter(assessment__seeker=seeker).in_force().to_do()

    def waiting_at(self, office: Office):
        """To do, in plans that the office made with people who still look for work."""
        looking = JobSeeker.Status.ACTIVE
        ours = self.filter(assessment__office=office, assessment__seeker__status=looking)
        return ours.in_force().to_do()

    def overdue(self, on: date):
        return self.filter(due_on__lt=on)


@audited
class PlanStep(models.Model):
    """One thing that somebody will do by a day, so that a gap closes."""

    class Kind(models.TextChoices):
        GOAL = "goal", "Orientación"
        PAPERS = "papers", "Documentos"
        STUDY = "study", "Estudios o capacitación"
        READINESS = "readiness", "Apresto laboral"
        SEARCH = "search", "Búsqueda de trabajo"
        SUPPORT = "support", "Apoyo de otro servicio"
        ADJUSTMENT = "adjustment", "Ajustes para trabajar"

    class Owner(models.TextChoices):
        PERSON = "person", "La persona"
        OFFICER = "officer", "La oficina"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="steps")
    what = models.CharField("qué se hará", max_length=200)
    kind = models.CharField("tipo de acción", max_length=12, choices=Kind)
    owner = models.CharField("quién lo hace", max_length=8, choices=Owner)
    due_on = models.DateField("para cuándo")
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = PlanStepQuerySet.as_manager()

    class Meta:
        verbose_name = "paso del plan"
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="plan_step_done_by_somebody",
                condition=Q(done_at=None, done_by=None)
                | Q(done_at__isnull=False, done_by__isnull=False),
            )
        ]

from datetime import date, timedelta

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q

from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission
from omil_portal.audit.tracking import audited
from sence_programs.models.agreement import Goal
from sence_programs.models.plan import SemesterPlan


class PlanActivityQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, permission: Permission = Permission.GOALS_VIEW):
        """Those of the plans the actor may open."""
        return self.filter(plan__in=SemesterPlan.objects.visible_to(actor, permission))


@audited
class PlanActivity(models.Model):
    """Something an office means to do in a month, or on a day of it, and what it should add.

    `copied_from`: the same activity a semester before; one is copied once to a plan. `fair` and
    `course`: what it became; it is done when that is held or ends. A day of `settled_by_itself`
    is taken back by itself too, and one that a person wrote stays.
    """

    class Kind(models.TextChoices):
        FAIR = "fair", "Feria laboral"
        WORKSHOP = "workshop", "Taller"
        VISIT = "visit", "Visita a empresas"
        MEETING = "meeting", "Encuentro"
        OTHER = "other", "Otra"

    class Status(models.TextChoices):
        PLANNED = "planned", "Por hacer"
        DONE = "done", "Hecha"
        DROPPED = "dropped", "Descartada"

    plan = models.ForeignKey(SemesterPlan, on_delete=models.CASCADE, related_name="activities")
    kind = models.CharField("tipo", max_length=8, choices=Kind)
    title = models.CharField("actividad", max_length=120)
    month = models.DateField("mes", help_text="Its first day.")
    on = models.DateField("día", null=True, blank=True)
    in_charge = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="+", verbose_name="responsable"
    )
    goal = models.ForeignKey(
        Goal,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="meta a la que aporta",
    )
    expected = models.PositiveIntegerField(
        "aporte esperado", default=0, validators=[MaxValueValidator(100_000)]
    )
    status = models.CharField("estado", max_length=7, choices=Status, default=Status.PLANNED)
    settled_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    settled_on = models.DateField(null=True, blank=True)
    copied_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    fair = models.ForeignKey(
        "sence_programs.JobFair",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="planned_as",
    )
    course = models.ForeignKey(
        "sence_programs.Course",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="planned_as",
    )
    settled_by_itself = models.BooleanField(default=False)
    request_id = models.UUIDField(unique=True, editable=False)

    objects = PlanActivityQuerySet.as_manager()

    class Meta:
        verbose_name = "actividad del plan"
        ordering = ["month", F("on").asc(nulls_last=True), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "copied_from"], name="an_activity_is_copied_once_to_a_plan"
            ),
            models.CheckConstraint(
                name="plan_activity_month_is_its_first_day", condition=Q(month__day=1)
            ),
            models.CheckConstraint(
                name="plan_activity_day_is_in_its_month",
                condition=Q(on=None) | Q(on__year=F("month__year"), on__month=F("month__month")),
            ),
            models.CheckConstraint(
                name="expected_only_towards_a_goal",
                condition=Q(goal__isnull=False) | Q(expected=0),
            ),
            models.CheckConstraint(
                name="settled_activity_says_who_and_when",
                condition=Q(status="planned", settled_by=None, settled_on=None)
                | ~Q(status="planned") & Q(settled_by__isnull=False, settled_on__isnull=False),
            ),
            models.CheckConstraint(
                name="an_activity_becomes_what_its_kind_says",
                condition=(Q(fair=None) | Q(kind="fair")) & (Q(course=None) | Q(kind="workshop")),
            ),
            models.CheckConstraint(
                name="only_done_by_itself",
                condition=Q(settled_by_itself=False) | Q(status="done"),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def due_on(self) -> date:
        """Its day, or the last of its month."""
        if self.on:
            return self.on
        later = self.month + timedelta(days=31)
        return later - timedelta(days=later.day)

    @property
    def starts_on(self) -> date:
        """Its day, or the first of its month."""
        return self.on or self.month

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.PLANNED

    @property
    def may_be_prepared(self) -> bool:
        """It is to do, and no fair nor course yet."""
        return self.is_open and not (self.fair_id or self.course_id)

    def is_overdue(self, on: date) -> bool:
        return self.is_open and self.due_on < on

    def word(self, on: date) -> str:
        """Its status as it reads on a day: one to do whose day went by is late."""
        return "Atrasada" if self.is_overdue(on) else self.get_status_display()

    def is_visible_to(self, actor: Actor, permission: Permission = Permission.GOALS_VIEW) -> bool:
        return self.plan.is_visible_to(actor, permission)

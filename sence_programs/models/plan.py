from django.db import models
from django.db.models import Q

from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission
from omil_portal.audit.tracking import audited
from sence_programs.models.agreement import Goal
from sence_programs.plans.semesters import Semester


class SemesterPlanQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, permission: Permission = Permission.GOALS_VIEW):
        """Those of the actor's offices and regions; the same rule as `is_visible_to`."""
        return self.filter(
            Q(office__in=actor.office_ids(permission))
            | Q(office__comuna__region__in=actor.region_ids(permission))
        )

    def of(self, semester: Semester):
        return self.filter(year=semester.year, half=semester.half)


@audited
class SemesterPlan(models.Model):
    """What an office means to do in half a year: its targets by month, and its activities."""

    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("año")
    half = models.PositiveSmallIntegerField("semestre")
    created_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    objects = SemesterPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "plan del semestre"
        ordering = ["-year", "-half", "office__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "year", "half"], name="one_plan_per_office_and_semester"
            ),
            models.CheckConstraint(name="plan_half_is_one_or_two", condition=Q(half__in=[1, 2])),
        ]

    def __str__(self) -> str:
        return f"{self.office}, {self.semester.label.lower()}"

    @property
    def semester(self) -> Semester:
        return Semester(self.year, self.half)

    def is_visible_to(self, actor: Actor, permission: Permission = Permission.GOALS_VIEW) -> bool:
        return self.office_id in actor.office_ids(
            permission
        ) or self.office.comuna.region_id in actor.region_ids(permission)


@audited
class PlanTarget(models.Model):
    """What the office means to reach in one month towards one goal."""

    plan = models.ForeignKey(SemesterPlan, on_delete=models.CASCADE, related_name="targets")
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="+")
    month = models.DateField("mes", help_text="Its first day.")
    target = models.PositiveIntegerField("meta del mes")

    class Meta:
        verbose_name = "meta de un mes"
        ordering = ["goal", "month"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "goal", "month"], name="one_plan_target_per_goal_and_month"
            ),
            models.CheckConstraint(
                name="plan_target_month_is_its_first_day",
                condition=Q(month__day=1),
            ),
        ]

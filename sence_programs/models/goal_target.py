from django.db import models
from django.db.models import Q

from omil_portal.audit.tracking import audited
from sence_programs.goals.months import MONTH, SEMESTER
from sence_programs.models.agreement import Goal


@audited
class GoalTarget(models.Model):
    """What a goal asks of one month, or of one calendar semester.

    Those of a goal are all months or all semesters, and add up to the target of the year: the
    service `set_targets` writes them together.
    """

    class Length(models.IntegerChoices):
        MONTH = MONTH, "Mes"
        SEMESTER = SEMESTER, "Semestre"

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="targets")
    starts_on = models.DateField(help_text="First day of the period.")
    months = models.PositiveSmallIntegerField(choices=Length)
    amount = models.PositiveIntegerField()

    class Meta:
        verbose_name = "meta del período"
        ordering = ["starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["goal", "starts_on"], name="one_target_per_goal_and_period"
            ),
            models.CheckConstraint(
                name="target_of_a_month_or_semester",
                condition=Q(months=MONTH, starts_on__day=1)
                | Q(months=SEMESTER, starts_on__day=1, starts_on__month__in=[1, 7]),
            ),
        ]

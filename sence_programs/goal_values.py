"""The value of every goal, counted now from the rows themselves, in one query."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, DateField, IntegerField, OuterRef, QuerySet, Value, When
from django.db.models.functions import Least

from sence_programs.indicators import INDICATORS
from sence_programs.models import Goal, GoalDefinition
from sence_programs.progress import Progress


@dataclass(frozen=True)
class GoalStanding:
    """A goal with how it stands."""

    goal: Goal
    progress: Progress


def with_values(goals: QuerySet, on: date) -> QuerySet:
    """`goals`, each with `value`: what its agreement has counted up to the end of `on`.

    None for a goal whose definition names something that is not counted. However many goals and
    definitions, the rows of evidence are read in one query.
    """
    until = Least(OuterRef("agreement__cut_off"), Value(on, DateField()))
    cases = [
        When(
            definition=definition.pk,
            then=INDICATORS[definition.indicator].number_for(
                "office",
                OuterRef("agreement__office"),
                OuterRef("agreement__starts_on"),
                until,
                **definition.parameters,
            ),
        )
        for definition in GoalDefinition.objects.filter(
            pk__in=goals.order_by().values("definition"), indicator__in=INDICATORS
        )
    ]
    return goals.annotate(value=Case(*cases, default=None, output_field=IntegerField()))


def standings(goals: QuerySet, on: date) -> list[GoalStanding]:
    """How each goal that can be counted stands at the end of `on`."""
    found = with_values(goals, on).select_related("definition", "agreement__office__comuna")
    return [
        GoalStanding(goal, progress_of(goal, goal.value, on))
        for goal in found
        if goal.value is not None
    ]


def progress_of(goal: Goal, value: int, on: date) -> Progress:
    agreement = goal.agreement
    return Progress(value, goal.target, agreement.starts_on, agreement.cut_off, on)


def counted_for(goal: Goal, on: date) -> QuerySet:
    """The rows behind the goal's value on `on`. Raises KeyError when it cannot be counted."""
    indicator, agreement = INDICATORS[goal.definition.indicator], goal.agreement
    until = min(agreement.cut_off, on)
    parameters = goal.definition.parameters
    return indicator.counted([agreement.office_id], agreement.starts_on, until, **parameters)

"""The value of every goal in one query: counted now, or as it was frozen at its cut-off."""

from dataclasses import dataclass
from datetime import date

from django.db.models import (
    Case,
    DateField,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Least

from sence_programs.goals.progress import Progress
from sence_programs.indicators import INDICATORS
from sence_programs.models import Goal, GoalDefinition, GoalSnapshot, SnapshotCorrection


@dataclass(frozen=True)
class GoalStanding:
    """A goal with how it stands; after its cut-off, with the figure that was `frozen` then.

    `correction`: the newest value given to that figure since. It is the one that `progress` uses.
    """

    goal: Goal
    progress: Progress
    frozen: int | None = None
    correction: int | None = None


def with_values(goals: QuerySet, on: date) -> QuerySet:
    """`goals`, each with `value`: what its agreement has counted up to the end of `on`.

    After the cut-off it is the figure `frozen` that day, or its newest `correction`. None for a
    goal whose definition names something that is not counted. However many goals and definitions,
    the rows of evidence are read in one query.
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
    counted = Case(*cases, default=None, output_field=IntegerField())
    final = GoalSnapshot.objects.filter(
        goal=OuterRef("pk"),
        on=OuterRef("agreement__cut_off"),
        on__lt=on,
        frozen_at__isnull=False,
    )
    corrected = SnapshotCorrection.objects.filter(
        snapshot__goal=OuterRef("pk"),
        snapshot__on=OuterRef("agreement__cut_off"),
        snapshot__on__lt=on,
    ).order_by("-corrected_at", "-pk")
    frozen, correction = Subquery(final.values("value")), Subquery(corrected.values("value")[:1])
    return goals.annotate(
        frozen=frozen, correction=correction, value=Coalesce("correction", "frozen", counted)
    )


def standings(goals: QuerySet, on: date) -> list[GoalStanding]:
    """How each goal that can be counted stands at the end of `on`."""
    found = with_values(goals, on).select_related("definition", "agreement__office__comuna")
    found = found.prefetch_related("targets")
    return [
        GoalStanding(goal, progress_of(goal, goal.value, on), goal.frozen, goal.correction)
        for goal in found
        if goal.value is not None
    ]


def progress_of(goal: Goal, value: int, on: date) -> Progress:
    """How `value` stands on `on`. Reads `targets`: prefetch them for many goals."""
    agreement = goal.agreement
    monthly = goal.monthly_targets() if goal.targets.all() else {}
    return Progress(value, goal.target, agreement.starts_on, agreement.cut_off, on, monthly)


def counted_for(goal: Goal, on: date) -> QuerySet:
    """The rows that count for the goal up to `on`, now. Raises KeyError when it cannot be counted.

    After the cut-off they may differ from the frozen figure: what was recorded late stands here.
    """
    indicator, agreement = INDICATORS[goal.definition.indicator], goal.agreement
    until = min(agreement.cut_off, on)
    parameters = goal.definition.parameters
    return indicator.counted([agreement.office_id], agreement.starts_on, until, **parameters)


def value_on(goal: Goal, on: date) -> int | None:
    """The figure of `on`, corrected or frozen if it is; else what counts up to it now.

    None when it cannot be counted.
    """
    frozen = GoalSnapshot.objects.filter(goal=goal, on=on, frozen_at__isnull=False)
    corrected = SnapshotCorrection.objects.filter(snapshot=OuterRef("pk"))
    newest = Subquery(corrected.order_by("-corrected_at", "-pk").values("value")[:1])
    found = frozen.values_list(Coalesce(newest, "value"), flat=True).first()
    indicator = INDICATORS.get(goal.definition.indicator)
    if found is not None or indicator is None:
        return found
    return indicator.total(counted_for(goal, on))

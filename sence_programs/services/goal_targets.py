"""The target of a year divided by months or semesters: the parts always add up to it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from django.db import transaction

from omil_portal.accounts.models import User
from omil_portal.refusals import Refused
from sence_programs.goals.months import periods_between, spread_evenly, spread_like
from sence_programs.models import Goal, GoalTarget


class Division(NamedTuple):
    """A goal in periods of so many `months`: first day → amount."""

    goal: Goal
    months: int
    amounts: Mapping[date, int]


@transaction.atomic
def set_targets(*, goal: Goal, months: int, amounts: Mapping[date, int], by: User) -> Goal:
    """Divides the goal into periods of so many months: first day → amount.

    `by` is kept by the audit. Writing the same again changes nothing. Raises Refused when they
    are not the periods of the agreement, or do not add up to the target as it is now.
    """
    goal = Goal.objects.select_for_update().get(pk=goal.pk)
    agreement = goal.agreement
    if list(amounts) != periods_between(agreement.starts_on, agreement.cut_off, months):
        raise Refused("Las fechas del convenio cambiaron. Revisa los períodos y guarda de nuevo.")
    if sum(amounts.values()) != goal.target:
        raise Refused(sum_words(sum(amounts.values()), goal.target))
    _write([Division(goal, months, amounts)])
    return goal


def spread_again(goals: Iterable[Goal]) -> None:
    """Divides each goal for its target and dates of now as it was divided; evenly by month if not.

    Reads `targets`: prefetch them. The caller holds the goals' locks.
    """
    _write([_as_before(goal) for goal in goals])


def _as_before(goal: Goal) -> Division:
    agreement, kept = goal.agreement, list(goal.targets.all())
    months = kept[0].months if kept else GoalTarget.Length.MONTH
    periods = periods_between(agreement.starts_on, agreement.cut_off, months)
    before = {target.starts_on: target.amount for target in kept}
    if before.keys() == set(periods):
        return Division(goal, months, spread_like(goal.target, {p: before[p] for p in periods}))
    return Division(goal, months, spread_evenly(goal.target, periods))


def sum_words(total: int, target: int) -> str:
    """What is wrong with a sum: "Suman 95 y la meta del año es 100: faltan 5."."""
    off = target - total
    word = "faltan" if off > 0 else "sobran"
    return f"Suman {total} y la meta del año es {target}: {word} {abs(off)}."


def _write(divisions: Iterable[Division]) -> None:
    """Only what is new is written, so that the audit tells what changed."""
    changed, gone = [], []
    for goal, months, amounts in divisions:
        kept = {target.starts_on: target for target in goal.targets.all()}
        gone += [target.pk for day, target in kept.items() if day not in amounts]
        for day, amount in amounts.items():
            before = kept.get(day)
            if before is None or (before.months, before.amount) != (months, amount):
                changed.append(GoalTarget(goal=goal, starts_on=day, months=months, amount=amount))
    GoalTarget.objects.filter(pk__in=gone).delete()
    GoalTarget.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["goal", "starts_on"],
        update_fields=["months", "amount"],
    )

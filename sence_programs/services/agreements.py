"""Agreements and their goals, written by the regional unit; each change is audited."""

from collections.abc import Mapping

from django.db import transaction

from omil_portal.accounts.models import User
from sence_programs.goals.months import periods_between
from sence_programs.models import Agreement, Goal
from sence_programs.services.goal_targets import spread_again


@transaction.atomic
def save_agreement(*, agreement: Agreement, targets: Mapping[int, int], by: User) -> Agreement:
    """Saves an agreement and its goals: GoalDefinition id → target; `by` is kept by the audit.

    A goal that is not in `targets` stays as it is: its past snapshots are a record. A new goal is
    divided evenly by month; one whose target or dates changed is divided again as it was.
    Saving the same again changes nothing.
    """
    agreement.save()
    kept = agreement.goals.select_for_update().prefetch_related("targets")
    goals = {goal.definition_id: goal for goal in kept}
    new, changed = [], []
    for definition_id, target in targets.items():
        goal = goals.get(definition_id)
        if goal is None:
            new.append(Goal(agreement=agreement, definition_id=definition_id, target=target))
        elif goal.target != target:
            goal.target = target
            changed.append(goal)
    Goal.objects.bulk_create(new)
    Goal.objects.bulk_update(changed, ["target"])
    for goal in goals.values():
        goal.agreement = agreement
    moved = [goal for goal in goals.values() if goal not in changed and _dates_moved(goal)]
    spread_again([*new, *changed, *moved])
    return agreement


def _dates_moved(goal: Goal) -> bool:
    """Whether the goal is divided into periods that are no longer those of its agreement."""
    kept, agreement = list(goal.targets.all()), goal.agreement
    if not kept:
        return False
    periods = periods_between(agreement.starts_on, agreement.cut_off, kept[0].months)
    return [target.starts_on for target in kept] != periods

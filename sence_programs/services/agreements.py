"""Agreements and their goals, written by the regional unit; each change is audited."""

from collections.abc import Mapping

from django.db import transaction

from sence_programs.models import Agreement, Goal


@transaction.atomic
def save_agreement(*, agreement: Agreement, targets: Mapping[int, int]) -> Agreement:
    """Saves an agreement and its goals: GoalDefinition id → target.

    A goal that is not in `targets` stays as it is: its past snapshots are a record.
    Saving the same again changes nothing.
    """
    agreement.save()
    goals = {goal.definition_id: goal for goal in agreement.goals.select_for_update()}
    for definition_id, target in targets.items():
        goal = goals.get(definition_id)
        if goal is None:
            Goal.objects.create(agreement=agreement, definition_id=definition_id, target=target)
        elif goal.target != target:
            goal.target = target
            goal.save(update_fields=["target"])
    return agreement

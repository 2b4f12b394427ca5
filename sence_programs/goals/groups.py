"""The goals of one agreement, grouped as the agreement groups them."""

from datetime import date
from typing import NamedTuple

from sence_programs.goals.values import GoalStanding, standings
from sence_programs.indicators import INDICATORS
from sence_programs.models import Agreement, GoalDefinition

TITLES = {
    GoalDefinition.Kind.INSERTION: "Metas de inserción laboral",
    GoalDefinition.Kind.MANAGEMENT: "Metas de gestión",
}


class Group(NamedTuple):
    kind: str
    standings: list[GoalStanding]


def groups_of(agreement: Agreement, on: date) -> list[Group]:
    """Insertion goals first; those of each kind in the order of the published figures."""
    order = list(INDICATORS)
    found = sorted(
        standings(agreement.goals.all(), on), key=lambda s: order.index(s.goal.definition.indicator)
    )
    groups = [Group(TITLES[k], [s for s in found if s.goal.definition.kind == k]) for k in TITLES]
    return [group for group in groups if group.standings]

"""What the regional unit sees: the figures of the year, and how every office stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import DateField, OuterRef, QuerySet, Value

from omil_portal.offices.models import Office, Region
from sence_programs.goals.counting import Indicator
from sence_programs.goals.values import GoalStanding, standings
from sence_programs.indicators import INDICATORS
from sence_programs.models import Goal, GoalDefinition


@dataclass(frozen=True)
class Figure:
    """A number of the whole region, from 1 January to the day asked."""

    indicator: Indicator
    value: int


def year_start(on: date) -> date:
    return date(on.year, 1, 1)


def parameters_on(on: date) -> dict[str, dict]:
    """Indicator name → the parameters of its rule on that day; the newest definition wins."""
    found = GoalDefinition.objects.in_force(on).order_by("valid_from", "pk")
    return {definition.indicator: definition.parameters for definition in found}


def rule_on(indicator: Indicator, on: date) -> dict:
    """The parameters of one indicator's rule on that day."""
    return parameters_on(on).get(indicator.name, {})


def region_figures(region: Region, on: date) -> list[Figure]:
    """Every indicator for the whole region, in one query besides that of their rules.

    A person attended by two offices of the region counts once in it.
    """
    since, until = Value(year_start(on), DateField()), Value(on, DateField())
    rules = parameters_on(on)
    numbers = {
        name: indicator.number_for(
            "office__comuna__region", OuterRef("pk"), since, until, **rules.get(name, {})
        )
        for name, indicator in INDICATORS.items()
    }
    values = Region.objects.filter(pk=region.pk).values(**numbers).get()
    return [Figure(indicator, values[name]) for name, indicator in INDICATORS.items()]


def counted_in(indicator: Indicator, offices: Iterable, on: date) -> QuerySet:
    """The rows behind the figure of these offices, the year so far."""
    return indicator.counted(offices, year_start(on), on, **rule_on(indicator, on))


@dataclass(frozen=True)
class OfficeRow:
    """One office under the chosen goal, and how many of all its goals it will miss."""

    office: Office
    standing: GoalStanding
    late: int
    goals: int


@dataclass(frozen=True)
class Board:
    """All goals of a region's agreements of a year, as they stand on a day."""

    standings: list[GoalStanding]
    offices: list[Office]

    @classmethod
    def read(cls, region: Region, on: date) -> "Board":
        goals = Goal.objects.filter(
            agreement__year=on.year, agreement__office__comuna__region=region
        ).order_by("pk")
        offices = Office.objects.filter(comuna__region=region).select_related("comuna")
        return cls(standings(goals, on), list(offices))

    @property
    def definitions(self) -> list[GoalDefinition]:
        """Those with some goal: insertion first, then in the order of the published figures."""
        found = {s.goal.definition_id: s.goal.definition for s in self.standings}
        order = list(INDICATORS)
        return sorted(found.values(), key=lambda d: (order.index(d.indicator), d.valid_from))

    def rows(self, definition: GoalDefinition) -> list[OfficeRow]:
        """The offices with that goal, those furthest behind their target to date first."""
        mine: dict[int, list[GoalStanding]] = {}
        for standing in self.standings:
            mine.setdefault(standing.goal.agreement.office_id, []).append(standing)
        found = [
            OfficeRow(
                chosen.goal.agreement.office,
                chosen,
                sum(s.progress.will_miss for s in all_of_office),
                len(all_of_office),
            )
            for all_of_office in mine.values()
            for chosen in all_of_office
            if chosen.goal.definition_id == definition.pk
        ]
        return sorted(found, key=lambda row: (row.standing.progress.share_to_date, row.office.name))

    @property
    def without_agreement(self) -> list[Office]:
        """Offices with no goal that can be counted this year."""
        agreed = {standing.goal.agreement.office_id for standing in self.standings}
        return [office for office in self.offices if office.pk not in agreed]

"""How an indicator turns rows into a number: for a list, for every office, for every goal.

One definition of what counts serves the three, so that a number and its list cannot differ.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.conf import settings
from django.db.models import (
    Count,
    DateField,
    DateTimeField,
    F,
    Func,
    IntegerField,
    Min,
    QuerySet,
    Subquery,
    Sum,
    TextField,
    Value,
)
from django.db.models.functions import Coalesce, TruncDate

from jobseekers.models import JobSeeker
from sence_programs.goals.rule_parameters import ONCE_PER_PERSON, Parameter, checked

Once = Literal["row", "person", "office_day"]


class _StartOfDay(Func):
    """The first moment of a day in the portal's zone; `days` later. Takes a date expression."""

    output_field = DateTimeField()

    def __init__(self, day, *, days: int = 0):
        zone = settings.TIME_ZONE
        later = f" + interval '{days} day'" if days else ""
        super().__init__(day, template=f"timezone('{zone}', (%(expressions)s)::timestamp{later})")


class _Together(Func):
    """Several columns as one value, to be counted distinct."""

    template = "(%(expressions)s)"
    output_field = TextField()


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """Something the offices do that can be counted.

    `rows(**parameters)` are the rows of evidence; `when` is their date (`dated`) or moment, and
    `office` the path to theirs. `once`: each row counts, or each person, or each day of an office.
    `weight`: a column to add up instead. `note` says in Spanish how it is counted. `parameters`
    are those that a definition may give; ONCE_PER_PERSON among them makes each person count once.
    """

    name: str
    label: str
    unit: str
    kind: str
    note: str
    rows: Callable[..., QuerySet]
    when: str = "at"
    dated: bool = False
    once: Once = "row"
    weight: str = ""
    office: str = "office"
    parameters: tuple[Parameter, ...] = ()

    def checked(self, given: Mapping[str, object]) -> dict[str, object]:
        """`given`, when its names and values are those the rule takes. Raises ValueError."""
        return checked(self.parameters, given)

    def counted(self, offices: Iterable, since: date, until: date, **parameters) -> QuerySet:
        """The very rows that count for these offices (objects or keys), both days included.

        People when each person counts once; otherwise the rows of evidence.
        """
        dates = Value(since, DateField()), Value(until, DateField())
        found = self._between(*dates, **parameters).filter(**{f"{self.office}__in": offices})
        match self.once_by(parameters):
            case "person":
                return JobSeeker.objects.filter(pk__in=found.values("seeker"))
            case "office_day":
                days = found.order_by().annotate(day=TruncDate(self.when))
                firsts = days.values(self.office, "day").annotate(first=Min("pk"))
                return found.filter(pk__in=firsts.values("first"))
            case _:
                return found

    def total(self, counted: QuerySet) -> int:
        """The number that a list returned by `counted` stands for."""
        if self.weight:
            return counted.aggregate(total=Coalesce(Sum(self.weight), 0))["total"]
        return counted.count()

    def by_office(
        self, offices: Iterable, since: date, until: date, **parameters
    ) -> dict[int, int]:
        """Office id → number, in one query; offices with nothing are absent."""
        dates = Value(since, DateField()), Value(until, DateField())
        found = self._between(*dates, **parameters).filter(**{f"{self.office}__in": offices})
        grouped = found.order_by().values(self.office).annotate(number=self._measure(parameters))
        return dict(grouped.values_list(self.office, "number"))

    def number_for(self, group: str, key, since, until, **parameters) -> Coalesce:
        """An expression: the number of the rows whose `group` is `key`, between two dates.

        `group` is "office", or "office__…" for something that holds offices; `key`, `since` and
        `until` are expressions of the outer query.
        """
        path = group.replace("office", self.office, 1)
        found = self._between(since, until, **parameters).filter(**{path: key})
        grouped = found.order_by().values(path).annotate(number=self._measure(parameters))
        return Coalesce(Subquery(grouped.values("number"), output_field=IntegerField()), 0)

    def events(self, **parameters) -> QuerySet:
        """Every row that may count: `office`, `day`, the `what` that counts once, its `amount`."""
        day = F(self.when) if self.dated else TruncDate(self.when)
        what = {"person": F("seeker"), "office_day": day, "row": F("pk")}
        return (
            self._rows(parameters)
            .order_by()
            .values_list(
                F(self.office),
                day,
                what[self.once_by(parameters)],
                F(self.weight) if self.weight else Value(1),
            )
        )

    def rows_between(self, since: date, until: date, **parameters) -> QuerySet:
        """The rows of evidence of these days, both included, whatever the office."""
        return self._between(Value(since, DateField()), Value(until, DateField()), **parameters)

    def once_by(self, parameters: Mapping[str, object]) -> Once:
        """What counts once under these parameters."""
        return "person" if parameters.get(ONCE_PER_PERSON.name) else self.once

    def _rows(self, parameters: Mapping[str, object]) -> QuerySet:
        asked = {k: value for k, value in parameters.items() if k != ONCE_PER_PERSON.name}
        return self.rows(**asked)

    def _between(self, since, until, **parameters) -> QuerySet:
        rows = self._rows(parameters)
        if self.dated:
            return rows.filter(**{f"{self.when}__gte": since, f"{self.when}__lte": until})
        start, end = _StartOfDay(since), _StartOfDay(until, days=1)
        return rows.filter(**{f"{self.when}__gte": start, f"{self.when}__lt": end})

    def _measure(self, parameters: Mapping[str, object]):
        if self.weight:
            return Sum(self.weight)
        match self.once_by(parameters):
            case "person":
                return Count("seeker", distinct=True)
            case "office_day":
                return Count(_Together(F(self.office), TruncDate(self.when)), distinct=True)
            case _:
                return Count("pk")

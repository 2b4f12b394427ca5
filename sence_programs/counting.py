"""How an indicator turns rows into a number: for a list, for every office, for every goal.

One definition of what counts serves the three, so that a number and its list cannot differ.
"""

from collections.abc import Callable, Iterable
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

    `rows(**parameters)` are the rows of evidence, each with an `office`; `when` is their date
    (`dated`) or moment. `once`: each row counts, or each person, or each day of an office.
    `weight`: a column to add up instead. `note` says in Spanish how it is counted.
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

    def counted(self, offices: Iterable, since: date, until: date, **parameters) -> QuerySet:
        """The very rows that count for these offices (objects or keys), both days included.

        People when each person counts once; otherwise the rows of evidence.
        """
        dates = Value(since, DateField()), Value(until, DateField())
        found = self._between(*dates, **parameters).filter(office__in=offices)
        match self.once:
            case "person":
                return JobSeeker.objects.filter(pk__in=found.values("seeker"))
            case "office_day":
                days = found.order_by().annotate(day=TruncDate(self.when)).values("office", "day")
                return found.filter(pk__in=days.annotate(first=Min("pk")).values("first"))
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
        found = self._between(*dates, **parameters).filter(office__in=offices)
        grouped = found.order_by().values("office").annotate(number=self._measure())
        return dict(grouped.values_list("office", "number"))

    def number_for(self, group: str, key, since, until, **parameters) -> Coalesce:
        """An expression: the number of the rows whose `group` is `key`, between two dates.

        `group` is "office" or a path from a row to something that holds offices; `key`, `since`
        and `until` are expressions of the outer query.
        """
        found = self._between(since, until, **parameters).filter(**{group: key})
        grouped = found.order_by().values(group).annotate(number=self._measure())
        return Coalesce(Subquery(grouped.values("number"), output_field=IntegerField()), 0)

    def _between(self, since, until, **parameters) -> QuerySet:
        rows = self.rows(**parameters)
        if self.dated:
            return rows.filter(**{f"{self.when}__gte": since, f"{self.when}__lte": until})
        start, end = _StartOfDay(since), _StartOfDay(until, days=1)
        return rows.filter(**{f"{self.when}__gte": start, f"{self.when}__lt": end})

    def _measure(self):
        if self.weight:
            return Sum(self.weight)
        match self.once:
            case "person":
                return Count("seeker", distinct=True)
            case "office_day":
                return Count(_Together(F("office"), TruncDate(self.when)), distinct=True)
            case _:
                return Count("pk")

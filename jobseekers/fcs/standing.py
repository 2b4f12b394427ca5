"""The months of a recorded benefit, and who of an office comes this month."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jobseekers.fcs.calendar import month_after, month_of
from jobseekers.fcs.rules import Month, Recorded, Standing, due, months
from jobseekers.models import FcsBenefit, FcsCertification
from omil_portal.offices.models import Office


def months_of(benefit: FcsBenefit, on: date) -> list[Month]:
    """One query, none when the certifications were prefetched."""
    recorded = [_recorded(row) for row in benefit.standing_certifications()]
    return months(benefit.first_month, benefit.last_month, recorded, on)


def _recorded(row: FcsCertification) -> Recorded:
    certified = row.state == FcsCertification.State.CERTIFIED
    return Recorded(row.month, certified, row.ends_benefit)


def in_course(benefit: FcsBenefit, on: date) -> bool:
    """Whether something of it is still to be certified, now or later."""
    open_now = (Standing.DUE, Standing.TO_COME)
    return any(month.standing in open_now for month in months_of(benefit, on))


@dataclass(frozen=True)
class ThisMonth:
    """Somebody who draws the benefit this month. `missed`: earlier months without coming."""

    benefit: FcsBenefit
    month: Month
    missed: int


def of_this_month(office: Office, on: date) -> list[ThisMonth]:
    """Those of the office with a payment this month, who has still to come first. Two queries.

    With the days of grace of the month before, if the rules give any.
    """
    month = month_of(on)
    benefits = FcsBenefit.objects.filter(
        office=office,
        first_month__lte=month,
        last_month__gte=month_after(month, -1),
        seeker__merged_into=None,
    )
    rows = benefits.select_related("seeker").prefetch_related("certifications")
    found = [_this_month(benefit, months_of(benefit, on), month) for benefit in rows]
    return sorted(
        (row for row in found if row and row.month.standing is not Standing.LOST),
        key=lambda row: (row.month.standing is not Standing.DUE, row.benefit.seeker.display_name),
    )


def _this_month(benefit: FcsBenefit, rows: Iterable[Month], month: date) -> ThisMonth | None:
    rows = list(rows)
    missed = sum(row.standing is Standing.MISSED for row in rows)
    current = due(rows) or next((row for row in rows if row.month == month), None)
    return ThisMonth(benefit, current, missed) if current else None

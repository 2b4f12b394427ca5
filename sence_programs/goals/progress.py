"""How a goal stands on a day. Pure arithmetic: no clock, no database.

The target to date follows the months of the goal, and inside a month it grows in a straight line,
day by day. A goal that nobody divided grows so from the start of the agreement to its cut-off.
Anybody can check it with a calendar.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from math import ceil

from sence_programs.goals.months import target_by


class Standing(StrEnum):
    """The word shown beside a goal, the same everywhere."""

    REACHED = "Cumplida"
    ON_TRACK = "Al día"
    LATE = "Atrasada"
    MISSED = "No cumplida"


@dataclass(frozen=True)
class Progress:
    """`value` counted on `on`, towards `target` between two dates, both included.

    `monthly`: first day of each month → what it asks; empty for a goal that nobody divided.
    Raises ValueError when the dates are out of order or the target is not positive.
    """

    value: int
    target: int
    starts_on: date
    cut_off: date
    on: date
    monthly: Mapping[date, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.cut_off < self.starts_on:
            raise ValueError("the cut-off comes before the start")
        if self.target < 1:
            raise ValueError("a target is a positive number")

    @property
    def days(self) -> int:
        return (self.cut_off - self.starts_on).days + 1

    @property
    def days_gone(self) -> int:
        """Days that have counted, `on` included; never more than the agreement has."""
        return max(0, min(self.days, (self.on - self.starts_on).days + 1))

    @property
    def days_left(self) -> int:
        return self.days - self.days_gone

    @property
    def target_to_date(self) -> int:
        """Whole units, rounded down: nobody is late for a fraction of a person."""
        if self.monthly:
            return target_by(self.monthly, self.starts_on, self.cut_off, self.on)
        return self.target * self.days_gone // self.days

    @property
    def gap(self) -> int:
        """What the value exceeds the target to date by; negative when it falls short."""
        return self.value - self.target_to_date

    @property
    def missing(self) -> int:
        """Units still to count to reach the target; never negative."""
        return max(0, self.target - self.value)

    @property
    def forecast(self) -> int:
        """The value at the cut-off if the pace so far goes on; the value itself before a start."""
        return self.value * self.days // self.days_gone if self.days_gone else self.value

    @property
    def needed_per_week(self) -> int | None:
        """Units a week, rounded up, that still reach the target; None when no day is left."""
        return ceil(self.missing * 7 / self.days_left) if self.days_left else None

    @property
    def share_to_date(self) -> int:
        """The value as a percentage of the target to date, rounded down; 100 before a start."""
        expected = self.target_to_date
        return 100 * self.value // expected if expected else 100

    @property
    def share(self) -> int:
        """The value as a percentage of the whole target, rounded down, at most 100."""
        return min(100, 100 * self.value // self.target)

    @property
    def expected_share(self) -> int:
        """The target to date as a percentage of the whole, rounded down."""
        return 100 * self.target_to_date // self.target

    @property
    def standing(self) -> Standing:
        if self.value >= self.target:
            return Standing.REACHED
        if self.on > self.cut_off:
            return Standing.MISSED
        return Standing.ON_TRACK if self.gap >= 0 else Standing.LATE

    @property
    def will_miss(self) -> bool:
        """Whether it ends short of its target at the pace so far, or already did."""
        return self.standing in (Standing.LATE, Standing.MISSED)

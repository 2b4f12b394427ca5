"""Past years of a goal, written down month by month."""

from datetime import date
from itertools import accumulate

from hypothesis import strategies as st

from sence_programs.forecast.lessons import Lessons
from sence_programs.forecast.past import PastYear
from sence_programs.forecast.season import Season
from sence_programs.forecast.span import Span

OFFICE = 1
YEAR = Span(date(2026, 1, 1), date(2026, 12, 31))
SUMMER = (30, 25, 15, 5, 3, 2, 2, 3, 5, 10, 15, 25)
"""Most of the work between November and February; 140 a year."""


def past(year: int, months=SUMMER, *, office: int = OFFICE, target: int = 100) -> PastYear:
    """A calendar year that added `months`."""
    span = Span(date(year, 1, 1), date(year, 12, 31))
    return PastYear(office, span, target, tuple(accumulate(months)))


def three(months=SUMMER, *, office: int = OFFICE, target: int = 100) -> list[PastYear]:
    """The same year three times, 2023 to 2025."""
    return [past(year, months, office=office, target=target) for year in (2023, 2024, 2025)]


def season_of(office: int, years: list[PastYear]) -> Season:
    return Lessons(years).of(office).season


monthly = st.lists(st.integers(0, 60), min_size=12, max_size=12)
histories = st.lists(
    st.builds(
        past,
        st.sampled_from([2022, 2023, 2024, 2025]),
        monthly,
        office=st.integers(1, 3),
        target=st.integers(1, 400),
    ),
    max_size=6,
)

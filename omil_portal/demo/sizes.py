"""How much an invented office does in a year, by the people of its comuna.

The region published 15,529 people attended and 3,247 placed in 2024 by 24 offices. A year of the
demonstration comes near that, and the proportions between its steps are near those that Biobío
published in 2025: four in five of those attended are oriented, half are referred.
"""

from datetime import date, datetime, time, timedelta
from math import sqrt
from random import Random

from django.utils import timezone

PEOPLE = {
    "10101": 280_955,
    "10102": 37_626,
    "10103": 3_947,
    "10104": 12_571,
    "10105": 20_817,
    "10106": 17_832,
    "10107": 18_863,
    "10108": 14_735,
    "10109": 51_316,
    "10201": 48_727,
    "10202": 42_524,
    "10203": 16_267,
    "10204": 4_135,
    "10205": 15_456,
    "10206": 4_188,
    "10207": 5_542,
    "10208": 30_136,
    "10209": 8_754,
    "10210": 8_186,
    "10301": 176_304,
    "10302": 9_056,
    "10303": 20_968,
    "10304": 11_818,
    "10305": 14_085,
    "10306": 7_424,
    "10307": 10_537,
    "10401": 5_078,
    "10402": 2_912,
    "10403": 9_586,
    "10404": 1_826,
}
"""People by CUT of comuna in 2024: INE, projections 2002-2035 of the Censo 2017."""
FULL_SCALE = 40
"""People with a profile for each office when the year has its whole size."""
SMALLEST, PEOPLE_OF_SMALLEST, GROWTH = 60, 4_000, 0.447
"""Placements of an office in the smallest comunas; seventy times the people give 400."""
FOR_EACH_PLACEMENT = {
    "placed": 1.0,
    "attended": 4.2,
    "oriented": 3.3,
    "referred": 2.2,
    "assessed": 2.0,
    "readiness": 1.3,
    "vacancies": 1.8,
    "employer_contacts": 0.25,
}
BESIDES = {"employer_contacts": 12, "readiness_workshops": 4, "vacancies": 30}
RARE = {"fairs": 2, "employer_meetings": 3, "job_analyses": 2, "readiness_workshops": 2}
WORK = (1.2, 1.15, 1.1, 0.9, 0.7, 0.55, 0.6, 0.8, 0.95, 1.2, 1.45, 1.3)
DESK = (1.1, 0.8, 1.5, 1.2, 1.1, 0.9, 0.9, 1.2, 0.8, 1.0, 0.9, 0.6)
COMPANIES = (0.6, 0.5, 1.0, 1.2, 1.2, 1.0, 0.9, 1.1, 0.9, 1.5, 1.4, 0.7)
"""Each tuple: what January to December weigh in the south, for hiring, the desk and visits."""
SEASONS = {"placed": WORK, "referred": WORK, "vacancies": WORK}
SEASONS |= dict.fromkeys(("employer_contacts", "employer_meetings", "fairs"), COMPANIES)
CLUMPS = 1.6
"""Variance over mean of an invented month."""


def year_of(comuna: str, scale: int) -> dict[str, int]:
    """Indicator → what a year of the office of that comuna (its CUT) is asked to reach."""
    size = (PEOPLE[comuna] / PEOPLE_OF_SMALLEST) ** GROWTH
    placements = max(1, round(SMALLEST * size * scale / FULL_SCALE))
    usual = {name: placements * share for name, share in FOR_EACH_PLACEMENT.items()}
    for name, number in (BESIDES | RARE).items():
        usual[name] = usual.get(name, 0) + number
    return {name: _round(number) for name, number in usual.items()}


def _round(number: float) -> int:
    """As agreements say it: by fives from thirty up."""
    return round(number / 5) * 5 if number >= 30 else max(1, round(number))


def days_of_the_year(
    whole: float, season: tuple[float, ...], on: date, random: Random
) -> list[date]:
    """A weekday of this year before `on` for each of what a year of `whole` has given by then."""
    days = []
    for month in range(1, on.month + 1):
        open_days = _weekdays(date(on.year, month, 1), on)
        if not open_days:
            continue
        share = len(open_days) / len(_weekdays(date(on.year, month, 1), date.max))
        mean = max(whole, 0) * season[month - 1] / sum(season) * share
        number = max(0, round(random.gauss(mean, sqrt(CLUMPS * mean))))
        days += random.choices(open_days, k=number)
    return sorted(days)


def _weekdays(first: date, before: date) -> list[date]:
    """The Mondays to Fridays of a month that come `before` a day; 1 January is none."""
    month = (first + timedelta(days=n) for n in range(31))
    return [
        day
        for day in month
        if day.month == first.month
        and day < before
        and day.weekday() < 5
        and day.day + day.month > 2
    ]


def office_hour(day: date, random: Random) -> datetime:
    """Between nine and five."""
    return timezone.make_aware(
        datetime.combine(day, time(random.randrange(9, 17), random.randrange(60)))
    )

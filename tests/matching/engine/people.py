"""A seeker and a vacancy who fit each other, and a market of any such pairs, for these tests."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from matching.engine import (
    UNREACHABLE,
    Explanation,
    Matches,
    SeekerRow,
    VacancyRow,
    encode_occupation,
    explain,
    match,
    seekers_of,
    vacancies_of,
)

TODAY = 20_779
WAITER = encode_occupation("5131")

# Comunas 0 and 1 are half an hour apart; a ferry of 95 minutes joins 2; nobody commutes to 3.
TRAVEL = np.array(
    [
        [5, 30, 95, UNREACHABLE],
        [30, 5, 110, UNREACHABLE],
        [95, 110, 5, UNREACHABLE],
        [UNREACHABLE, UNREACHABLE, UNREACHABLE, 0],
    ],
    dtype=np.int16,
)

SEEKER = SeekerRow(
    id=1,
    comuna=0,
    accepted_minutes=60,
    moving_regions=0,
    schedules=0b01,
    licences=0,
    permits=0,
    schooling=4,
    desired=(WAITER, 0, 0),
    desired_months=(24, 0, 0),
    group_months=(0, 0, 0, 0, 0, 24, 0, 0, 0, 0),
    expected_pay=600_000,
    adult=True,
    widen=False,
    updated=TODAY,
    skills={7: 3, 9: 2},
)

VACANCY = VacancyRow(
    id=1,
    comuna=1,
    region=10,
    schedule=0b01,
    licences=0,
    permits=0,
    schooling=4,
    occupation=WAITER,
    experience_months=12,
    pay_max=720_000,
    adult_only=False,
    published=TODAY,
    skills={7: 3, 9: 2},
)


def seeker(**changes: Any) -> SeekerRow:
    return replace(SEEKER, **changes)


def vacancy(**changes: Any) -> VacancyRow:
    return replace(VACANCY, **changes)


def run(seekers: Sequence[SeekerRow], vacancies: Sequence[VacancyRow], **options: Any) -> Matches:
    """Match these rows today with the travel times above."""
    options = {"on_day": TODAY, **options}
    return match(seekers_of(seekers), vacancies_of(vacancies), TRAVEL, **options)


def why(one: SeekerRow, other: VacancyRow, **options: Any) -> Explanation:
    minutes = int(TRAVEL[one.comuna, other.comuna])
    return explain(one, other, minutes=minutes, **{"on_day": TODAY, **options})


Lists = dict[int, list[tuple[int, int]]]


def lists_by_id(
    matches: Matches, seekers: Sequence[SeekerRow], vacancies: Sequence[VacancyRow]
) -> tuple[Lists, Lists]:
    """{seeker id: [(vacancy id, points)]} and {vacancy id: [(seeker id, points)]}."""
    return (
        {
            one.id: [(vacancies[v].id, points) for v, points in matches.seekers.of(row)]
            for row, one in enumerate(seekers)
        },
        {
            one.id: [(seekers[s].id, points) for s, points in matches.vacancies.of(row)]
            for row, one in enumerate(vacancies)
        },
    )

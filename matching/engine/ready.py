"""Compiles every loop of the engine and keeps it, so that no request and no night waits for it."""

import numpy as np

from matching.engine.match import match
from matching.engine.occupations import encode_occupation
from matching.engine.openings import Openings
from matching.engine.people import People
from matching.engine.rows import SeekerRow, VacancyRow, seekers_of, vacancies_of
from matching.engine.spread import spread

PERSON = SeekerRow(
    id=1,
    comuna=0,
    accepted_minutes=30,
    moving_regions=0,
    schedules=0,
    licences=0,
    permits=0,
    schooling=0,
    desired=(encode_occupation("5131"), 0, 0),
    desired_months=(0, 0, 0),
    group_months=(0,) * 10,
    expected_pay=0,
    adult=True,
    widen=False,
    updated=0,
    skills={1: 1},
)
OFFER = VacancyRow(
    id=1,
    comuna=0,
    region=0,
    schedule=0,
    licences=0,
    permits=0,
    schooling=0,
    occupation=encode_occupation("5131"),
    experience_months=0,
    pay_max=0,
    adult_only=False,
    published=0,
    skills={1: 1},
)


def make_ready() -> None:
    """Match one person with one vacancy in every way there is. A minute where nothing is kept."""
    seekers, vacancies = seekers_of([PERSON]), vacancies_of([OFFER])
    travel = np.zeros((1, 1), dtype=np.int16)
    found = match(seekers, vacancies, travel, on_day=0, threads=1)
    Openings(vacancies, travel, on_day=0).best(seekers)
    People(seekers, travel, on_day=0).best(vacancies)
    posts = np.ones(1, dtype=np.int32)
    spread(found.seekers, found.vacancies, posts, seeker_ids=seekers.id)

"""Markets of every shape for property tests: small ranges, so that ties and near misses abound."""

import random
from typing import Any

from hypothesis import strategies as st

from matching.engine import SeekerRow, VacancyRow, encode_occupation
from tests.matching.engine.people import TODAY, seeker, vacancy

Market = tuple[list[SeekerRow], list[VacancyRow], list[tuple[int, int]]]

BIG_MASK = 2**31 - 1
CODES = st.sampled_from(["", "5", "51", "513", "5131", "5132", "5120", "52", "9112", "0110", "01"])
OCCUPATIONS = CODES.map(encode_occupation)
MASKS = st.sampled_from([0, 0, 1, 2, 3, 2**30, BIG_MASK])
MONTHS = st.sampled_from([0, 1, 11, 12, 13, 23, 24, 25, 60, 32_767])
PAY = st.sampled_from([0, 1, 500_000, 575_000, 575_001, 600_000, 2**31 - 1])
DAYS = st.sampled_from([0, TODAY - 91, TODAY - 90, TODAY - 30, TODAY - 7, TODAY, TODAY + 1])
SCHOOLING = st.sampled_from([0, 3, 4, 5, 12, 127])
SKILLS = st.dictionaries(
    st.sampled_from([0, 1, 2, 500, 2**31 - 1]), st.sampled_from([1, 2, 9, 32_767]), max_size=4
)
COMUNAS = st.integers(0, 3)

SEEKERS = st.builds(
    SeekerRow,
    id=st.integers(-(2**63), 2**63 - 1),
    comuna=COMUNAS,
    accepted_minutes=st.sampled_from([0, 29, 30, 95, 32_766]),
    moving_regions=MASKS,
    schedules=MASKS,
    licences=MASKS,
    permits=MASKS,
    schooling=SCHOOLING,
    desired=st.tuples(OCCUPATIONS, OCCUPATIONS, OCCUPATIONS),
    desired_months=st.tuples(MONTHS, MONTHS, MONTHS),
    group_months=st.tuples(*[MONTHS] * 10),
    expected_pay=PAY,
    adult=st.booleans(),
    widen=st.booleans(),
    updated=DAYS,
    skills=SKILLS,
)

VACANCIES = st.builds(
    VacancyRow,
    id=st.integers(-(2**63), 2**63 - 1),
    comuna=COMUNAS,
    region=st.sampled_from([0, 1, 30]),
    schedule=st.sampled_from([0, 1, 2, 2**30]),
    licences=st.sampled_from([0, 0, 0, 1, 2**30]),
    permits=st.sampled_from([0, 0, 0, 1, 3]),
    schooling=st.sampled_from([0, 0, 3, 4, 127]),
    occupation=OCCUPATIONS,
    experience_months=st.sampled_from([0, 0, 0, 12, 24, 32_767]),
    pay_max=PAY,
    adult_only=st.booleans(),
    published=DAYS,
    skills=SKILLS,
)


def market_of(seed: int) -> Market:
    """Up to 25 seekers and 20 vacancies, one pair in some five feasible, many of them tied."""
    chance = random.Random(seed)

    def mostly(usual: Any, *others: Any) -> Any:
        return usual if chance.random() < 0.8 else chance.choice(others)

    def skills() -> dict[int, int]:
        return {skill: skill + 1 for skill in range(5) if chance.random() < 0.4}

    def code() -> int:
        return encode_occupation(mostly("5131", "5132", "5120", "5223", "52", "5", "9112", ""))

    seekers = [
        seeker(
            id=identity,
            comuna=chance.randrange(4),
            accepted_minutes=mostly(95, 0, 29, 30, 110),
            moving_regions=mostly(0, 1, 2, 3),
            schedules=mostly(3, 0, 1, 2),
            licences=mostly(3, 0, 1, 2),
            schooling=mostly(4, 3, 5, 12),
            desired=(code(), code(), 0),
            desired_months=(mostly(24, 0, 12), chance.randrange(30), 0),
            group_months=(mostly(24, 0, 12),) * 10,
            expected_pay=mostly(575_000, 0, 575_001, 600_000),
            adult=mostly(True, False),
            widen=mostly(False, True),
            updated=TODAY - mostly(0, 7, 8, 91),
            skills=skills(),
        )
        for identity in chance.sample(range(-50, 50), chance.randrange(26))
    ]
    vacancies = [
        vacancy(
            id=identity,
            comuna=chance.randrange(3),
            region=chance.randrange(2),
            schedule=mostly(1, 0, 2),
            licences=mostly(0, 1, 2, 3),
            schooling=mostly(3, 0, 4, 5),
            occupation=code(),
            experience_months=mostly(0, 12, 24, 25),
            pay_max=mostly(500_000, 0, 700_000),
            adult_only=mostly(False, True),
            published=TODAY - mostly(0, 30, 31),
            skills=skills(),
        )
        for identity in chance.sample(range(-50, 50), chance.randrange(21))
    ]
    ids = range(-50, 50)
    rejected = [(chance.choice(ids), chance.choice(ids)) for _ in range(chance.randrange(200))]
    return seekers, vacancies, rejected


MARKETS = st.integers(0, 2**32).map(market_of)

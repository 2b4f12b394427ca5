"""The invented market goes into the portal's tables, and the night reads what was invented."""

import numpy as np
import pytest

from matching.engine import Seekers, Vacancies
from matching.engine.arrays import columns_of
from matching.store import read_market
from omil_portal.bench.market import ON

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ELSEWHERE = {"comuna"}
"""The night numbers the comunas of the whole country; the market, those of its regions."""


@pytest.fixture
def read(full_tables):
    return read_market(ON)


def in_order(side) -> np.ndarray:
    return np.argsort(side.id)


def test_the_night_reads_every_number_that_was_invented(read, invented):
    for kind, name in ((Seekers, "seekers"), (Vacancies, "vacancies")):
        told, side = getattr(read, name), getattr(invented, name)
        for column in columns_of(kind).keys() - ELSEWHERE:
            given = getattr(side, column)[in_order(side)]
            assert np.array_equal(getattr(told, column), given), f"{name}.{column}"
        assert told.skills.counts.tolist() == side.skills.counts[in_order(side)].tolist()


def test_everybody_is_where_they_were_invented(read, invented):
    cuts, known = [*read.territory.comunas, None], [*invented.place.cuts, None]
    for name in ("seekers", "vacancies"):
        told, side = getattr(read, name), getattr(invented, name)
        assert [cuts[row] for row in told.comuna] == [
            known[row] for row in side.comuna[in_order(side)]
        ]


def test_posts_and_rejections_are_those_invented(read, invented):
    assert read.posts.tolist() == invented.posts[in_order(invented.vacancies)].tolist()
    assert read.excluded.tolist() == invented.excluded.tolist()

"""The invented market: the same for everyone, spread as people are, and about nobody."""

import numpy as np
import pytest

from omil_portal.bench.market import market, taken
from omil_portal.bench.scales import SCALES
from omil_portal.bench.supply import MOST_POSTS
from omil_portal.bench.territory import population, territory
from omil_portal.offices.territory import read_comunas

SMALL = SCALES["small"]


def test_the_same_seed_gives_the_same_market():
    assert market(SMALL).fingerprint == market(SMALL).fingerprint


def test_another_seed_gives_another_market():
    assert market(SMALL, seed=1).fingerprint != market(SMALL, seed=2).fingerprint


@pytest.mark.parametrize("column", ["seekers.skills.weights", "vacancies.pay_max", "posts"])
def test_one_changed_number_changes_the_fingerprint(column):
    invented = market(SMALL)
    before = invented.fingerprint
    numbers = invented
    for name in column.split("."):
        numbers = getattr(numbers, name)
    numbers[0] += 1
    assert invented.fingerprint != before


def test_the_engine_accepts_both_sides():
    invented = market(SMALL)
    invented.seekers.validate()
    invented.vacancies.validate()


def test_ties_by_id_are_not_ties_by_row():
    assert not np.all(np.diff(market(SMALL).seekers.id) > 0)


def test_nobody_wants_the_same_occupation_twice():
    for wishes in market(SMALL).seekers.desired.tolist():
        said = [code for code in wishes if code]
        assert len(set(said)) == len(said)


def test_most_vacancies_have_one_post_and_a_few_have_many():
    posts = market(SMALL).posts
    assert np.median(posts) == 1
    assert posts.min() == 1
    assert 5 < posts.max() <= MOST_POSTS


def test_every_comuna_has_its_people():
    assert population().keys() == {comuna.cut for comuna in read_comunas()}


def test_the_people_add_up_to_the_projection_of_ine():
    assert sum(population().values()) == 20_086_377


def test_shares_of_a_region_are_those_of_its_comunas():
    place = territory(("10",))
    people = population()
    assert len(place.cuts) == 30
    assert place.crowd.sum() == pytest.approx(1)
    of_puerto_montt = place.crowd[place.cuts.index("10101")]
    assert of_puerto_montt == people["10101"] / sum(people[cut] for cut in place.cuts)


def test_rows_taken_keep_their_skills():
    seekers = market(SMALL).seekers
    some = taken(seekers, np.array([7, 3]))
    some.validate()
    assert some.id.tolist() == seekers.id[[7, 3]].tolist()
    of_the_first = slice(*seekers.skills.offsets[7:9])
    assert some.skills.ids[: some.skills.offsets[1]].tolist() == (
        seekers.skills.ids[of_the_first].tolist()
    )


def test_a_sample_of_people_meets_the_same_vacancies():
    invented = market(SMALL)
    some = invented.some(0.1)
    assert len(some.seekers) == len(invented.seekers) / 10
    assert len(some.vacancies) == len(invented.vacancies)
    assert set(some.excluded[:, 0]) <= set(some.seekers.id)

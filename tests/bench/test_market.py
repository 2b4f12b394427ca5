"""The invented market: the same for everyone, skewed, and about nobody."""

import numpy as np

from omil_portal.bench.market import market
from omil_portal.bench.scales import SCALES
from omil_portal.bench.territory import territory

SMALL = SCALES["small"]


def test_the_same_seed_gives_the_same_market():
    assert market(SMALL).fingerprint == market(SMALL).fingerprint


def test_another_seed_gives_another_market():
    assert market(SMALL, seed=1).fingerprint != market(SMALL, seed=2).fingerprint


def test_one_changed_number_changes_the_fingerprint():
    invented = market(SMALL)
    before = invented.fingerprint
    invented.seekers.skills.weights[0] += 1
    assert invented.fingerprint != before


def test_the_engine_accepts_both_sides():
    invented = market(SMALL)
    invented.seekers.validate()
    invented.vacancies.validate()


def test_ties_by_id_are_not_ties_by_row():
    assert not np.all(np.diff(market(SMALL).seekers.id) > 0)


def test_a_few_comunas_hold_most_people():
    crowd = np.sort(territory(("10",)).crowd)[::-1]
    assert len(crowd) == 30
    assert crowd[:4].sum() > 0.4

"""One against everybody gives the list of the whole match, and what does not is told."""

import pytest

from matching.engine import Openings
from omil_portal.bench import at_once
from omil_portal.bench.market import market
from omil_portal.bench.scales import SCALES

SMALL = SCALES["small"]
pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def fewer_calls(monkeypatch):
    for name, calls in {"OFFERS": 100, "PERSONS": 300, "ASKING": 30}.items():
        monkeypatch.setattr(at_once, name, calls)


def test_every_list_is_the_whole_matchs():
    result = at_once.bench(SMALL)
    assert result.equal
    assert [call["calls"] for call in result.data["calls"]] == [100, 300, 30]
    assert all(call["p50_ms"] <= call["p99_ms"] for call in result.data["calls"])


def test_a_forgotten_rejection_is_told(monkeypatch):
    monkeypatch.setattr(at_once, "_rejections", lambda invented, side: lambda one: None)
    result = at_once.bench(SMALL)
    assert not result.equal
    assert "is not the night's" in result.data["differences"][0]


@pytest.mark.parametrize("question", range(len(at_once.QUESTIONS)))
def test_a_question_changes_one_thing_of_the_person(question):
    people = market(SMALL).seekers
    asked = at_once.what_if(people, 3)
    changed = [
        name
        for name in ("licences", "accepted_minutes", "schooling", "permits", "widen")
        if getattr(asked, name)[question + 1] != getattr(asked, name)[0]
    ]
    assert len(changed) <= 1


def test_no_question_closes_a_door():
    invented = market(SMALL)
    openings = Openings(invented.vacancies, invented.travel, on_day=invented.on_day)
    for row in range(50):
        counts = openings.count(at_once.what_if(invented.seekers, row))
        assert counts.min() == counts[0]

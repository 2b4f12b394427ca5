"""A night over the invented market publishes the lists of its match, and a wrong one is told."""

import pytest

from matching.models import SeekerMatches
from omil_portal.bench import night
from omil_portal.bench.market import ON

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.usefixtures("full_tables"),
]


def test_nights_publish_what_was_matched():
    figures = night.nights()
    assert figures["differences"] == []
    assert figures["lists_read_back"] == 800
    assert figures["lists_published"] > 200
    assert [stage["name"] for stage in figures["stages"]] == [
        *("read", "match", "spread", "publish", "rest", "total"),
    ]
    assert all(stage["wall_seconds"] >= 0 for stage in figures["stages"])


def test_one_wrong_point_published_is_told():
    night.match_step(ON)
    wrong = SeekerMatches.objects.order_by("pk").first()
    wrong.points[-1] -= 1
    wrong.save()
    differences = night._check(night.read_market(ON))["differences"]
    assert differences == [f"the list of seeker_id {wrong.seeker_id}"]


def test_a_list_that_is_missing_is_told():
    night.match_step(ON)
    SeekerMatches.objects.order_by("pk").first().delete()
    assert len(night._check(night.read_market(ON))["differences"]) == 2

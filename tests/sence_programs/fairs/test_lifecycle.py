"""A fair goes from the plan to the record, one way."""

from datetime import date, timedelta

import pytest

from omil_portal.refusals import Refused
from sence_programs.fairs import lifecycle
from sence_programs.fairs.codes import ALPHABET, new_short_code, read_code, spoken
from sence_programs.models import JobFair, JobFairEvent
from sence_programs.services.fairs import move_fair, save_fair
from tests.factories.fairs import FairStandFactory, JobFairFactory
from tests.factories.when import AT, ON

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("state", "move"),
    [("draft", "announce"), ("announced", "hold"), ("held", "close"), ("closed", None)],
)
def test_each_state_allows_one_move(state, move):
    assert lifecycle.move_from(state) == move


@pytest.mark.parametrize(
    ("move", "on", "told"),
    [
        ("announce", date(2026, 1, 1), None),
        ("hold", date(2026, 11, 9), date(2026, 11, 10)),
        ("hold", date(2026, 11, 10), None),
        ("close", date(2026, 11, 10), date(2026, 11, 11)),
        ("close", date(2026, 11, 11), None),
    ],
)
def test_a_fair_is_not_held_nor_closed_before_its_days(move, on, told):
    days = {"starts_on": date(2026, 11, 10), "ends_on": date(2026, 11, 11)}
    assert lifecycle.too_early(move, **days, on=on) == told


@pytest.mark.parametrize("typed", ["ABC234", "abc234", "ABC 234", " abc-2 34 "])
def test_a_short_code_is_read_however_it_is_typed(typed):
    assert read_code(typed) == "ABC234"


def test_the_code_of_a_qr_keeps_its_case():
    assert read_code("zU_MC5KCnWS52JVv") == "zU_MC5KCnWS52JVv"


def test_a_short_code_has_no_letters_that_are_taken_for_others():
    assert set(new_short_code()) <= set(ALPHABET)
    assert not set("01OIL") & set(ALPHABET)


def test_a_short_code_is_said_in_two_halves():
    assert spoken("ABC234") == "ABC 234"


@pytest.mark.django_db
def test_announcing_twice_is_announcing_once(liaison):
    fair = JobFairFactory(draft=True)
    for _ in range(2):
        move_fair(fair=fair, move="announce", by=liaison, at=AT)
    assert [event.to_state for event in JobFairEvent.objects.all()] == ["announced"]


@pytest.mark.django_db
def test_a_draft_cannot_be_closed(liaison):
    with pytest.raises(Refused, match="figura como «en preparación»"):
        move_fair(fair=JobFairFactory(draft=True), move="close", by=liaison, at=AT)


@pytest.mark.django_db
def test_a_fair_of_tomorrow_was_not_held(liaison):
    fair = JobFairFactory(starts_on=ON + DAY)
    with pytest.raises(Refused, match="Podrás hacerlo desde el martes 3 de noviembre"):
        move_fair(fair=fair, move="hold", by=liaison, at=AT)


@pytest.mark.django_db
def test_a_closed_fair_is_not_changed(liaison):
    fair = move_fair(fair=JobFairFactory(held=True), move="close", by=liaison, at=AT)
    fair.title = "Otra"
    with pytest.raises(Refused, match="está cerrada"):
        save_fair(fair=fair, partners=[], by=liaison, at=AT)


@pytest.mark.django_db
def test_the_stands_are_not_made_fewer_than_those_taken(liaison):
    fair = JobFairFactory(capacity=5)
    FairStandFactory(fair=fair, number=4)
    fair.capacity = 3
    with pytest.raises(Refused, match="El stand 4 ya está tomado"):
        save_fair(fair=fair, partners=[], by=liaison, at=AT)


@pytest.mark.django_db
def test_two_offices_may_hold_one_fair(office, liaison):
    fair = JobFairFactory()
    save_fair(fair=fair, partners=[office, fair.office], by=liaison, at=AT)
    assert set(fair.partners.all()) == {office}
    assert list(JobFair.objects.held_by([office.pk])) == [fair]

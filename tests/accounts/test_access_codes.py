"""The code that the desk hands over to a person without e-mail."""

from datetime import timedelta

import pytest

from omil_portal.accounts.access_codes import (
    ALPHABET,
    LENGTH,
    TRIES,
    VALID_FOR,
    NotForStaff,
    WrongCode,
    issue,
    redeem,
    send,
)
from omil_portal.accounts.models import AccessCode
from omil_portal.outbox.models import Message
from tests.factories.kernel import StaffMembershipFactory, UserFactory
from tests.factories.when import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return UserFactory()


@pytest.fixture
def code(person):
    return issue(user=person, by=UserFactory(), at=AT)


def test_the_code_lets_its_person_in(person, code):
    assert redeem(username=person.username, code=code, at=AT) == person


def test_it_is_read_in_lower_case_and_with_spaces(person, code):
    typed = f" {code[:4].lower()} {code[4:].lower()} "
    assert redeem(username=person.username, code=typed, at=AT) == person


def test_it_has_eight_signs_that_nobody_confuses(code):
    assert len(code) == LENGTH == 8
    assert set(code) <= set(ALPHABET)
    assert not set("0O1ILZ25S") & set(ALPHABET)


def test_it_is_not_kept_in_clear(code):
    assert code not in AccessCode.objects.get().code_hash


def test_it_works_once(person, code):
    redeem(username=person.username, code=code, at=AT)
    with pytest.raises(WrongCode):
        redeem(username=person.username, code=code, at=AT)


def test_it_works_until_the_seventh_day(person, code):
    almost = AT + VALID_FOR - timedelta(seconds=1)
    assert redeem(username=person.username, code=code, at=almost) == person


def test_it_no_longer_works_after_seven_days(person, code):
    with pytest.raises(WrongCode):
        redeem(username=person.username, code=code, at=AT + VALID_FOR)


def test_it_opens_no_other_account(code):
    with pytest.raises(WrongCode):
        redeem(username=UserFactory().username, code=code, at=AT)


def test_after_five_wrong_tries_not_even_the_right_code_works(person, code):
    for _ in range(TRIES):
        _try_wrong(person)
    with pytest.raises(WrongCode):
        redeem(username=person.username, code=code, at=AT)


def test_four_wrong_tries_are_forgiven(person, code):
    for _ in range(TRIES - 1):
        _try_wrong(person)
    assert redeem(username=person.username, code=code, at=AT) == person


def test_a_new_code_puts_an_end_to_the_one_before(person, code):
    issue(user=person, by=UserFactory(), at=AT)
    with pytest.raises(WrongCode):
        redeem(username=person.username, code=code, at=AT)


def test_a_closed_account_stays_closed(person, code):
    person.is_active = False
    person.save()
    with pytest.raises(WrongCode):
        redeem(username=person.username, code=code, at=AT)


def test_a_desk_cannot_take_over_the_account_of_staff():
    colleague = StaffMembershipFactory(office_manager=True).user
    with pytest.raises(NotForStaff):
        issue(user=colleague, by=UserFactory(), at=AT)
    assert not AccessCode.objects.exists()


def _try_wrong(person):
    with pytest.raises(WrongCode):
        redeem(username=person.username, code="AAAAAAAA", at=AT)


def sent_code() -> str:
    """What the only message says, between «Tu código es» and the full stop."""
    return Message.objects.get().body.removeprefix("Tu código es ").split(".")[0]


@pytest.mark.parametrize("login", ["12531909-2", "ROSA@muni.example"])
def test_who_has_an_e_mail_gets_a_code_there(login):
    rosa = UserFactory(username="12531909-2", email="rosa@muni.example")
    send(login=login, at=AT)
    assert Message.objects.get().address == "rosa@muni.example"
    assert redeem(username="12531909-2", code=sent_code(), at=AT) == rosa


def test_also_who_is_staff_or_a_company():
    member = StaffMembershipFactory(user__email="rosa@muni.example").user
    send(login=member.username, at=AT)
    assert redeem(username=member.username, code=sent_code(), at=AT) == member


def test_the_code_of_an_e_mail_lasts_two_hours(person):
    person.email = "rosa@muni.example"
    person.save()
    send(login=person.username, at=AT)
    with pytest.raises(WrongCode):
        redeem(username=person.username, code=sent_code(), at=AT + timedelta(hours=2))


def test_who_has_no_e_mail_or_no_account_or_was_shut_is_sent_nothing(person):
    shut = UserFactory(email="rosa@muni.example", is_active=False)
    for login in (person.username, shut.username, "nobody@muni.example"):
        send(login=login, at=AT)
    assert not Message.objects.exists()
    assert not AccessCode.objects.exists()


def test_who_knows_a_run_cannot_take_away_the_code_of_the_desk(person, code):
    person.email = "rosa@muni.example"
    person.save()
    send(login=person.username, at=AT)
    assert not Message.objects.exists()
    assert redeem(username=person.username, code=code, at=AT) == person

"""Moving an offer: who, once, told, and never against art. 2."""

import threading
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from employers.lifecycle import Action, ForbiddenMove
from employers.models import Vacancy
from employers.services.vacancies import CannotMove, move
from omil_portal.access.roles import Role
from omil_portal.outbox.models import Message
from tests.factories.employers import EmployerMemberFactory, VacancyFactory
from tests.factories.kernel import OfficeFactory, StaffMembershipFactory
from tests.factories.when import AT

LATER = AT + timedelta(hours=1)


def liaison_of(office):
    return StaffMembershipFactory(role=Role.EMPLOYER_LIAISON, office=office).user


@pytest.fixture
def member(db):
    return EmployerMemberFactory()


@pytest.fixture
def offer(member):
    """An offer of the member's company, waiting for the OMIL."""
    return VacancyFactory(employer=member.employer, posted_by=member.user, in_review=True)


@pytest.fixture
def liaison(offer):
    return liaison_of(offer.office)


def publish(offer, by, **more):
    return move(vacancy=offer, action=Action.PUBLISH, by=by, at=LATER, **more)


def test_the_office_publishes_and_the_event_says_who_and_when(offer, liaison):
    publish(offer, liaison)
    offer.refresh_from_db()
    event = offer.events.get()
    assert (offer.status, offer.published_at) == (Vacancy.Status.PUBLISHED, LATER)
    assert (event.from_status, event.to_status, event.by) == ("in_review", "published", liaison)


def test_a_second_click_publishes_once(offer, liaison):
    publish(offer, liaison)
    publish(offer, liaison)
    assert offer.events.count() == 1
    assert Message.objects.count() == 1


def test_whoever_posted_it_is_told(offer, liaison):
    publish(offer, liaison)
    assert Message.objects.get(user=offer.posted_by).subject.endswith("está publicada")


def test_another_office_does_not_publish_it(offer):
    with pytest.raises(PermissionDenied):
        publish(offer, liaison_of(OfficeFactory()))


def test_the_company_does_not_publish_its_own_offer(offer, member):
    with pytest.raises(PermissionDenied):
        publish(offer, member.user)


def test_the_front_desk_does_not_publish(offer):
    with pytest.raises(PermissionDenied):
        publish(offer, StaffMembershipFactory(office=offer.office).user)


def test_nobody_reviews_an_offer_without_an_office(offer, liaison):
    Vacancy.objects.update(office=None)
    with pytest.raises(PermissionDenied):
        publish(offer, liaison)


def test_returning_needs_a_reason_and_the_company_reads_it(offer, liaison):
    with pytest.raises(CannotMove):
        move(vacancy=offer, action=Action.RETURN, by=liaison, at=LATER)
    move(vacancy=offer, action=Action.RETURN, by=liaison, at=LATER, note="Falta el horario.")
    assert "Falta el horario." in Message.objects.get().body


def test_an_offer_that_asks_for_looks_is_not_published(offer, liaison):
    Vacancy.objects.update(functions="Atender público. Buena presencia.")
    with pytest.raises(CannotMove, match="la ley prohíbe"):
        publish(offer, liaison)
    assert Vacancy.objects.get().status == Vacancy.Status.IN_REVIEW


def test_a_written_legal_ground_clears_it_and_stays(offer, liaison):
    Vacancy.objects.update(functions="Vigilante mayor de 21 años.")
    publish(offer, liaison, legal_ground="DL 3.607, art. 5 bis")
    assert Vacancy.objects.get().legal_ground == "DL 3.607, art. 5 bis"


def test_blanks_are_no_legal_ground(offer, liaison):
    Vacancy.objects.update(title="Solo varones")
    with pytest.raises(CannotMove):
        publish(offer, liaison, legal_ground="   ")


def test_a_text_that_changed_while_it_was_read_is_read_again(offer, liaison):
    with pytest.raises(CannotMove, match="cambió"):
        publish(offer, liaison, seen=offer.changed_at - timedelta(minutes=1))


def test_what_was_returned_is_no_longer_published(offer, liaison):
    move(vacancy=offer, action=Action.RETURN, by=liaison, at=LATER, note="Falta el sueldo.")
    with pytest.raises(ForbiddenMove):
        publish(offer, liaison)


def test_an_unfinished_draft_is_not_sent(member):
    draft = VacancyFactory(employer=member.employer, draft=True, functions="", contract="")
    with pytest.raises(CannotMove, match="qué hará la persona, el contrato"):
        move(vacancy=draft, action=Action.SUBMIT, by=member.user, at=LATER)


def test_a_draft_without_an_office_is_not_sent(member):
    draft = VacancyFactory(employer=member.employer, draft=True)
    Vacancy.objects.update(office=None)
    with pytest.raises(CannotMove, match="no tiene una OMIL"):
        move(vacancy=draft, action=Action.SUBMIT, by=member.user, at=LATER)


def test_an_unconfirmed_member_moves_nothing(offer):
    stranger = EmployerMemberFactory(employer=offer.employer, unconfirmed=True).user
    with pytest.raises(PermissionDenied):
        move(vacancy=offer, action=Action.WITHDRAW, by=stranger, at=LATER)


def test_only_the_system_lets_an_offer_expire(member):
    offer = VacancyFactory(employer=member.employer, posted_by=member.user)
    with pytest.raises(PermissionDenied):
        move(vacancy=offer, action=Action.EXPIRE, by=member.user, at=LATER)
    assert move(vacancy=offer, action=Action.EXPIRE, by=None, at=LATER).status == "closed"


def test_one_is_not_told_what_one_did(member):
    offer = VacancyFactory(employer=member.employer, posted_by=member.user)
    move(vacancy=offer, action=Action.CLOSE, by=member.user, at=LATER)
    assert not Message.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_decide_at_once_one_decides():
    member = EmployerMemberFactory()
    offer = VacancyFactory(employer=member.employer, posted_by=member.user, in_review=True)
    one, other = liaison_of(offer.office), liaison_of(offer.office)
    start = threading.Barrier(2)
    refused = []

    def decide(action, by):
        start.wait()
        try:
            move(vacancy=offer, action=action, by=by, at=LATER, note="Falta el horario.")
        except ForbiddenMove as forbidden:
            refused.append(str(forbidden))
        finally:
            connection.close()

    both = [
        threading.Thread(target=decide, args=(Action.PUBLISH, one)),
        threading.Thread(target=decide, args=(Action.RETURN, other)),
    ]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert len(refused) == 1
    assert offer.events.count() == Message.objects.count() == 1

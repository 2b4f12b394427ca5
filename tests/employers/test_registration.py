"""A company comes into the portal, and those who act for it."""

import threading
import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from employers.models import Employer, EmployerMember
from employers.services.members import confirm_member, end_membership
from employers.services.registration import (
    AccountExists,
    EmailTaken,
    register_company,
    register_with_account,
)
from omil_portal.access.actor import actor_for
from omil_portal.access.permissions import Permission
from omil_portal.access.roles import Role
from omil_portal.accounts.models import User
from omil_portal.accounts.run import parse_run
from omil_portal.outbox.models import Message
from tests.factories.kernel import ComunaFactory, StaffMembershipFactory, UserFactory
from tests.factories.when import AT

RUT = parse_run("76.086.428-5")


def own_company(**changes):
    return {"rut": RUT, "legal_name": "Astillero Sur SpA", "comuna": ComunaFactory(), **changes}


def newcomer(**changes):
    return {
        "run": parse_run("12.531.909-2"),
        "full_name": "Rosa Elena Vera",
        "email": "rosa@astillero.example",
        "password": "astillero-2026",
        "request_id": uuid.uuid4(),
        "at": AT,
        **own_company(),
        **changes,
    }


def acts_for(user):
    return actor_for(user).employer_ids(Permission.OWN_VACANCIES)


@pytest.mark.django_db
def test_whoever_registers_a_company_first_acts_for_it_at_once():
    member = register_with_account(**newcomer())
    assert acts_for(member.user) == {member.employer_id}


@pytest.mark.django_db
def test_the_account_is_opened_with_the_run_and_the_password_chosen():
    member = register_with_account(**newcomer())
    assert member.user.username == "12531909-2"
    assert member.user.check_password("astillero-2026")


@pytest.mark.django_db
def test_the_same_form_sent_twice_registers_once():
    form = newcomer()
    assert register_with_account(**form) == register_with_account(**form)
    assert (User.objects.count(), Employer.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_somebody_with_an_account_is_asked_to_sign_in():
    UserFactory(username="12531909-2")
    with pytest.raises(AccountExists):
        register_with_account(**newcomer())
    assert not Employer.objects.exists()


@pytest.mark.django_db
def test_knowing_the_form_does_not_open_the_account_without_its_password():
    form = newcomer()
    register_with_account(**form)
    with pytest.raises(AccountExists):
        register_with_account(**{**form, "password": "otra-clave-2026"})


@pytest.mark.django_db
def test_an_email_belongs_to_one_account():
    UserFactory(email="rosa@astillero.example")
    with pytest.raises(EmailTaken):
        register_with_account(**newcomer())


@pytest.mark.django_db
def test_a_second_person_with_the_same_rut_waits():
    register_company(user=UserFactory(), at=AT, **own_company())
    second = register_company(user=UserFactory(), at=AT, **own_company())
    assert second.confirmed_at is None
    assert acts_for(second.user) == frozenset()


@pytest.mark.django_db
def test_the_name_of_a_company_is_not_changed_by_a_second_person():
    first = register_company(user=UserFactory(), at=AT, **own_company())
    register_company(user=UserFactory(), at=AT, **own_company(legal_name="Otra cosa"))
    first.employer.refresh_from_db()
    assert first.employer.legal_name == "Astillero Sur SpA"


@pytest.mark.django_db
def test_the_members_are_told_that_somebody_asks():
    first = register_company(user=UserFactory(), at=AT, **own_company())
    register_company(user=UserFactory(), at=AT, **own_company())
    assert Message.objects.get().user == first.user


@pytest.fixture
def waiting(db):
    register_company(user=UserFactory(), at=AT, **own_company())
    return register_company(user=UserFactory(), at=AT, **own_company())


def test_a_member_confirms_the_newcomer(waiting):
    colleague = EmployerMember.objects.exclude(pk=waiting.pk).get().user
    confirm_member(member=waiting, by=colleague, at=AT)
    assert acts_for(waiting.user) == {waiting.employer_id}


def test_the_omil_confirms_the_newcomer(waiting):
    officer = StaffMembershipFactory(role=Role.EMPLOYER_LIAISON).user
    confirm_member(member=waiting, by=officer, at=AT)
    assert acts_for(waiting.user) == {waiting.employer_id}


def test_nobody_confirms_themself(waiting):
    with pytest.raises(PermissionDenied):
        confirm_member(member=waiting, by=waiting.user, at=AT)


def test_the_front_desk_does_not_confirm(waiting):
    with pytest.raises(PermissionDenied):
        confirm_member(member=waiting, by=StaffMembershipFactory().user, at=AT)


def test_whoever_was_turned_down_is_not_confirmed_by_an_old_page(waiting):
    colleague = EmployerMember.objects.exclude(pk=waiting.pk).get().user
    end_membership(member=waiting, by=colleague, at=AT)
    confirm_member(member=waiting, by=colleague, at=AT)
    assert acts_for(waiting.user) == frozenset()


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_register_once():
    form, start, made = newcomer(), threading.Barrier(2), []

    def click():
        start.wait()
        made.append(register_with_account(**form).pk)
        connection.close()

    clicks = [threading.Thread(target=click) for _ in range(2)]
    for thread in clicks:
        thread.start()
    for thread in clicks:
        thread.join()
    assert made[0] == made[1]
    assert EmployerMember.objects.count() == 1

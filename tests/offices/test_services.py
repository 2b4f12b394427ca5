"""Who works in an office, and who is in charge of it."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from omil_portal.access.roles import Role
from omil_portal.accounts.access_codes import WrongCode, issue, redeem
from omil_portal.accounts.models import AccessCode
from omil_portal.offices.models import StaffMembership
from omil_portal.offices.services import LastManager, add_to_staff, end_membership, welcome
from tests.factories.kernel import OfficeFactory, StaffMembershipFactory, UserFactory, run_of
from tests.factories.when import AT, ON

DAY = timedelta(days=1)


@pytest.fixture
def office(db):
    return OfficeFactory(name="OMIL Quellón")


@pytest.fixture
def manager(office):
    return StaffMembershipFactory(office=office, office_manager=True)


def newcomer(office, run=None, role=Role.FRONT_DESK):
    return welcome(
        office=office,
        run=run or run_of(12_531_909).canonical,
        full_name="Rosa Ñancupel",
        role=role,
        by=UserFactory(),
        at=AT,
    )


def test_who_is_new_gets_an_account_and_a_code_that_opens_it(office):
    membership, code = newcomer(office)
    assert redeem(username="12531909-2", code=code, at=AT) == membership.user
    assert membership.user.full_name == "Rosa Ñancupel"


def test_who_has_an_account_keeps_its_name_and_gets_no_code(office):
    known = UserFactory(full_name="Rosa Barría")
    membership, code = newcomer(office, known.username)
    known.refresh_from_db()
    assert (membership.user, known.full_name, code) == (known, "Rosa Barría", None)
    assert not AccessCode.objects.exists()


def test_who_never_came_in_gets_another_code_when_added_again(office):
    _, first = newcomer(office)
    membership, second = newcomer(office)
    assert second != first
    assert redeem(username="12531909-2", code=second, at=AT) == membership.user


def test_another_office_gets_no_code_for_who_never_came_in(office):
    newcomer(office)
    _, code = newcomer(OfficeFactory(name="OMIL Ancud"))
    assert code is None


def test_a_code_handed_to_a_job_seeker_does_not_open_their_account_as_staff(office):
    seeker = UserFactory()
    code = issue(user=seeker, by=UserFactory(), at=AT)
    newcomer(office, seeker.username)
    with pytest.raises(WrongCode):
        redeem(username=seeker.username, code=code, at=AT)


def test_staff_who_chose_a_password_get_no_code(office):
    membership, _ = newcomer(office)
    membership.user.set_password("una clave larga")
    membership.user.save()
    assert newcomer(office)[1] is None


def test_the_role_holds_from_that_day(office):
    membership, _ = newcomer(office)
    assert (membership.since, membership.until) == (ON, None)


def test_adding_someone_twice_changes_nothing(office):
    user = UserFactory()
    first = add_to_staff(office=office, user=user, role=Role.COUNSELLOR, since=ON)
    again = add_to_staff(office=office, user=user, role=Role.COUNSELLOR, since=ON + DAY)
    assert (again, again.since) == (first, ON)


def test_a_role_ends_on_its_first_day_without_it(office):
    membership = StaffMembershipFactory(office=office)
    end_membership(membership=membership, until=ON)
    assert not StaffMembership.objects.in_force(ON).exists()
    assert StaffMembership.objects.in_force(ON - DAY).get() == membership


def test_a_role_that_had_not_started_never_holds(office):
    membership = StaffMembershipFactory(office=office, since=ON + DAY)
    end_membership(membership=membership, until=ON)
    assert not StaffMembership.objects.in_force(ON + DAY).exists()


def test_a_role_ended_before_keeps_its_day(office):
    membership = StaffMembershipFactory(office=office, until=ON - DAY)
    end_membership(membership=membership, until=ON)
    membership.refresh_from_db()
    assert membership.until == ON - DAY


def test_the_last_manager_stays(manager):
    with pytest.raises(LastManager):
        end_membership(membership=manager, until=ON)
    manager.refresh_from_db()
    assert manager.until is None


def test_one_of_two_managers_may_go(manager):
    other = StaffMembershipFactory(office=manager.office, office_manager=True)
    end_membership(membership=manager, until=ON)
    assert StaffMembership.objects.in_force(ON).get() == other


@pytest.mark.parametrize(
    "other",
    [
        {"since": ON + DAY},
        {"until": ON + DAY},
        {"user__is_active": False},
        {"office_manager": False, "role": Role.COUNSELLOR},
    ],
    ids=["starts tomorrow", "leaves tomorrow", "account closed", "counsellor"],
)
def test_someone_who_cannot_be_in_charge_from_now_on_does_not_count(manager, other):
    StaffMembershipFactory(**{"office": manager.office, "office_manager": True, **other})
    with pytest.raises(LastManager):
        end_membership(membership=manager, until=ON)


def test_a_manager_of_another_office_does_not_count(manager):
    StaffMembershipFactory(office_manager=True)
    with pytest.raises(LastManager):
        end_membership(membership=manager, until=ON)


@pytest.mark.django_db(transaction=True)
def test_two_managers_who_end_each_other_at_once_leave_one():
    office = OfficeFactory()
    both = StaffMembershipFactory.create_batch(2, office=office, office_manager=True)
    barrier, raised = threading.Barrier(2), []

    def end(membership):
        try:
            barrier.wait()
            end_membership(membership=membership, until=ON)
        except Exception as problem:
            raised.append(type(problem))
        finally:
            connection.close()

    threads = [threading.Thread(target=end, args=[membership]) for membership in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert raised == [LastManager]
    assert StaffMembership.objects.in_force(ON).count() == 1

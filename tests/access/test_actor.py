"""What someone may do depends on the role, and on where it was granted."""

import pytest
from django.contrib.auth.models import AnonymousUser

from omil_portal.access.actor import NOBODY, Actor, Grant, actor_for
from omil_portal.access.permissions import Permission as P
from omil_portal.access.roles import ROLE_PERMISSIONS, Role

HERE, ELSEWHERE = 1, 2


def actor(*grants: Grant) -> Actor:
    return Actor(user_id=7, grants=grants)


@pytest.fixture
def manager():
    """In charge of one office."""
    return actor(Grant(Role.OFFICE_MANAGER, office_id=HERE))


def test_a_role_gives_its_permissions_in_its_office(manager):
    assert manager.can(P.STAFF_MANAGE, office_id=HERE)


def test_a_role_in_one_office_gives_nothing_in_another(manager):
    assert not manager.can(P.STAFF_MANAGE, office_id=ELSEWHERE)


def test_asked_about_no_place_one_office_is_enough(manager):
    assert manager.can(P.STAFF_MANAGE)


def test_what_belongs_to_no_office_is_not_everyones(manager):
    assert not manager.can(P.STAFF_MANAGE, office_id=None)


def test_a_role_in_an_office_is_none_in_its_region(manager):
    assert not manager.can(P.GOALS_VIEW, region_id="10")


def test_a_role_gives_nothing_beyond_its_own_permissions(manager):
    assert not manager.can(P.GOALS_SET, office_id=HERE)


def test_a_permission_of_one_office_and_another_of_the_next_do_not_add_up():
    both = actor(
        Grant(Role.FRONT_DESK, office_id=HERE), Grant(Role.OFFICE_MANAGER, office_id=ELSEWHERE)
    )
    assert not both.can(P.STAFF_MANAGE, office_id=HERE)
    assert both.office_ids(P.STAFF_MANAGE) == {ELSEWHERE}
    assert both.office_ids(P.PERSON_FIND) == {HERE, ELSEWHERE}


def test_a_grant_must_hold_in_every_place_named(manager):
    assert not manager.can(P.PERSON_VIEW, office_id=HERE, employer_id=3)


def test_an_administrator_manages_every_office():
    administrator = actor(Grant(Role.ADMINISTRATOR))
    assert administrator.can(P.STAFF_MANAGE, office_id=ELSEWHERE)
    assert administrator.everywhere(P.STAFF_MANAGE)


def test_an_administrator_opens_nobodys_file():
    administrator = actor(Grant(Role.ADMINISTRATOR))
    assert not administrator.can(P.PERSON_VIEW)
    assert not administrator.everywhere(P.PERSON_VIEW)


def test_an_analyst_sees_the_regions_of_their_grants():
    analyst = actor(Grant(Role.REGIONAL_ANALYST, region_id="10"))
    assert analyst.region_ids(P.REGION_DASHBOARD) == {"10"}
    assert not analyst.can(P.REGION_DASHBOARD, region_id="14")


def test_a_company_is_seen_by_its_own_people_only():
    member = actor(Grant(Role.EMPLOYER_MEMBER, employer_id=3))
    assert member.employer_ids(P.OWN_VACANCIES) == {3}
    assert not member.can(P.OWN_VACANCIES, employer_id=4)


def test_nobody_may_do_nothing():
    assert not any(NOBODY.can(permission) for permission in P)


def test_a_visitor_is_nobody():
    assert actor_for(AnonymousUser()) is NOBODY


@pytest.mark.parametrize("role", Role)
def test_every_role_may_do_something(role):
    assert ROLE_PERMISSIONS[role]


@pytest.mark.parametrize("permission", P)
def test_every_permission_is_somebodys(permission):
    assert any(permission in given for given in ROLE_PERMISSIONS.values())

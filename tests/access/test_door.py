"""A view is shut until it says who may come in."""

import pytest
from django.urls import reverse

from tests.factories.kernel import StaffMembershipFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.access.doors")]


@pytest.fixture
def manager():
    return StaffMembershipFactory(office_manager=True).user


def login_then(address: str) -> str:
    return f"{reverse('account_login')}?next={address}"


@pytest.mark.parametrize("path", ["sin-declarar", "cuentas", "algunos"])
def test_a_visitor_is_sent_to_sign_in_and_comes_back(client, path):
    answer = client.get(f"/{path}/?q=1")
    assert answer.url == login_then(f"/{path}/%3Fq%3D1")


def test_a_visitor_enters_what_is_for_everyone(client):
    assert client.get("/todos/").content == b"nadie"


def test_the_view_knows_who_asks(client, manager):
    client.force_login(manager)
    assert client.get("/todos/").content == str(manager.pk).encode()


def test_a_view_that_declares_nothing_is_shut_to_everyone(client):
    client.force_login(StaffMembershipFactory(administrator=True).user)
    assert client.get("/sin-declarar/").status_code == 403


def test_an_account_without_roles_enters_what_is_for_accounts(client):
    client.force_login(UserFactory())
    assert client.get("/cuentas/").status_code == 200


def test_without_the_permission_it_is_forbidden(client):
    client.force_login(StaffMembershipFactory().user)
    assert client.get("/algunos/").status_code == 403


@pytest.mark.parametrize("role", ["office_manager", "regional_analyst"])
def test_any_of_the_permissions_named_is_enough(client, role):
    client.force_login(StaffMembershipFactory(**{role: True}).user)
    assert client.get("/algunos/").status_code == 200


def test_a_role_that_ended_opens_nothing(client):
    client.force_login(StaffMembershipFactory(office_manager=True, ended=True).user)
    assert client.get("/algunos/").status_code == 403


def test_a_closed_account_is_a_visitor(client, manager):
    client.force_login(manager)
    manager.is_active = False
    manager.save()
    assert client.get("/cuentas/").url == login_then("/cuentas/")


def test_the_rule_holds_through_other_decorators(client):
    client.force_login(StaffMembershipFactory().user)
    assert client.post("/envio/").status_code == 403

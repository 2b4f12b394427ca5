"""Trying and trying from one address, or for one account, comes to an end said in words."""

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from omil_portal.accounts.access_codes import issue
from omil_portal.accounts.limits import TOO_MANY
from omil_portal.outbox.models import Message
from tests.factories.kernel import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_an_hour(settings):
    settings.ACCOUNT_RATE_LIMITS = {
        "register": "2/h/ip",
        "access_code": "2/h/ip",
        "forgotten": "2/h/ip",
    }


def try_code(client, address="203.0.113.7"):
    typed = {"username": "12531909-2", "code": "AAAAAAAA"}
    return client.post(reverse("access_code"), typed, REMOTE_ADDR=address)


def test_an_address_that_tried_too_many_codes_is_told_to_wait(client, two_an_hour):
    answers = [try_code(client).context["form"].non_field_errors() for _ in range(3)]
    assert [TOO_MANY in errors for errors in answers] == [False, False, True]


def test_whoever_is_held_back_keeps_what_was_typed(client, two_an_hour):
    pages = [try_code(client).content.decode() for _ in range(3)]
    assert 'value="12531909-2"' in pages[-1]


def test_even_the_right_code_waits_then(client, two_an_hour):
    person = UserFactory(username="12531909-2")
    code = issue(user=person, by=UserFactory(), at=timezone.now())
    for _ in range(2):
        try_code(client)
    client.post(
        reverse("access_code"),
        {"username": "12531909-2", "code": code},
        REMOTE_ADDR="203.0.113.7",
    )
    assert "_auth_user_id" not in client.session


def test_another_address_is_not_held_back(client, two_an_hour):
    for _ in range(3):
        try_code(client)
    elsewhere = try_code(client, address="203.0.113.8").context["form"].non_field_errors()
    assert TOO_MANY not in elsewhere


def test_an_empty_form_is_no_try(client, two_an_hour):
    for _ in range(3):
        client.post(reverse("access_code"), {"username": "", "code": ""})
    assert TOO_MANY not in try_code(client, "127.0.0.1").context["form"].non_field_errors()


def test_who_asks_for_too_many_codes_by_mail_waits_and_keeps_what_was_typed(client, two_an_hour):
    for number in range(3):
        UserFactory(username=f"{number}", email=f"{number}@example.cl")
    pages = [client.post(reverse("forgotten"), {"login": f"{number}"}) for number in range(3)]
    assert [page.status_code for page in pages] == [302, 302, 200]
    assert TOO_MANY in pages[-1].content.decode()
    assert 'value="2"' in pages[-1].content.decode()
    assert Message.objects.count() == 2


@pytest.mark.parametrize("action", ["register", "access_code", "forgotten", "link"])
def test_the_portal_has_a_rate_for_each_of_its_own_forms(action):
    assert settings.ACCOUNT_RATE_LIMITS[action]


def test_five_wrong_passwords_hold_an_account_back_however_its_run_is_written(client):
    UserFactory(username="12531909-2")
    for typed in ["12.531.909-2", "12531909-2", "125319092", "12.531.909-2", "12531909-2"]:
        client.post(reverse("account_login"), {"login": typed, "password": "otra"})
    client.post(reverse("account_login"), {"login": "12531909-2", "password": PASSWORD})
    assert "_auth_user_id" not in client.session


def test_signing_in_too_often_is_answered_in_spanish(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    for _ in range(2):
        answer = client.post(reverse("account_login"), {"login": "12531909-2", "password": "otra"})
    assert (answer.status_code, "Espera un minuto" in answer.content.decode()) == (429, True)

"""The cache remembers limits and drawings: without it people come in and are answered."""

import pytest
from django.core.cache import cache, caches
from django.urls import reverse

from tests.factories.kernel import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def no_cache_server(settings):
    """An address where nothing listens, as after Valkey died."""
    there = settings.CACHES["default"]
    settings.CACHES = {"default": there | {"LOCATION": "redis://127.0.0.1:1/1"}}
    yield
    del caches["default"]


def test_people_sign_in_while_the_cache_is_away(client, no_cache_server):
    UserFactory(username="12531909-2")
    client.post(reverse("account_login"), {"login": "12531909-2", "password": PASSWORD})
    assert "_auth_user_id" in client.session


def test_a_code_is_answered_while_the_cache_is_away(client, no_cache_server):
    typed = {"username": "12531909-2", "code": "AAAAAAAA"}
    assert client.post(reverse("access_code"), typed).status_code == 200


def test_what_is_asked_of_an_absent_cache_is_computed(no_cache_server):
    assert cache.get_or_set("key", lambda: "drawn") == "drawn"


def test_nothing_is_remembered_while_the_cache_is_away(no_cache_server):
    cache.set("key", 1)
    assert cache.get("key", "nothing") == "nothing"

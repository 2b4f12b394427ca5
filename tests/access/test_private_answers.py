"""A page of somebody signed in stays in nobody's cache, nor on the computer the next one uses."""

import pytest
from django.urls import reverse

from tests.factories.kernel import StaffMembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    client.force_login(StaffMembershipFactory(office_manager=True).user)
    return client


@pytest.mark.parametrize("name", ["desk", "board", "set_password", "attention_list"])
def test_a_page_of_somebody_signed_in_is_not_kept(officer, name):
    kept = officer.get(reverse(name)).headers["Cache-Control"]
    assert kept == "private, no-store"


def test_nor_is_the_page_that_does_not_exist(officer):
    assert officer.get("/nada/").headers["Cache-Control"] == "private, no-store"


def test_a_visitors_page_may_be_kept(client):
    assert "Cache-Control" not in client.get(reverse("board")).headers


def test_a_nul_in_an_address_is_refused_in_words(client):
    answer = client.get(reverse("board"), {"q": "\0"})
    assert (answer.status_code, "No pudimos leer" in answer.content.decode()) == (400, True)

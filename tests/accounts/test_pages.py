"""Entering with a code, and choosing a password."""

import pytest
from django.urls import reverse
from django.utils import timezone

from omil_portal.accounts.access_codes import issue
from omil_portal.outbox.models import Message
from tests.factories.kernel import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
NEW = "otra-clave-larga"


@pytest.fixture
def person():
    return UserFactory(username="12531909-2")


@pytest.fixture
def code(person):
    return issue(user=person, by=UserFactory(), at=timezone.now())


def enter(client, username, code):
    return client.post(reverse("access_code"), {"username": username, "code": code})


def test_a_person_enters_with_the_code_and_chooses_a_password(client, person, code):
    assert enter(client, "12.531.909-2", code).url == reverse("set_password")
    client.post(reverse("set_password"), {"password": NEW})
    person.refresh_from_db()
    assert person.check_password(NEW)


def test_choosing_a_password_does_not_sign_the_person_out(client, person, code):
    enter(client, "12531909-2", code)
    client.post(reverse("set_password"), {"password": NEW})
    assert client.get(reverse("set_password")).status_code == 200


def test_a_wrong_code_says_the_same_for_a_run_nobody_has(client, person, code):
    wrong = enter(client, "12531909-2", "AAAAAAAA").context["form"].non_field_errors()
    nobody = enter(client, "11111111-1", "AAAAAAAA").context["form"].non_field_errors()
    assert list(wrong) == list(nobody)
    assert wrong


def test_what_was_typed_is_not_lost(client, person, code):
    page = enter(client, "12531909-2", "AAAAAAAA")
    assert 'value="12531909-2"' in page.content.decode()


def test_after_the_password_is_chosen_the_next_change_asks_for_it(client, person, code):
    enter(client, "12531909-2", code)
    client.post(reverse("set_password"), {"password": NEW})
    form = client.get(reverse("set_password")).context["form"]
    assert "current" in form.fields


def test_whoever_has_a_password_must_type_it_to_change_it(client, person):
    client.force_login(person)
    client.post(reverse("set_password"), {"current": "no es esa", "password": NEW})
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


@pytest.mark.parametrize("weak", ["1234567", "19283746501", "password"])
def test_a_weak_password_is_refused(client, person, weak):
    client.force_login(person)
    client.post(reverse("set_password"), {"current": PASSWORD, "password": weak})
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def test_the_page_after_is_one_of_ours(client, person):
    client.force_login(person)
    url = reverse("set_password") + "?next=https://malo.example/"
    sent = client.post(url, {"current": PASSWORD, "password": NEW})
    assert sent.url == reverse("start")
    assert "malo.example" not in client.get(url).content.decode()


def test_a_person_signs_in_with_the_run_as_people_write_it(client, person):
    sent = client.post(reverse("account_login"), {"login": "12.531.909-2", "password": PASSWORD})
    assert sent.status_code == 302


def test_whoever_signs_in_to_a_closed_account_is_told_so(client):
    UserFactory(username="12531909-2", is_active=False)
    typed = {"login": "12531909-2", "password": PASSWORD}
    page = client.post(reverse("account_login"), typed, follow=True).content.decode()
    assert "Esta cuenta está cerrada" in page


def forgot(client, login):
    return client.post(reverse("forgotten"), {"login": login}, follow=True)


def test_who_forgot_the_password_is_told_the_same_whoever_it_is(client, person):
    UserFactory(username="15400003-8", email="rosa@muni.example")
    answers = [forgot(client, login) for login in ("15.400.003-8", "12.531.909-2", "1.111.111-4")]
    assert [a.redirect_chain for a in answers] == [[(reverse("access_code"), 302)]] * 3
    assert len({str(m) for a in answers for m in a.context["messages"]}) == 1


def test_the_code_of_an_e_mail_leads_to_another_password(client):
    rosa = UserFactory(username="15400003-8", email="rosa@muni.example")
    forgot(client, "rosa@muni.example")
    code = Message.objects.get().body.removeprefix("Tu código es ").split(".")[0]
    enter(client, "15.400.003-8", code)
    client.post(reverse("set_password"), {"password": NEW})
    rosa.refresh_from_db()
    assert rosa.check_password(NEW)

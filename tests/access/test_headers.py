"""Every answer says what the browser may do with it, errors too."""

import pytest
from django.urls import reverse

from tests.factories.kernel import StaffMembershipFactory, UserFactory

pytestmark = pytest.mark.django_db
HEADERS = ("Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options")


def missing(answer) -> list[str]:
    return [name for name in HEADERS if name not in answer.headers]


@pytest.mark.parametrize("path", ["/", "/nada/", "/meson/", "/vacantes/?q=%00"])
def test_a_page_and_an_error_say_it(client, path):
    assert missing(client.get(path)) == []


def test_a_forbidden_page_says_it(client):
    client.force_login(UserFactory())
    assert missing(client.get(reverse("desk"))) == []


def test_a_crash_says_it(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("employers.views.board.search_board", lambda *args, **kwargs: 1 / 0)
    answer = client.get(reverse("board"))
    assert (answer.status_code, missing(answer)) == (500, [])


def test_a_request_for_another_host_says_it(client):
    answer = client.get("/", headers={"host": "otro.example"})
    assert (answer.status_code, missing(answer)) == (400, [])


def test_an_account_that_was_closed_leaves_its_open_session(client):
    user = StaffMembershipFactory().user
    client.force_login(user)
    user.is_active = False
    user.save()
    assert client.get(reverse("desk")).url.startswith(reverse("account_login"))

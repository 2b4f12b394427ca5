"""Every address × every role × an own and a foreign object, as the table says."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseNotFound
from django.test import Client
from django.urls import reverse

from omil_portal import urls
from omil_portal.access import middleware
from omil_portal.access.actor import Actor, actor_for
from omil_portal.accounts.models import User
from tests.access_matrix.addresses import Address, addresses
from tests.access_matrix.matrix import MATRIX
from tests.access_matrix.row import LOGIN, READERS, Expectation, Row
from tests.access_matrix.world import World, world

ROWS = {row.name: row for row in MATRIX}


@pytest.fixture(scope="module")
def two_regions(django_db_setup, django_db_blocker) -> Iterator["Visited"]:
    """Both sides, made and signed in to once; every answer undoes what it wrote."""
    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        pytest.MonkeyPatch.context() as patched,
    ):
        made = world()
        keys = {reader: _sign_in(user) for reader, user in made.own.readers.items()}
        connection.check_constraints()
        _ask_little(patched)
        yield Visited(made, keys)
        transaction.set_rollback(True)


def _ask_little(patched: pytest.MonkeyPatch) -> None:
    """Of eight thousand answers: nobody's grants change, and a refusal needs no whole page."""
    known: dict[int | None, Actor] = {}

    def actor_for_once(user) -> Actor:
        return known.get(user.pk) or known.setdefault(user.pk, actor_for(user))

    patched.setattr(middleware, "actor_for", actor_for_once)
    for code, refusal in ((403, HttpResponseForbidden), (404, HttpResponseNotFound)):
        bare = partial(_bare, refusal)
        patched.setattr(urls, f"handler{code}", bare, raising=False)


def _bare(refusal: type[HttpResponse], request: HttpRequest, exception: Exception) -> HttpResponse:
    return refusal()


@dataclass
class Visited:
    """The world, and the key of the session of each reader of its own side."""

    world: World
    sessions: dict[str, str]
    client: Client = field(default_factory=lambda: Client(raise_request_exception=False))
    """One for all: each new one would set up the middleware again."""


def _sign_in(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.session.session_key


def test_every_address_has_a_row():
    assert sorted(addresses().keys() - ROWS.keys()) == []


def test_every_row_has_an_address():
    assert sorted(ROWS.keys() - addresses().keys()) == []


def test_no_address_has_two_rows():
    assert len(ROWS) == len(MATRIX)


def test_every_view_declares_who_may_come_in():
    silent = [a.name for a in addresses().values() if not hasattr(a.view, "access_rule")]
    assert silent == []


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("row", MATRIX, ids=lambda row: row.name)
def test_each_role_gets_what_the_table_says(row: Row, two_regions: Visited):
    surprises = list(_surprises(row, addresses()[row.name], two_regions))
    assert not surprises, "\n".join(surprises)


def _surprises(row: Row, address: Address, visited: Visited) -> Iterator[str]:
    """One line for each answer that is not as the row says."""
    world = visited.world
    for reader in READERS:
        for side in (world.own, world.foreign) if address.keywords else (world.own,):
            own = side is world.own
            path, expected = address.on(side, row.of), row.expects(reader, own=own)
            what = f"{reader}, {'own' if own else 'foreign'}"
            if row.get:
                got = _answer("get", path, visited, reader)
                if got != expected:
                    yield f"GET {what}: {got}, not {expected}"
            if row.post or not row.get:
                got = _answer("post", path, visited, reader)
                if not _as_expected_of_post(got, expected):
                    yield f"POST {what}: {got}, not {expected}"


def _as_expected_of_post(got: Expectation, expected: Expectation) -> bool:
    """Whoever a GET lets in may send an empty form: it is answered, not forbidden, nor a crash."""
    if expected in (LOGIN, 403, 404):
        return got == expected
    return got != LOGIN and got < 500 and got not in (403, 404, 405)


def _answer(method: str, path: str, visited: Visited, reader: str) -> Expectation:
    """What that reader gets; whatever it wrote is undone, and no cookie is left."""
    client = visited.client
    client.cookies.clear()
    if session := visited.sessions.get(reader):
        client.cookies[settings.SESSION_COOKIE_NAME] = session
    with transaction.atomic():
        response = getattr(client, method)(path)
        transaction.set_rollback(True)
    if response.streaming:
        # A file that nobody reads to its end would stay open.
        b"".join(response)
    to_login = response.headers.get("Location", "").startswith(reverse("account_login"))
    return LOGIN if response.status_code == 302 and to_login else response.status_code


@pytest.mark.django_db
def test_a_row_that_is_wrong_is_told(two_regions: Visited):
    wrong = Row("night_list", own="seeker")
    told = list(_surprises(wrong, addresses()["night_list"], two_regions))
    assert told == [
        "GET seeker, own: 403, not 200",
        "GET regional_analyst, own: 200, not 403",
        "GET national_unit, own: 200, not 403",
        "GET administrator, own: 200, not 403",
    ]

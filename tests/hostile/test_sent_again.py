"""Every form sent a second time, as the retry of a bad network does: nothing is written twice."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test import Client

from tests.access_matrix.addresses import addresses
from tests.access_matrix.matrix import MATRIX
from tests.access_matrix.row import ANONYMOUS
from tests.access_matrix.world import Side, World, world
from tests.hostile.forms import FORMS, Sent
from tests.hostile.plausible import filled, forms_in

NOT_RECORDS = {
    "django_session",
    "pghistory_context",
    "audit_sensitiveread",
    "accounts_accesscode",
    "matching_evidencelink",
}
"""Each reading is one; and a key whose answer got lost is given anew, for minutes."""

KNOWN = {sent.name for sent in FORMS}
FILLED = {
    "meeting_new": {"comunas": []},
    "agenda_item_new": {"duration": "15"},
    "weights_new": {"reason": "El viaje importa más en las islas."},
    "agreement_new": {"year": "2027", "starts_on": "2027-01-01", "cut_off": "2027-12-31"},
    "attention_remove": {"reason": "otra"},
}
"""What makes the form whole, where plausible is not enough."""


def _buttons() -> list[Sent]:
    """What the table of access says is sent and is not among the forms, by who may first."""
    return [
        Sent(row.name, next(iter(row.allowed), ANONYMOUS), of=row.of)
        for row in MATRIX
        if (row.post or not row.get) and row.name not in KNOWN
    ]


@pytest.fixture(scope="module")
def both(django_db_setup, django_db_blocker) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield world()
        transaction.set_rollback(True)


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("sent", [*FORMS, *_buttons()], ids=str)
def test_what_is_sent_again_writes_no_second_row(sent: Sent, both: World, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    client = _signed_in(both.own, sent.reader)
    path, typed = _typed(client, both.own, sent)
    first = client.post(path, typed)
    once = _rows()
    second = client.post(path, typed)
    assert max(first.status_code, second.status_code) < 500
    assert {table: n - once[table] for table, n in _rows().items() if n > once[table]} == {}


def _signed_in(side: Side, reader: str) -> Client:
    client = Client(raise_request_exception=False)
    if reader != ANONYMOUS:
        client.force_login(side.readers[reader])
    return client


def _typed(client: Client, side: Side, sent: Sent) -> tuple[str, dict[str, object]]:
    known = addresses()
    path = known[sent.name].on(side, sent.of) + sent.query
    page = known[sent.page or sent.name].on(side, sent.of) + sent.query
    forms = forms_in(client.get(page).context or {})
    return path, filled(forms, side.office.comuna.name) | sent.extra | FILLED.get(sent.name, {})


def _rows() -> dict[str, int]:
    """Table → how many rows, of all that is a record: neither a session nor the story of moves."""
    tables = {
        model._meta.db_table
        for model in apps.get_models()
        if not hasattr(model, "pgh_created_at") and not model._meta.proxy
    } & set(connection.introspection.table_names()) - NOT_RECORDS
    asked = " UNION ALL ".join(f"SELECT '{t}', count(*) FROM {t}" for t in sorted(tables))
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return dict(cursor.fetchall())

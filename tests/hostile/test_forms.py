"""Whatever is typed in a form, the answer is a page with a sentence: never a crash."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client

from tests.access_matrix.addresses import addresses
from tests.access_matrix.row import ANONYMOUS
from tests.access_matrix.world import Side, world
from tests.hostile.forms import FORMS, Sent
from tests.hostile.plausible import filled, forms_in
from tests.hostile.values import hostile_to


@pytest.mark.django_db
@pytest.mark.slow
@pytest.mark.parametrize("sent", FORMS, ids=str)
def test_no_form_breaks_whatever_is_typed_in_it(sent: Sent, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    side = world().own
    crashes = list(_crashes(sent, side))
    assert not crashes, "\n".join(crashes)


def _crashes(sent: Sent, side: Side) -> Iterator[str]:
    client = Client()
    if sent.reader != ANONYMOUS:
        client.force_login(side.readers[sent.reader])
    known = addresses()
    path = known[sent.name].on(side, sent.of) + sent.query
    page = known[sent.page or sent.name].on(side, sent.of) + sent.query
    forms = forms_in(client.get(page).context or {})
    typed = filled(forms, side.office.comuna.name) | sent.extra
    assert typed, f"{page} has no form"
    fields = {bound.html_name: bound.field for form in forms for bound in form}
    for name in typed:
        for kind, value in hostile_to(fields.get(name)).items():
            try:
                with transaction.atomic():
                    client.post(path, typed | {name: value})
                    transaction.set_rollback(True)
            except Exception as crash:
                yield f"{name}={kind}: {type(crash).__name__}: {str(crash)[:150]}"

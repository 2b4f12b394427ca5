"""Whatever stands in an address, the answer is a page or «no existe»: never a crash."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client

from omil_portal.access.roles import Role
from tests.access_matrix.addresses import addresses
from tests.access_matrix.row import ANONYMOUS
from tests.access_matrix.world import Side, world
from tests.hostile.values import DATES, NUMBERS, TEXTS

PERSON = {"pk": "seeker"}
STEP = {"step": "=ocupaciones"}
ASKED = [
    ("account_login", ANONYMOUS, {}, ("next",)),
    ("set_password", Role.SEEKER, {}, ("next",)),
    (
        "board",
        ANONYMOUS,
        {},
        ("q", "comuna", "region", "jornada", "orden", "sin_experiencia", "ocupacion", "page"),
    ),
    ("occupation_search", ANONYMOUS, {}, ("q",)),
    ("seeker_register", ANONYMOUS, {}, ("documento",)),
    ("profile_step", Role.SEEKER, STEP, ("text",)),
    ("my_matches", Role.SEEKER, {}, ("page",)),
    ("my_messages", Role.SEEKER, {}, ("page",)),
    ("person_edit", Role.FRONT_DESK, PERSON | STEP, ("text",)),
    ("person_register", Role.FRONT_DESK, {}, ("documento",)),
    ("attention_list", Role.FRONT_DESK, {}, ("since", "until", "kind", "page")),
    ("referral_list", Role.FRONT_DESK, {}, ("state", "page")),
    ("placement_list", Role.FRONT_DESK, {}, ("state", "page")),
    ("person_matches", Role.FRONT_DESK, PERSON, ("q",)),
    ("employer_list", Role.FRONT_DESK, {}, ("page",)),
    ("review_queue", Role.OFFICE_MANAGER, {}, ("page",)),
    ("my_company", Role.EMPLOYER_MEMBER, {}, ("empresa",)),
    ("company_edit", Role.EMPLOYER_MEMBER, {}, ("empresa",)),
    ("vacancy_new", Role.EMPLOYER_MEMBER, {}, ("empresa",)),
    ("occupation_options", Role.EMPLOYER_MEMBER, {}, ("occupation_text",)),
    ("region_dashboard", Role.REGIONAL_ANALYST, {}, ("region", "meta")),
    ("region_chart", Role.REGIONAL_ANALYST, {"kind": "=oficinas"}, ("region", "meta")),
    (
        "region_list",
        Role.REGIONAL_ANALYST,
        {"indicator": "=attended"},
        ("region", "oficina", "page"),
    ),
    ("goal_list_behind", Role.REGIONAL_ANALYST, {}, ("page",)),
    ("agreement_list", Role.REGIONAL_ANALYST, {}, ("page",)),
    ("agreement_new", Role.REGIONAL_ANALYST, {}, ("oficina",)),
    ("night_list", Role.REGIONAL_ANALYST, {}, ("page",)),
    ("run_list", Role.REGIONAL_ANALYST, {}, ("page",)),
]


KINDS = {"page": NUMBERS, "empresa": NUMBERS, "since": DATES, "until": DATES, "region": NUMBERS}
"""By the name of the filter; any other is a text."""


LONGEST = 4_094
"""No address is longer than a line of the HTTP server."""


@pytest.mark.django_db
@pytest.mark.slow
@pytest.mark.parametrize(("name", "reader", "of", "asked"), ASKED, ids=str)
def test_no_filter_breaks_whatever_is_asked(name, reader, of, asked):
    side = world().own
    path = addresses()[name].on(side, of)
    tries = [
        (path, {key: value}, f"{key}={kind}")
        for key in asked
        for kind, value in KINDS.get(key, TEXTS).items()
        if len(value) < LONGEST
    ]
    crashes = list(_crashes(_signed_in(side, reader), tries))
    assert not crashes, "\n".join(crashes)


def _signed_in(side: Side, reader: str) -> Client:
    client = Client()
    if reader != ANONYMOUS:
        client.force_login(side.readers[reader])
    return client


def _crashes(client: Client, tries) -> Iterator[str]:
    for path, query, said in tries:
        for headers in ({}, {"HX-Request": "true"}):
            try:
                with transaction.atomic():
                    client.get(path, query, headers=headers)
            except Exception as crash:
                yield f"{path} {said}: {type(crash).__name__}: {str(crash)[:150]}"

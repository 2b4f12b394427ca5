"""The same form sent twice at the same moment, as a hurried double click does: written once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from omil_portal.access.roles import Role
from tests.access_matrix.addresses import addresses
from tests.access_matrix.row import ANONYMOUS
from tests.access_matrix.world import world
from tests.factories.sence_programs import GoalDefinitionFactory
from tests.hostile.forms import PERSON, Sent
from tests.hostile.plausible import filled, forms_in

pytestmark = pytest.mark.django_db(transaction=True)

WHY = {"reason": "El viaje importa más en las islas."}
NEXT_YEAR = {"year": "2027", "starts_on": "2027-01-01", "cut_off": "2027-12-31"}
TWICE = [
    (Sent("seeker_register", ANONYMOUS), "jobseekers.JobSeeker"),
    (Sent("person_register", Role.FRONT_DESK), "jobseekers.JobSeeker"),
    (Sent("attention_record", Role.FRONT_DESK, of=PERSON), "jobseekers.Attention"),
    (Sent("staff_list", Role.OFFICE_MANAGER), "offices.StaffMembership"),
    (Sent("employer_register", ANONYMOUS), "employers.Employer"),
    (Sent("vacancy_new", Role.EMPLOYER_MEMBER), "employers.Vacancy"),
    (
        Sent(
            "employer_contact", Role.EMPLOYER_LIAISON, of={"pk": "employer"}, page="employer_file"
        ),
        "employers.EmployerContact",
    ),
    (
        Sent("benefit_answer", Role.FRONT_DESK, of=PERSON | {"code": "=sue"}, extra={"keep": "1"}),
        "sence_programs.BenefitAnswer",
    ),
    (Sent("agreement_new", Role.REGIONAL_ANALYST, extra=NEXT_YEAR), "sence_programs.Agreement"),
    (Sent("weights_new", Role.REGIONAL_ANALYST, extra=WHY), "matching.WeightsVersion"),
]


@pytest.mark.parametrize(("sent", "written"), TWICE, ids=str)
def test_two_clicks_at_once_write_once(sent: Sent, written: str):
    GoalDefinitionFactory()
    side, known, rows = world().own, addresses(), apps.get_model(written).objects
    path = known[sent.name].on(side, sent.of)
    client = _client(side, sent.reader)
    page = client.get(known[sent.page or sent.name].on(side, sent.of))
    typed = filled(forms_in(page.context or {}), side.office.comuna.name) | sent.extra
    before = rows.count()
    answers = _at_once(path, typed, [_client(side, sent.reader) for _ in range(2)])
    assert max(answers) < 400, answers
    assert rows.count() == before + 1


def _client(side, reader: str) -> Client:
    client = Client(raise_request_exception=False)
    if reader != ANONYMOUS:
        client.force_login(side.readers[reader])
    return client


def _at_once(path: str, typed: dict, clients: list[Client]) -> list[int]:
    barrier = Barrier(len(clients))

    def click(client: Client) -> int:
        try:
            barrier.wait(timeout=10)
            return client.post(path, typed).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(clients)) as pool:
        return list(pool.map(click, clients))

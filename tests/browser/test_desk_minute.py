"""The front desk by keyboard alone, in a minute, with a network that comes and goes."""

import time

import pytest
from django.urls import reverse

from jobseekers.models import Attention, Visit
from tests.browser.walk import Walk
from tests.factories.agenda import AttentionTemplateFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import OfficeFactory, StaffMembershipFactory

pytestmark = pytest.mark.django_db(transaction=True)
A_MINUTE = 60
PACE = 60
"""Milliseconds between two keys: some 200 characters a minute, a slow typist."""


@pytest.fixture
def office():
    return OfficeFactory()


@pytest.fixture
def person(office):
    return JobSeekerFactory(run_number=12531909, run_dv="2", linked_to=office)


@pytest.fixture
def walk(page, live_server, office):
    walk = Walk(page, live_server.url)
    walk.sit(StaffMembershipFactory(office=office).user)
    return walk


def test_a_known_person_is_found_and_attended_in_a_minute_and_six_groups_of_keys(walk, person):
    walk.go(reverse("desk"))
    keys = walk.page.keyboard
    start = time.monotonic()
    with walk.moving():  # 1
        keys.type("12531909-2", delay=PACE)
        keys.press("Enter")
    with walk.moving():  # 2
        keys.press("Enter")
    keys.type("Búsq", delay=PACE)  # 3
    keys.press("Tab")  # 4
    keys.press("Tab")
    keys.type("Vimos tres ofertas y postula a dos.", delay=PACE)  # 5
    with walk.moving():  # 6
        keys.press("Control+Enter")
    assert time.monotonic() - start < A_MINUTE
    attention = Attention.objects.get()
    assert (attention.seeker, attention.kind) == (person, Attention.Kind.OFFERS)
    assert walk.says("Vimos tres ofertas y postula a dos.")


def test_what_was_typed_survives_closing_the_page(walk, person):
    walk.go(reverse("attention_record", args=[person.pk]))
    walk.type(note="Trajo su certificado.")
    walk.page.goto("about:blank")
    walk.go(reverse("attention_record", args=[person.pk]))
    assert walk.says("Recuperamos lo que habías escrito")
    assert walk.page.locator("main [name=note]").input_value() == "Trajo su certificado."
    walk.press("Guardar atención")
    walk.go(reverse("attention_record", args=[person.pk]))
    assert walk.page.locator("main [name=note]").input_value() == ""


def test_a_frequent_attention_is_written_beside_what_was_typed(walk, office, person):
    """Choosing one never loses a note, and choosing another takes the first one's words away."""
    AttentionTemplateFactory(office=office, name="BNE", kind="PP11", note="Creamos su ficha.")
    AttentionTemplateFactory(office=office, name="Currículum", kind="PP22", note="Lo imprimimos.")
    walk.go(reverse("attention_record", args=[person.pk]))
    walk.type(note="Trajo su certificado.")
    walk.page.get_by_role("link", name="Currículum").click()
    walk.page.get_by_role("link", name="BNE").click()
    with walk.moving():
        walk.page.keyboard.press("Control+Enter")
    attention = Attention.objects.get()
    assert attention.kind == "PP11"
    assert attention.note.splitlines() == ["Trajo su certificado.", "Creamos su ficha."]


def test_a_form_sent_without_network_goes_by_itself_when_it_is_back_and_counts_once(walk, person):
    walk.go(reverse("attention_record", args=[person.pk]))
    walk.type(note="Trajo su certificado.")
    walk.page.context.set_offline(True)
    walk.page.get_by_role("button", name="Guardar atención").click()
    walk.page.get_by_text("Sin conexión. Guardamos lo que escribiste").wait_for()
    assert not Attention.objects.exists()
    with walk.moving():
        walk.page.context.set_offline(False)
    assert walk.says("La atención quedó registrada.")
    assert Attention.objects.count() == 1


def test_a_walk_in_without_a_document_waits_is_called_and_is_registered(walk, office):
    walk.go(reverse("desk"))
    walk.follow("Dar un número sin documento")
    walk.type(called_as="Rosa, de Alerce")
    walk.press("Dar el número")
    assert walk.says("Rosa, de Alerce tiene el número 1.")
    walk.press("Llamar al siguiente")
    assert walk.says("Atiendes el número 1")
    walk.follow("Inscribir a una persona nueva")
    walk.type(run="11.111.111-1", full_name="Rosa Vera Soto", comuna=office.comuna.name)
    walk.press("Inscribir")
    assert walk.says("Rosa Vera Soto")
    walk.follow("Registrar atención")
    walk.press("Guardar atención")
    visit = Visit.objects.get()
    assert visit.outcome == Visit.Outcome.ATTENDED
    assert visit.seeker.names == "Rosa"

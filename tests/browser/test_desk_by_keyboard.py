"""At the desk, a person is found and the attention recorded without touching the mouse."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from jobseekers import reference
from jobseekers.models import Attention
from tests.browser.axe import axe
from tests.factories.jobseekers import AttentionFactory, JobSeekerFactory
from tests.factories.kernel import OfficeFactory, StaffMembershipFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office():
    reference.load()
    return OfficeFactory()


@pytest.fixture
def maria(office):
    return JobSeekerFactory(run_number=12531909, names="María", linked_to=office, with_profile=True)


@pytest.fixture
def desk(sign_in, office):
    return sign_in(StaffMembershipFactory(office=office).user)


def press(page, key):
    """A key that leads to another page."""
    with page.expect_navigation():
        page.keyboard.press(key)


def test_six_groups_of_keys_record_an_attention(desk, maria, live_server):
    desk.route("**/vacantes/", lambda route: route.fulfill(body=""))
    desk.route("**/beneficios/", lambda route: route.fulfill(body=""))
    desk.goto("/meson/")
    expect(desk.get_by_label("RUN, documento, teléfono o nombre")).to_be_focused()
    desk.keyboard.type("12.531.909-2")
    press(desk, "Enter")
    expect(desk.get_by_role("link", name="Registrar atención")).to_be_focused()
    press(desk, "Enter")
    expect(desk.get_by_label("Tipo de atención")).to_be_focused()
    desk.keyboard.press("Tab")
    desk.keyboard.press("Tab")
    desk.keyboard.type("Vimos tres ofertas")
    desk.keyboard.press("Tab")
    desk.keyboard.type("Traer certificado")
    press(desk, "Enter")
    attention = Attention.objects.get()
    assert (attention.seeker, attention.note, attention.next_step) == (
        maria,
        "Vimos tres ofertas",
        "Traer certificado",
    )
    assert desk.url.endswith(reverse("person_file", args=[maria.pk]))


def test_a_slash_goes_from_a_file_to_the_next_person(desk, maria):
    desk.route("**/vacantes/", lambda route: route.fulfill(body=""))
    desk.route("**/beneficios/", lambda route: route.fulfill(body=""))
    desk.goto(reverse("person_file", args=[maria.pk]))
    press(desk, "/")
    expect(desk.get_by_label("RUN, documento, teléfono o nombre")).to_be_focused()


def test_the_pages_of_the_desk_are_accessible(desk, office, maria):
    desk.route("**/vacantes/", lambda route: route.fulfill(body=""))
    desk.route("**/beneficios/", lambda route: route.fulfill(body=""))
    AttentionFactory(seeker=maria, office=office, note="Vimos ofertas")
    paths = [
        reverse("desk"),
        reverse("person_register"),
        reverse("attention_list") + "?since=2026-11-02&until=2026-11-02",
        *(
            reverse(name, args=[maria.pk])
            for name in ("person_file", "attention_record", "access_code_issue", "person_consent")
        ),
        reverse("person_edit", args=[maria.pk, "licencias"]),
    ]
    for path in paths:
        desk.goto(path)
        axe(desk)


def test_the_masked_person_is_accessible(desk):
    JobSeekerFactory(run_number=15000005, linked_to=OfficeFactory())
    desk.goto("/meson/")
    expect(desk.get_by_label("RUN, documento, teléfono o nombre")).to_be_focused()
    desk.keyboard.type("15.000.005-K")
    press(desk, "Enter")
    assert desk.get_by_role("link", name="Atender aquí").is_visible()
    axe(desk)

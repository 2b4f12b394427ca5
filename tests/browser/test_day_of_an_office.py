"""A morning at the desk: twenty people served before noon, whoever they are."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jobseekers.models import Appointment, Attention, Visit
from jobseekers.services import visits
from tests.browser.walk import Walk
from tests.factories.agenda import AppointmentFactory, DeskServiceFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import ComunaFactory, OfficeFactory, StaffMembershipFactory

pytestmark = pytest.mark.django_db(transaction=True)
TWENTY = 20
FAMILY_PHONE = "+56 9 8765 4321"


@pytest.fixture
def office():
    return OfficeFactory(name="OMIL Osorno", comuna=ComunaFactory(name="Osorno"))


@pytest.fixture
def officer(office):
    return StaffMembershipFactory(office=office).user


@pytest.fixture
def walk(page, live_server, officer):
    walk = Walk(page, live_server.url)
    walk.sit(officer)
    return walk


def arrive(office, officer, **who) -> Visit:
    return visits.receive(
        office=office, by=officer, at=timezone.now(), request_id=uuid.uuid4(), **who
    )


def serve(page, note: str) -> None:
    """From the person's file to the desk again; who is of another office has no file here yet."""
    if not page.locator("main [name=note]").count():
        page.get_by_role("link", name="Registrar atención", exact=True).click()
    page.locator("main [name=note]").fill(note)
    with page.expect_navigation():
        page.get_by_role("button", name="Guardar atención").click()
    page.goto(reverse("desk"))


def test_twenty_people_are_served_before_noon(walk, office, officer):
    service = DeskServiceFactory(office=office)
    for n in range(5):
        hour = AppointmentFactory(
            service=service, officer=officer, place=n + 1, starts_at=timezone.now()
        )
        arrive(office, officer, seeker=hour.seeker, appointment=hour)
    for n in range(11):
        person = JobSeekerFactory(linked_to=office)
        arrive(office, officer, seeker=person, preferential=n == 0)
    family = [JobSeekerFactory(linked_to=office, phone=FAMILY_PHONE) for _ in range(2)]
    for name in ("Rosa", "Señor del gorro"):
        arrive(office, officer, called_as=name)
    walk.go(reverse("desk"))
    page = walk.page
    for n in range(18):
        with page.expect_navigation():
            page.get_by_role("button", name="Llamar al siguiente").click()
        if page.get_by_text("Atiendes el número").count():
            register(walk, page, n)
        serve(page, f"Atención {n + 1}")
    for person in family:
        page.locator("main [name=sought]").fill(FAMILY_PHONE)
        with page.expect_navigation():
            page.get_by_role("button", name="Buscar").click()
        assert page.get_by_text("2 personas").count()
        page.get_by_role("link", name=person.display_name).click()
        serve(page, "Vino con su hermana")
        page.get_by_role("button", name="Limpiar para la siguiente persona").or_(
            page.locator("main [name=sought]")
        ).first.click()
    walk.go(reverse("attention_list"))
    assert walk.says("20 atenciones")
    assert Attention.objects.count() == TWENTY
    assert Visit.objects.filter(outcome=Visit.Outcome.ATTENDED).count() == 18
    assert not Visit.objects.waiting().exists()
    states = Appointment.objects.values_list("state", flat=True).distinct()
    assert list(states.order_by()) == [Appointment.State.ATTENDED]


def register(walk, page, n: int) -> None:
    """Whoever had only a name: registered now, with a passport."""
    page.get_by_role("link", name="Inscribir a una persona nueva").click()
    page.get_by_role("link", name="No tiene RUN").click()
    page.get_by_label("Pasaporte").check()
    walk.type(number=f"P123456{n}", full_name=f"Marie Jean {'ABCDEFGHIJKLMNOPQRST'[n]}arelle")
    with page.expect_navigation():
        page.get_by_role("button", name="Inscribir", exact=True).click()


def test_who_does_not_come_is_told_apart_from_who_left(walk, office, officer):
    late = timezone.now() - timedelta(minutes=30)
    missed = AppointmentFactory(
        service__office=office, service__name="Orientación", officer=officer, starts_at=late
    )
    tired = arrive(office, officer, called_as="Se cansó de esperar")
    walk.go(reverse("hour_file", args=[missed.pk]))
    walk.press("No vino")
    walk.go(reverse("desk"))
    walk.press("Se fue Se cansó de esperar")
    missed.refresh_from_db()
    tired.refresh_from_db()
    assert missed.state == Appointment.State.NO_SHOW
    assert tired.outcome == Visit.Outcome.LEFT

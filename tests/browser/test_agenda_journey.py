"""Hours: the manager opens the agenda, a person asks on the telephone, the desk receives them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from jobseekers.models import Appointment
from tests.browser.walk import PHONE, Walk
from tests.factories.agenda import AppointmentFactory, DeskServiceFactory, ShiftFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import OfficeFactory, StaffMembershipFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office():
    return OfficeFactory(name="OMIL Osorno")


@pytest.fixture
def officer(office):
    return StaffMembershipFactory(office=office, user__full_name="Carla Mansilla").user


@pytest.fixture
def service(office, officer):
    service = DeskServiceFactory(office=office, name="Orientación laboral", bring="tu cédula")
    for weekday in range(5):
        ShiftFactory(service=service, officer=officer, weekday=weekday)
    return service


@pytest.fixture
def walk(page, live_server):
    return Walk(page, live_server.url)


def first_hour(page):
    return page.locator("main label.hour").first


def test_the_manager_opens_the_agenda(walk, office, officer):
    walk.sit(StaffMembershipFactory(office=office, office_manager=True).user)
    walk.go(reverse("agenda"))
    walk.follow("Servicios y horarios")
    walk.follow("Agregar servicio")
    walk.type(name="Orientación laboral", minutes="30", bring="tu cédula")
    walk.choose(kind="Diagnóstico individual")
    walk.press("Guardar el servicio")
    walk.follow("Agregar horario")
    walk.choose(service="Orientación laboral", officer="Carla Mansilla", weekday="martes")
    walk.type(starts="09:00", ends="12:00")
    walk.press("Guardar el horario")
    assert walk.row("Martes").get_by_text("09:00 a 12:00").is_visible()
    walk.follow("Agregar días sin atención")
    today = timezone.localdate().isoformat()
    walk.type(first=today, last=today, reason="Aniversario de la comuna")
    walk.press("Guardar los días")
    assert walk.says("Aniversario de la comuna")


def test_a_person_asks_for_an_hour_changes_it_and_cancels_it(walk, office, service):
    person = JobSeekerFactory(with_account=True, linked_to=office, comuna=office.comuna)
    walk.sit(person.user, PHONE)
    walk.go(reverse("my_hours"))
    walk.follow("Pedir una hora")
    walk.press("Reservar la hora")
    assert walk.says("Elige una hora.")
    first_hour(walk.page).click()
    walk.press("Reservar la hora")
    assert walk.says("Listo. Te esperamos el")
    walk.follow("Cambiar")
    first_hour(walk.page).click()
    walk.press("Cambiar la hora")
    assert walk.says("Tu nueva hora es el")
    walk.follow("Anular")
    walk.press("Anular mi hora")
    assert walk.says("Anulamos tu hora.")


def test_two_people_choose_one_hour_and_the_second_is_told(walk, live_server, office, service):
    people = [
        JobSeekerFactory(with_account=True, linked_to=office, comuna=office.comuna)
        for _ in range(2)
    ]
    walk.sit(people[0].user, PHONE)
    walk.go(reverse("my_hour_new"))
    other = Walk(walk.page.context.browser.new_page(), live_server.url)
    other.sit(people[1].user, PHONE)
    other.page.goto(live_server.url + reverse("my_hour_new"))
    for page in (walk.page, other.page):
        first_hour(page).click()
    walk.press("Reservar la hora")
    other.press("Reservar la hora")
    assert other.says("Otra persona tomó esa hora recién.")
    assert Appointment.objects.count() == 1
    other.page.close()


def test_the_desk_gives_an_hour_receives_who_has_one_and_notes_who_missed(
    walk, office, officer, service
):
    person = JobSeekerFactory(linked_to=office)
    walk.sit(officer)
    walk.go(reverse("person_file", args=[person.pk]))
    walk.follow("Dar una hora")
    first_hour(walk.page).click()
    walk.press("Reservar la hora")
    assert walk.says("Trae")
    late = timezone.now()
    missed = AppointmentFactory(service=service, officer=officer, place=2, starts_at=late)
    here = AppointmentFactory(service=service, officer=officer, place=3, starts_at=late)
    walk.go(reverse("agenda") + f"?dia={timezone.localdate(late).isoformat()}")
    walk.go(reverse("hour_file", args=[missed.pk]))
    walk.press("No vino")
    assert walk.says("Quedó registrado que no vino.")
    walk.go(reverse("hour_file", args=[here.pk]))
    walk.press("Llegó")
    assert walk.says("tiene el número 1")
    walk.go(reverse("desk"))
    assert walk.says(here.seeker.display_name)


def test_two_files_of_one_person_are_compared_united_and_parted(walk, office, officer):
    same = {"names": "María", "first_surname": "Soto", "linked_to": office}
    for second in ("Barría", ""):
        JobSeekerFactory(second_surname=second, birth_date="1990-05-04", **same)
    walk.sit(officer)
    walk.go(reverse("duplicate_list"))
    walk.page.get_by_role("link", name="Comparar").click()
    walk.look()
    walk.tick("Revisé que es la misma persona")
    walk.press("Unir las fichas")
    assert walk.says("Las dos fichas ahora son una.")
    walk.press("Deshacer la unión")
    assert walk.says("Son dos fichas otra vez.")

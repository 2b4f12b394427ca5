"""A job fair from the announcement to the report, each part by who lives it."""

import gzip
import json
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from jobseekers.models import Attention
from matching.models import Referral
from sence_programs.models import FairRegistration, JobFair
from tests.browser.walk import PHONE, Walk
from tests.factories.employers import EmployerFactory, EmployerMemberFactory, VacancyFactory
from tests.factories.fairs import FairRegistrationFactory, JobFairFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import (
    ComunaFactory,
    OfficeFactory,
    RegionFactory,
    StaffMembershipFactory,
)
from tests.factories.plans import PlanActivityFactory, SemesterPlanFactory

pytestmark = pytest.mark.django_db(transaction=True)
KIB = 1024


@pytest.fixture
def office():
    comuna = ComunaFactory(name="Puerto Montt", region=RegionFactory(cut="10"))
    return OfficeFactory(name="OMIL Puerto Montt", comuna=comuna)


@pytest.fixture
def liaison(office):
    return StaffMembershipFactory(office=office, employer_liaison=True).user


@pytest.fixture
def officer(office):
    return StaffMembershipFactory(office=office).user


@pytest.fixture
def company(office):
    member = EmployerMemberFactory(employer=EmployerFactory(legal_name="Conservas Tenglo SpA"))
    VacancyFactory(employer=member.employer, office=office, title="Operario de planta")
    return member


@pytest.fixture
def walk(page, live_server):
    return Walk(page, live_server.url)


@pytest.fixture
def seeker(office):
    return JobSeekerFactory(with_account=True, with_profile=True, comuna=office.comuna)


@pytest.fixture
def fair(office, liaison):
    """Today's, with its doors open."""
    return JobFairFactory(office=office, organiser=liaison, starts_on=timezone.localdate())


def test_from_the_plan_to_the_announcement(walk, liaison, company):
    today = timezone.localdate().isoformat()
    walk.sit(liaison)
    walk.go(reverse("fair_list"))
    walk.follow("Preparar una feria")
    walk.press("Guardar la feria")
    assert walk.says("Hay un problema")
    walk.type(title="Feria de Primavera", starts_on=today, ends_on=today)
    walk.type(place="Gimnasio Municipal, Egaña 60", comuna="Puerto Montt", capacity="5")
    walk.press("Guardar la feria")
    walk.press("Anunciar la feria")
    assert walk.says("La feria figura como «anunciada».")
    walk.follow("Empresas y stands")
    walk.type(sought="conservas tenglo")
    walk.press("Buscar")
    walk.press("Darle un stand")
    assert walk.says("Stand 1")
    walk.tick("Operario de planta, Puerto Montt")
    walk.press("Guardar ofertas")
    walk.sit(None, PHONE)
    walk.go(reverse("fair_list"))
    walk.follow("Feria de Primavera")
    assert walk.says("Operario de planta")


def test_a_person_signs_up_on_the_telephone(walk, fair, seeker):
    walk.sit(seeker.user, PHONE)
    walk.go(reverse("fair_list"))
    walk.follow(fair.title)
    walk.press("Inscribirme")
    registration = FairRegistration.objects.get()
    assert walk.says(registration.spoken_code)
    assert walk.page.locator("main svg.qr").is_visible()
    walk.go(reverse("fair_page", args=[fair.pk]))
    assert walk.says("Ver mi pase")


def test_who_signed_up_is_told_of_the_change_and_cancels(walk, fair, seeker, liaison, officer):
    registration = FairRegistrationFactory(fair=fair, seeker=seeker)
    walk.sit(liaison)
    walk.go(reverse("fair_file", args=[fair.pk]))
    walk.follow("Cambiar los datos")
    assert walk.says("avisaremos a 1 persona.")
    walk.type(place="Plaza de Armas")
    walk.press("Guardar los cambios")
    assert walk.page.get_by_text("Avisamos a 1 persona.").is_visible()
    assert "Plaza de Armas" in seeker.user.messages.get(channel="portal").body
    walk.sit(seeker.user, PHONE)
    walk.go(reverse("fair_page", args=[fair.pk]))
    walk.press("No podré ir: anular mi inscripción")
    assert walk.page.get_by_role("button", name="Inscribirme").is_visible()
    walk.sit(officer, PHONE)
    walk.go(reverse("fair_arrival", args=[registration.code]))
    assert walk.says("Esta inscripción se anuló")
    walk.go(reverse("fair_people", args=[fair.pk]))
    walk.sit(liaison)
    walk.go(reverse("fair_file", args=[fair.pk]))
    walk.follow("Suspender la feria")
    walk.type(reason="Alerta por temporal.")
    walk.press("Suspender la feria")
    walk.sit(None, PHONE)
    walk.go(reverse("fair_page", args=[fair.pk]))
    assert walk.says("Alerta por temporal.")


def test_a_planned_fair_is_prepared_held_and_done_in_the_plan(walk, office, liaison):
    today = timezone.localdate()
    half = 1 if today.month <= 6 else 2
    plan = SemesterPlanFactory(office=office, year=today.year, half=half)
    PlanActivityFactory(
        plan=plan, kind="fair", title="Feria de la comuna", month=today.replace(day=1), on=today
    )
    walk.sit(liaison)
    walk.go(reverse("plan_file", args=[plan.pk]))
    walk.follow("Preparar la feria de Feria de la comuna")
    walk.type(place="Gimnasio Municipal", capacity="5")
    walk.press("Guardar la feria")
    walk.press("Anunciar la feria")
    walk.press("Marcar como realizada")
    walk.go(reverse("plan_file", args=[plan.pk]))
    assert walk.row("Feria de la comuna").get_by_text("Hecha").first.is_visible()
    walk.follow("Feria de la comuna")
    walk.press("Todavía no se realiza: volver a anunciada")
    walk.go(reverse("plan_file", args=[plan.pk]))
    assert not walk.row("Feria de la comuna").get_by_text("Hecha").count()


def test_a_company_asks_for_a_stand(walk, fair, company):
    walk.sit(company.user)
    walk.go(reverse("fair_page", args=[fair.pk]))
    walk.press("Pedir un stand para Conservas Tenglo SpA")
    walk.tick("Operario de planta, Puerto Montt")
    walk.press("Guardar ofertas")
    assert walk.says("Guardamos las ofertas de la feria.")


def test_from_the_door_to_the_report(walk, fair, seeker, officer, liaison, company):
    registration = FairRegistrationFactory(fair=fair, seeker=seeker, short_code="ABC234")
    walk.sit(officer, PHONE)
    walk.go(reverse("fair_arrival", args=[registration.code]))
    walk.page.get_by_role("button", name="Registrar llegada").click()
    walk.page.get_by_text("llegada registrada").wait_for()
    walk.go(reverse("fair_arrival", args=[registration.code]))
    assert walk.says("Llegada registrada")
    walk.sit(company.user, PHONE)
    walk.go(reverse("fair_page", args=[fair.pk]))
    walk.press("Pedir un stand para Conservas Tenglo SpA")
    walk.tick("Operario de planta, Puerto Montt")
    walk.press("Guardar ofertas")
    walk.type(code="abc 234")
    walk.choose(vacancy="Operario de planta, Puerto Montt")
    walk.tick("Preseleccionada")
    walk.press("Guardar el resultado")
    assert walk.says("Guardado: preseleccionada.")
    assert not walk.page.locator("main").get_by_text(seeker.first_surname).count()
    walk.sit(liaison)
    walk.go(reverse("fair_stands", args=[fair.pk]))
    walk.follow("Conservas Tenglo SpA")
    walk.type(code="ABC234")
    walk.choose(vacancy="Operario de planta, Puerto Montt")
    walk.tick("Contratada")
    walk.press("Guardar el resultado")
    assert walk.page.url.endswith(reverse("placement_new", args=[Referral.objects.get().pk]))
    walk.go(reverse("fair_file", args=[fair.pk]))
    walk.press("Marcar como realizada")
    walk.press("Cerrar y fijar las cifras")
    walk.follow("Informe")
    row = walk.row("Contratadas en la feria")
    assert row.get_by_text("1", exact=False).first.is_visible()
    walk.follow(re.compile("contratadas en la feria"), within=row)
    assert walk.says(seeker.display_name)


def test_the_door_goes_on_without_network(walk, fair, officer):
    people = [FairRegistrationFactory(fair=fair, short_code=f"ABC22{n}") for n in (2, 3)]
    walk.sit(officer, PHONE)
    walk.go(reverse("fair_door", args=[fair.pk]))
    page = walk.page
    page.context.set_offline(True)
    for registration in people:
        page.locator("main [name=code]").fill(registration.spoken_code)
        page.get_by_role("button", name="Registrar llegada").click()
    page.get_by_text("2 llegadas esperan en este teléfono.").wait_for()
    walk.look()
    assert not FairRegistration.objects.came().exists()
    kept = page.evaluate(f"localStorage.getItem('fair-arrivals-{fair.pk}')")
    assert {item["code"] for item in json.loads(kept)} == {r.spoken_code for r in people}
    page.context.set_offline(False)
    page.get_by_text("esperan en este teléfono").wait_for(state="hidden")
    assert FairRegistration.objects.came().count() == 2
    assert Attention.objects.count() == 2
    assert page.locator("[data-came]").inner_text() == "2"
    walk.look()


def test_a_code_of_nobody_is_told_when_the_network_is_back(walk, fair, officer):
    walk.sit(officer, PHONE)
    walk.go(reverse("fair_door", args=[fair.pk]))
    walk.page.locator("main [name=code]").fill("ZZZ 999")
    walk.page.get_by_role("button", name="Registrar llegada").click()
    walk.page.get_by_text("ZZZ 999: Ese código no es de esta feria.").wait_for()
    assert walk.page.evaluate(f"localStorage.getItem('fair-arrivals-{fair.pk}')") == "[]"


def test_what_waited_is_sent_when_the_page_is_opened_again(walk, fair, officer):
    registration = FairRegistrationFactory(fair=fair)
    walk.sit(officer, PHONE)
    walk.go(reverse("fair_arrival", args=[registration.code]))
    walk.page.context.set_offline(True)
    walk.page.get_by_role("button", name="Registrar llegada").click()
    walk.page.get_by_text("1 llegada espera en este teléfono.").wait_for()
    # Closed before the network is back, or this page would send it.
    walk.page.goto("about:blank")
    walk.page.context.set_offline(False)
    walk.go(reverse("fair_door", args=[fair.pk]))
    walk.page.get_by_text("llegada registrada").wait_for()
    assert FairRegistration.objects.came().get() == registration


def test_the_page_of_a_qr_is_small(walk, fair, officer):
    registration = FairRegistrationFactory(fair=fair)
    walk.sit(officer, PHONE)
    answers = []
    walk.page.on("response", lambda answer: answers.append(answer))
    walk.visit(reverse("fair_arrival", args=[registration.code]))
    assert sum(_compressed(answer) for answer in answers) < 20 * KIB


def test_the_public_page_is_light(walk, fair):
    answers = []
    walk.page.on("response", lambda answer: answers.append(answer))
    walk.sit(None, PHONE)
    walk.visit(reverse("fair_page", args=[fair.pk]))
    assert sum(_compressed(answer) for answer in answers) < 100 * KIB


def _compressed(answer) -> int:
    """Bytes of the body as they would travel."""
    return len(gzip.compress(answer.body()))


@pytest.mark.parametrize("scripts", [False])
def test_without_javascript_the_door_is_a_plain_form(walk, fair, officer):
    FairRegistrationFactory(fair=fair, short_code="ABC234")
    walk.sit(officer, PHONE)
    walk.page.goto(reverse("fair_door", args=[fair.pk]))
    walk.page.locator("main [name=code]").fill("ABC 234")
    walk.page.get_by_role("button", name="Registrar llegada").click()
    walk.page.get_by_text("llegada registrada").wait_for()
    assert JobFair.objects.get().registrations.came().count() == 1

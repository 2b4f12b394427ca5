"""María asks what she may have; the desk answers, prints, applies, and nobody misses the date."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from pypdf import PdfReader

from omil_portal.outbox.models import Message
from sence_programs.models import BenefitApplication
from sence_programs.rules.ages import months_after
from sence_programs.services.benefit_reminders import benefit_reminders_step
from tests.browser.walk import PHONE, Walk
from tests.factories.jobseekers import JobSeekerFactory, ProtectedFactsFactory
from tests.factories.kernel import ComunaFactory, OfficeFactory, StaffMembershipFactory

pytestmark = pytest.mark.django_db(transaction=True)
LETTER = {"format": "Letter", "prefer_css_page_size": True}


@pytest.fixture
def office():
    return OfficeFactory(name="OMIL Quellón", comuna=ComunaFactory(name="Quellón"))


def a_person(office):
    seeker = JobSeekerFactory(names="María", with_account=True, with_profile=True, linked_to=office)
    ProtectedFactsFactory(
        seeker=seeker,
        sex="female",
        social_registry_percent=40,
        months_unemployed=7,
        months_unemployed_of_18=9,
        disability_credential=False,
    )
    return seeker


def test_maria_asks_on_her_phone_without_an_account(page, live_server, office):
    walk = Walk(page, live_server.url)
    walk.sit(None, PHONE)
    walk.go("/beneficios/")
    walk.follow("Ver qué me corresponde")
    walk.type(birth_date="1990-05-17")
    walk.choose(sex="Mujer", disability_credential="No")
    walk.press("Seguir")
    with walk.moving():
        page.go_back()
    assert page.locator("[name=birth_date]").input_value() == "1990-05-17"
    walk.press("Seguir")
    walk.type(rsh_percent="40", comuna="quellon")
    walk.choose(working_now="Sí")
    walk.press("Seguir")
    walk.press("Volver")
    assert page.locator("[name=rsh_percent]").input_value() == "40"
    walk.press("Seguir")
    walk.choose(work_kind="Con contrato")
    walk.type(gross_monthly_pay="529000")
    walk.press("Seguir")
    walk.type(months_unemployed_continuous="7", months_unemployed_total="9")
    walk.choose(owes_excess_refund="No")
    walk.press("Seguir")
    walk.press("Seguir")
    assert walk.says("Sí, con lo que sabemos")
    assert walk.says("Para la persona: $ 52.900 al mes")
    assert walk.says("OMIL Quellón")
    page.get_by_text("Cada requisito y su artículo").first.click()
    walk.look()
    assert page.url.endswith("/beneficios/calculadora/")
    assert {cookie["name"] for cookie in page.context.cookies()} <= {"csrftoken"}


def test_a_day_in_2022_is_answered_with_what_was_open_then(page, live_server):
    walk = Walk(page, live_server.url)
    walk.sit(None, PHONE)
    walk.go("/beneficios/calculadora/?dia=2022-05-10")
    walk.choose(ife_received="No")
    walk.press("Seguir")
    walk.type(birth_date="1990-05-17")
    walk.choose(sex="Mujer")
    walk.press("Seguir")
    walk.choose(working_now="Sí", contributed_last_month="Sí")
    walk.press("Seguir")
    walk.choose(child_carer="Sí", nursery_right="No")
    walk.type(children_under_two="1", children_two_to_four="1", contributions_last_12_months="6")
    walk.press("Seguir")
    walk.choose(work_kind="Con contrato", unemployed_month_before="Sí")
    walk.type(gross_monthly_pay="400000")
    walk.press("Seguir")
    walk.type(job_start="2022-05-02")
    walk.choose(company_is_state="No")
    walk.press("Seguir")
    assert walk.says("Para la persona: $ 240.000 al mes")
    assert walk.says("Para la persona: $ 400.000 al mes")
    walk.look()


def test_the_desk_keeps_prints_and_applies_and_the_reminder_goes_out(page, live_server, office):
    seeker, today = a_person(office), timezone.localdate()
    walk = Walk(page, live_server.url)
    walk.sit(StaffMembershipFactory(office=office).user)
    walk.go(f"/personas/{seeker.pk}/beneficios/sue/")
    walk.type(gross_monthly_pay="600000")
    walk.choose(work_kind="Con contrato", owes_excess_refund="No")
    walk.press("Ver la respuesta")
    assert walk.says("Sí, con lo que sabemos")
    walk.press("Guardar esta respuesta")
    assert len(PdfReader(BytesIO(page.pdf(**LETTER))).pages) == 1
    walk.follow("Abrir una postulación")
    start = months_after(today, -3) + timedelta(days=7)
    walk.type(job_starts_on=start.isoformat())
    walk.press("Abrir la postulación")
    assert walk.says("La postulación quedó en preparación.")
    application = BenefitApplication.objects.get()
    assert application.answer is not None
    benefit_reminders_step(application.due_on - timedelta(days=7))
    assert Message.objects.filter(user=seeker.user, channel="portal").count() == 1
    walk.go("/postulaciones/")
    assert walk.row(seeker.display_name).get_by_text("Se le avisó").is_visible()
    walk.follow(seeker.display_name)
    walk.choose(to="Se presentó")
    walk.type(where="Ventanilla Única Social")
    walk.press("Guardar")
    assert walk.says("La postulación quedó presentada.")
    walk.go(f"/personas/{seeker.pk}/postulaciones/")
    walk.sit(seeker.user, PHONE)
    walk.go("/mis-postulaciones/")
    assert walk.says("Presentada")


def test_a_company_sees_a_hiring_month_by_month(page, live_server):
    walk = Walk(page, live_server.url)
    walk.sit(None, PHONE)
    walk.go("/beneficios/contratacion/")
    walk.choose(group="Mujer de 25 a 54 años", size="10 a 49 personas")
    walk.type(pay="529.000", starts_on="2026-11-02")
    walk.press("Calcular")
    assert walk.says("$ 1.587.000")


def test_words_are_looked_for_in_the_catalogue_without_leaving_it(page, live_server):
    walk = Walk(page, live_server.url)
    walk.sit(None, PHONE)
    walk.go("/beneficios/")
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    words = page.get_by_label("Palabras del beneficio")
    words.fill("cesantia")
    page.get_by_text("Fondo de Cesantía Solidario").first.wait_for()
    assert not page.get_by_text("Franquicia Tributaria").first.is_visible()
    words.fill("12.531.909-2")
    assert walk.says("Nada coincide.")
    walk.look()
    assert sent == []
    assert page.url.endswith("/beneficios/")
    words.fill("")
    assert page.get_by_text("Franquicia Tributaria").first.is_visible()

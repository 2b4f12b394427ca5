"""An answer from its draft to the counter, and a question without one from there back again."""

import re

import pytest
from django.utils import timezone

from sence_programs.models import StandardAnswerUse
from tests.browser.walk import DESK, PHONE, Walk
from tests.factories.jobseekers import AttentionFactory, JobSeekerFactory
from tests.factories.kernel import OfficeFactory, RegionFactory, StaffMembershipFactory

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = {
    "question": "¿Puedo pedir el Bono al Trabajo de la Mujer?",
    "also_asked": "BTM, bono mujer",
    "body": "No. Desde el 13 de marzo de 2026 no se concede a personas nuevas.",
    "source": "Ley 21.808, artículo cuarto transitorio",
    "valid_from": "2026-03-13",
}
CHOICES = ("Enero", "Marzo", "Julio")


def test_from_the_draft_to_the_counter_and_back(page, live_server):
    region = RegionFactory(cut="10")
    analyst = StaffMembershipFactory(regional_analyst=True, region=region).user
    office = OfficeFactory(comuna__region=region)
    officer = StaffMembershipFactory(office=office).user
    seeker = JobSeekerFactory(linked_to=office, names="Rosa")
    attention = AttentionFactory(seeker=seeker, office=office, officer=officer, at=timezone.now())
    walk = Walk(page, live_server.url)

    the_unit_writes_and_approves(walk, analyst)
    the_officer_reads_it(walk, officer)
    the_officer_uses_it(walk, seeker)
    assert StandardAnswerUse.objects.get().attention == attention
    the_officer_reports_what_has_no_answer(walk)
    the_unit_answers_it(walk, analyst)
    walk.sit(officer, PHONE)
    walk.go("/respuestas/preguntas/")
    assert walk.row("carné de manipulador").get_by_text("Respondida").is_visible()
    walk.go("/mis-mensajes/")
    assert walk.says("Qué pasó con la pregunta que informaste")


def the_unit_writes_and_approves(walk: Walk, analyst) -> None:
    walk.sit(analyst, DESK)
    walk.go("/respuestas/")
    walk.follow("Revisar respuestas")
    walk.follow("Nueva respuesta")
    walk.press("Guardar el borrador")
    assert walk.says("Hay un problema")
    walk.type(**TEXT)
    walk.page.get_by_text("Tres preguntas para quien la lee").click()
    for at in (1, 2, 3):
        walk.type(**{f"q{at}": f"¿En qué mes se cerró? ({at})"})
        walk.type(**{f"q{at}{x}": c for x, c in zip("abc", CHOICES, strict=True)})
        walk.choose(**{f"q{at}right": "b"})
    walk.press("Guardar el borrador")
    assert walk.says("Marzo")
    walk.tick("Leí el texto y revisé su fuente")
    walk.press("Aprobar esta respuesta")
    assert walk.says("Aprobaste este texto.")
    walk.go("/respuestas/lecturas/")
    assert walk.number("con algo por leer") == 1
    walk.go("/respuestas/demanda/")
    assert walk.says("Nadie ha usado una respuesta en estos días")


def the_officer_reads_it(walk: Walk, officer) -> None:
    walk.sit(officer, PHONE)
    walk.go("/respuestas/")
    walk.follow("Por leer: 1")
    walk.follow(TEXT["question"])
    choose_all(walk, "Enero")
    walk.press("Responder")
    assert walk.says("Aún no: revisa y responde de nuevo")
    choose_all(walk, "Marzo")
    walk.press("Responder")
    assert walk.says("Estás al día")


def choose_all(walk: Walk, choice: str) -> None:
    for radio in walk.page.locator("main").get_by_label(choice, exact=True).all():
        radio.check()


def the_officer_uses_it(walk: Walk, seeker) -> None:
    walk.go(f"/personas/{seeker.pk}/")
    walk.open("Respuestas tipo")
    walk.page.get_by_label("Qué pregunta").fill("vono mujer")
    walk.press("Buscar la respuesta")
    walk.follow(TEXT["question"])
    walk.press("La usé")
    assert walk.says("Registramos que usaste esta respuesta.")
    walk.open("Respuestas tipo")
    assert walk.says(TEXT["question"])


def the_officer_reports_what_has_no_answer(walk: Walk) -> None:
    walk.go("/respuestas/")
    walk.page.get_by_label("Qué te preguntan").press_sequentially("carné de manipulador")
    walk.page.get_by_text("Ninguna respuesta dice eso").wait_for()
    walk.look()
    walk.follow("Informar esta pregunta")
    walk.press("Informar")
    assert walk.says("La unidad regional ya tiene la pregunta.")


def the_unit_answers_it(walk: Walk, analyst) -> None:
    walk.sit(analyst, DESK)
    walk.go("/respuestas/revision/")
    walk.follow(re.compile("pregunta por responder"))
    walk.follow("carné de manipulador")
    walk.follow("Escribir una respuesta")
    walk.type(body="La empresa puede pedirlo si la ley lo exige.", source="Código del Trabajo")
    walk.press("Guardar el borrador")
    walk.tick("Leí el texto y revisé su fuente")
    walk.press("Aprobar esta respuesta")
    walk.go("/respuestas/demanda/")
    assert walk.number("preguntas por responder") == 0

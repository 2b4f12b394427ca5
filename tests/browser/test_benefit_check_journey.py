"""A benefit that changed: the unit asks three questions, and each officer answers them."""

import pytest

from tests.browser.walk import DESK, PHONE, Walk
from tests.factories.answers import AcknowledgementFactory, ReadingNoticeFactory
from tests.factories.kernel import OfficeFactory, RegionFactory, StaffMembershipFactory

pytestmark = pytest.mark.django_db(transaction=True)

CHOICES = ("Enero", "Marzo", "Octubre")
TITLE = "Subsidio Unificado al Empleo: cambio en sus reglas"


def test_a_changed_benefit_is_read_with_its_questions(page, live_server):
    region = RegionFactory(cut="10")
    unit = StaffMembershipFactory(regional_analyst=True, region=region).user
    office = OfficeFactory(comuna__region=region)
    officer = StaffMembershipFactory(office=office, user__full_name="Rosa Oyarzún").user
    early = StaffMembershipFactory(office=office, user__full_name="Juan Barría").user
    notice = ReadingNoticeFactory(of_benefit=True, title=TITLE)
    AcknowledgementFactory(notice=notice, user=early)
    walk = Walk(page, live_server.url)

    the_unit_asks(walk, unit)
    the_officer_fails_and_passes(walk, officer)
    the_early_reader_is_asked(walk, early)
    the_unit_sees_it(walk, unit)


def the_unit_asks(walk: Walk, unit) -> None:
    walk.sit(unit, DESK)
    walk.go("/respuestas/lecturas/")
    assert walk.row(TITLE).get_by_text("Sin preguntas").is_visible()
    walk.follow(TITLE)
    walk.press("Guardar las preguntas")
    assert walk.says("Hay un problema")
    for at in (1, 2, 3):
        walk.type(**{f"q{at}": f"¿En qué mes empieza? ({at})"})
        walk.type(**{f"q{at}{x}": c for x, c in zip("abc", CHOICES, strict=True)})
        walk.choose(**{f"q{at}right": "c"})
    walk.tick("Revisé las tres preguntas: después no se cambian")
    walk.press("Guardar las preguntas")
    assert walk.says("Guardamos las tres preguntas.")
    assert walk.row("Rosa Oyarzún").get_by_text("Por leer").is_visible()
    assert walk.row("Juan Barría").get_by_text("Leyó antes de las preguntas").is_visible()


def the_officer_fails_and_passes(walk: Walk, officer) -> None:
    walk.sit(officer, PHONE)
    walk.go("/respuestas/por-leer/")
    assert walk.says("Con tres preguntas.")
    walk.follow(TITLE)
    choose_all(walk, "Enero")
    walk.press("Responder")
    assert walk.says("Aún no: revisa y responde de nuevo")
    choose_all(walk, "Octubre")
    walk.press("Responder")
    assert walk.says("Estás al día")


def the_early_reader_is_asked(walk: Walk, early) -> None:
    walk.sit(early, PHONE)
    walk.go("/mis-mensajes/")
    assert walk.says("Tres preguntas sobre algo que ya leíste")
    walk.follow("Abrir la página")
    assert walk.says("antes de sus preguntas")
    walk.go("/respuestas/por-leer/")
    assert walk.says("Estás al día")
    assert walk.says("Responde sus preguntas")


def the_unit_sees_it(walk: Walk, unit) -> None:
    walk.sit(unit, PHONE)
    walk.go("/respuestas/lecturas/")
    assert walk.row(TITLE).get_by_text("Con tres preguntas").is_visible()
    assert walk.row("Juan Barría").get_by_text("Leyó antes de las preguntas").is_visible()
    walk.follow(TITLE)
    assert walk.row("Rosa Oyarzún").get_by_text("Respondió bien").is_visible()


def choose_all(walk: Walk, choice: str) -> None:
    for radio in walk.page.locator("main").get_by_label(choice, exact=True).all():
        radio.check()

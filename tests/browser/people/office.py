"""The municipal office: who reviews offers, who attends, who validates."""

from datetime import date
from pathlib import Path

from tests.browser.people import seeker
from tests.browser.walk import Walk


def reviews_and_publishes(walk: Walk, offer: str) -> None:
    walk.go("/meson/")
    walk.follow("Ofertas")
    walk.follow(offer)
    walk.press("Publicar")


def finds(walk: Walk, run: str) -> None:
    """The RUN is typed at the desk and never stands in an address."""
    walk.go("/meson/")
    walk.type(sought=run)
    with walk.moving():
        walk.page.get_by_role("search").get_by_role("button", name="Buscar").click()


def attends(walk: Walk) -> None:
    walk.follow("Registrar atención")
    walk.choose(kind="Diagnóstico individual")
    walk.type(note="Busca de garzona, cerca de su casa.", next_step="Traer certificado")
    walk.press("Guardar atención")
    assert walk.says("Traer certificado")


def refers_clicking_twice(walk: Walk, offer: str) -> None:
    """What fits today stands in the file; an impatient second click changes nothing."""
    with walk.moving():
        walk.row(offer).get_by_role("button", name="Derivar").dblclick()
    assert walk.says("Enviada")


def records_the_hiring(walk: Walk, contract: Path, on: date) -> None:
    walk.tick("Contratada")
    walk.press("Guardar el resultado")
    walk.page.locator("[name=file]").set_input_files(contract)
    walk.choose(kind="Contrato de trabajo")
    walk.type(starts_on=on.isoformat(), weekly_hours="42", gross_pay="620000")
    walk.press("Registrar la colocación")


def cannot_validate_their_own(walk: Walk) -> None:
    assert walk.says("La registraste tú")
    assert not walk.page.get_by_role("button", name="Validar la colocación").count()


def validates(walk: Walk) -> None:
    walk.go("/colocaciones/")
    walk.follow(seeker.NAME)
    walk.press("Validar la colocación")
    assert walk.says("Validada")

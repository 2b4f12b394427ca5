"""María looks for work from her phone."""

import re

from omil_portal.accounts.models import User
from tests.browser.walk import PHONE, Walk

RUN, NAME, PASSWORD = "12.531.909-2", "María Soto Barría", "una-clave-larga"


def registers(walk: Walk) -> None:
    """Four answers and a password; the phone dies and the account is there."""
    walk.sit(None, PHONE)
    walk.go("/registro/")
    walk.type(run=RUN, full_name=NAME, phone="9 8765 4321", comuna="Castro")
    walk.press("Inscribirme")
    walk.type(password=PASSWORD)
    walk.press("Guardar mi clave")


def completes_her_profile(walk: Walk) -> None:
    """One topic a page; what she cannot spell is understood."""
    walk.choose(schooling="Media completa (científico-humanista)")
    walk.press("Guardar y seguir")
    walk.type(text="garson")
    walk.page.get_by_role("radio", name="Garzones de mesa").check()
    walk.choose(months="De 1 a 3 años")
    walk.press("Agregar")
    walk.follow("Seguir")
    walk.tick("Jornada completa")
    walk.press("Guardar y seguir")
    walk.choose(accepted_minutes="45 min")
    walk.press("Guardar y seguir")
    walk.tick("B", "Manipulación de alimentos")
    walk.press("Guardar y seguir")
    walk.follow("Saltar este paso")
    walk.follow("Saltar este paso")


def comes_back(walk: Walk) -> None:
    """Signs out, and in again with the RUN as she writes it."""
    walk.page.get_by_role("button", name="Salir").first.click()
    walk.go("/entrar/")
    walk.type(login=RUN, password=PASSWORD)
    walk.press("Entrar")


def reads_why(walk: Walk, offer: str) -> None:
    """After a night the offer is hers to see, with the reasons in words and points."""
    walk.sit(User.objects.get(username=RUN.replace(".", "")), PHONE)
    walk.go("/mi-pagina/")
    walk.go("/mis-vacantes/")
    row = walk.row(offer)
    row.get_by_text("Por qué te la mostramos").click()
    walk.look()
    assert "puntos en total" in row.inner_text()
    walk.follow(re.compile("Ver qué sumaría más puntos"), within=row)
    walk.go("/mis-vacantes/que-pasaria/")
    walk.go("/mis-vacantes/")
    walk.follow(offer)

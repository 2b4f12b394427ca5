"""A small restaurant looks for a waiter."""

from tests.browser.walk import DESK, Walk

NAME = "Restaurante El Canelo SpA"
OFFER = "Garzón o garzona"
UNLAWFUL = "Atender mesas. Buscamos solo varones, menor de 35 años."
LAWFUL = "Atender mesas y tomar pedidos en el comedor."


def registers(walk: Walk) -> None:
    walk.sit(None, DESK)
    walk.go("/empresas/registro/")
    walk.type(
        rut="76.086.428-5",
        legal_name=NAME,
        comuna="Castro",
        run="9.876.543-3",
        full_name="Rosa Barrientos",
        password="otra-clave-larga",
    )
    walk.press("Registrar la empresa")


def is_told_what_the_law_forbids(walk: Walk) -> None:
    """What was typed stays, and each phrase is named with its reason."""
    walk.follow("Publicar una oferta")
    walk.type(title=OFFER, occupation_text="garzón", functions=UNLAWFUL, comuna="Castro")
    walk.press("Guardar y seguir")
    told = walk.page.locator("[data-focus]").inner_text()
    assert "«solo varones»" in told
    assert "«menor de 35 años»" in told
    assert walk.page.locator("[name=functions]").input_value() == UNLAWFUL


def corrects_and_sends_it(walk: Walk) -> None:
    walk.type(functions=LAWFUL)
    walk.press("Guardar y seguir")
    walk.type(pay_min="600.000", pay_max="650.000")
    walk.choose(hours="Jornada completa", contract="Indefinido")
    walk.press("Guardar y seguir")
    walk.tick("Manipulación de alimentos")
    walk.press("Guardar y seguir")
    walk.press("Enviar a la OMIL")
    assert walk.says("En revisión")

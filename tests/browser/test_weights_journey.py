"""A region proposes other points and sees what they would do; the country signs; anybody reads."""

from datetime import timedelta

import pytest
from django.utils import timezone

from matching import reference
from tests.browser.walk import PHONE, Walk
from tests.factories.kernel import RegionFactory, StaffMembershipFactory
from tests.matching.market import a_market

pytestmark = pytest.mark.django_db(transaction=True)


def test_from_a_draft_to_what_anybody_reads(page, live_server):
    a_market(people=400, offers=60)
    reference.load()
    analyst = StaffMembershipFactory(regional_analyst=True, region=RegionFactory(cut="10")).user
    walk = Walk(page, live_server.url)
    walk.sit(analyst, PHONE)
    walk.go("/puntajes/")
    walk.follow("Proponer otros puntajes")
    walk.type(travel="2400")
    page.get_by_text("Suman 11.000: sobran 1.000.").wait_for()
    walk.look()
    walk.press("Guardar el borrador")
    assert walk.says("Hay un problema")
    night = timezone.localdate() + timedelta(days=3)
    walk.type(skills="1000", reason="El viaje importa más en las islas.")
    walk.type(valid_from=night.isoformat())
    walk.press("Guardar el borrador")
    assert walk.says("Viaje: sube de 1.400 a 2.400 puntos.")
    assert walk.number("tendrían otra primera oferta") > 0
    assert walk.says("Ejemplos")
    assert walk.says("los firma el nivel central de SENCE")
    draft = page.url.removeprefix(live_server.url)
    walk.sit(StaffMembershipFactory(national_unit=True).user, PHONE)
    walk.go(draft)
    walk.look()
    walk.tick("Leí los cambios y sé que no se podrán deshacer")
    walk.press("Firmar esta versión")
    assert walk.says("Firmaste esta versión.")
    walk.sit(None, PHONE)
    walk.go("/como-funciona/")
    walk.open("Versiones de los puntajes")
    assert walk.row("Versión 2").get_by_text("Firmada").is_visible()

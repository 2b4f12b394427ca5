"""María registers on her phone: with scripts, without them, and each page is accessible."""

import pytest

from jobseekers import reference
from jobseekers.models import JobSeeker
from omil_portal.occupations.reference import load as load_occupations
from tests.browser.axe import axe
from tests.factories.kernel import ComunaFactory, OfficeFactory

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 390, "height": 800}


@pytest.fixture(autouse=True)
def territory():
    reference.load()
    load_occupations()
    ComunaFactory(name="Castro")
    OfficeFactory(comuna=ComunaFactory(name="Quellón"))


def register(page):
    page.goto("/registro/")
    page.get_by_label("RUN").fill("12.531.909-2")
    page.get_by_label("Nombre y apellidos").fill("María Soto Barría")
    page.get_by_label("Teléfono").fill("9 8765 4321")
    page.get_by_label("Comuna donde vives").fill("queyon")
    page.get_by_role("button", name="Inscribirme").click()
    page.get_by_label("Tu clave").fill("una-clave-larga")
    page.get_by_role("button", name="Guardar mi clave").click()
    page.get_by_label("Tu nivel de estudios").select_option(label="Básica completa")
    page.get_by_role("button", name="Guardar y seguir").click()


def test_without_scripts_the_whole_registration_works(browser, live_server):
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport=PHONE
    )
    page = context.new_page()
    register(page)
    page.get_by_label("¿En qué te gustaría trabajar?").fill("operador")
    page.get_by_role("button", name="Agregar").click()
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Agregar").click()
    page.get_by_role("link", name="Seguir", exact=True).click()
    page.get_by_label("Jornada completa").check()
    page.get_by_role("button", name="Guardar y seguir").click()
    context.close()
    profile = JobSeeker.objects.get().profile
    assert (profile.hours, profile.desired_occupations.count()) == (["full"], 1)


def test_with_scripts_the_choices_come_while_typing(page):
    register(page)
    page.get_by_label("¿En qué te gustaría trabajar?").press_sequentially("operador")
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Agregar").click()
    page.get_by_role("link", name="Seguir", exact=True).wait_for()
    assert JobSeeker.objects.get().profile.desired_occupations.count() == 1


def test_each_page_is_accessible_and_fits_a_narrow_phone(page):
    page.route("**/mis-vacantes/", lambda route: route.fulfill(body=""))
    page.set_viewport_size({"width": 320, "height": 700})
    for path in ("/registro/", "/registro/?documento=otro", "/entrar/con-codigo/"):
        visit(page, path)
    page.get_by_role("button", name="Continuar").click()
    axe(page)
    register(page)
    steps = "estudios ocupaciones jornada traslado licencias sobre-ti situacion nombre contacto"
    for path in (f"/mi-perfil/{step}/" for step in steps.split()):
        visit(page, path)
    for path in ("/mi-pagina/", "/mis-consentimientos/", "/mi-cuenta/clave/"):
        visit(page, path)


def visit(page, path):
    page.goto(path)
    axe(page)
    too_wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not too_wide, path

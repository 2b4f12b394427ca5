"""The frame of every page: its title, its navigation, and what it says when something fails."""

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory, override_settings

from omil_portal.access.actor import Actor, Grant
from omil_portal.access.permissions import Permission
from omil_portal.access.roles import Role
from omil_portal.look.context import Portal

pytestmark = pytest.mark.usefixtures("drawn_alone")


@pytest.fixture
def drawn_alone():
    with override_settings(ROOT_URLCONF="tests.look.addresses"):
        yield


class SignedIn:
    is_authenticated = True

    def get_full_name(self) -> str:
        return "Ana Cárcamo"


def portal_of(*, role: Role | None, path: str = "/") -> Portal:
    request = RequestFactory().get(path)
    request.user = SignedIn()
    request.actor = Actor(1, (Grant(role, office_id=1),) if role else ())
    return Portal(request)


def test_the_title_says_where_you_are():
    assert "<title>Trabajo cerca de ti · Portal OMIL</title>" in body("/")


def test_the_title_says_that_something_went_wrong():
    answer = Client().post("/entrar/", {"phone": "9 8765 4321"})
    assert "<title>Error: Entrar · Portal OMIL</title>" in answer.content.decode()


def test_every_door_of_the_home_page_opens():
    for address in ("/vacantes/", "/registro/", "/empresas/registro/", "/entrar/"):
        assert f'"{address}"' in body("/")


def test_a_visitor_gets_no_script_they_do_not_need():
    assert "htmx.min.js" not in body("/")


def test_demonstration_data_are_announced():
    with override_settings(DEMO=True):
        assert "Datos de demostración" in body("/")


def test_real_data_are_not_announced_as_a_demonstration():
    with override_settings(DEMO=False):
        assert "Datos de demostración" not in body("/")


def test_the_components_are_shown_in_a_demonstration():
    with override_settings(DEMO=True):
        assert Client().get("/componentes/").status_code == 200


def test_the_components_are_not_shown_in_production():
    with override_settings(DEMO=False, DEBUG=False):
        assert Client().get("/componentes/").status_code == 404


@pytest.fixture
def desk_row(monkeypatch):
    row = (Permission.PERSON_FIND, "Personas", "board")
    monkeypatch.setattr("omil_portal.look.context.NAVIGATION", [row])


@pytest.mark.usefixtures("desk_row")
def test_navigation_shows_what_the_role_may_open():
    portal = portal_of(role=Role.FRONT_DESK, path="/vacantes/7/")
    assert [(item.label, item.current) for item in portal.navigation] == [("Personas", True)]


@pytest.mark.usefixtures("desk_row")
def test_navigation_hides_what_the_role_may_not_open():
    assert portal_of(role=Role.SEEKER).navigation == []


def test_a_row_of_navigation_without_address_yet_is_left_out(monkeypatch):
    monkeypatch.setattr("omil_portal.look.context.NAVIGATION", [(None, "Pronto", "not_there")])
    assert "Pronto" not in body("/")


def test_htmx_gets_the_content_alone():
    request = RequestFactory().get("/")
    request.htmx = type("Htmx", (), {"boosted": False, "__bool__": lambda self: True})()
    assert Portal(request).base == "components/fragment.html"


@pytest.mark.parametrize("template", ["400.html", "403_csrf.html", "500.html"])
def test_a_failure_can_be_told_without_knowing_anything(template):
    page = render_to_string(template)
    assert page.count("<h1>") == 1
    assert 'lang="es-CL"' in page


def test_an_unknown_address_says_what_to_do():
    answer = Client().get("/no-existe/")
    assert answer.status_code == 404
    assert "Ir al inicio" in answer.content.decode()


def body(address: str) -> str:
    return Client().get(address).content.decode()

"""The frame and the components in a real browser: narrow, enlarged, by keyboard, without faults."""

import os
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import override_settings
from playwright.sync_api import sync_playwright

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
PAGES = ["/", "/componentes/", "/entrar/", "/accesibilidad/", "/no-existe/"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: set CHROMIUM to its path"),
]


@pytest.fixture(scope="module")
def browser():
    # Playwright's loop would make Django refuse the database in this thread.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def address(live_server):
    with override_settings(ROOT_URLCONF="tests.look.addresses", DEMO=True):
        yield live_server.url


@pytest.fixture(params=[1280, 320], ids=["desktop", "400% zoom"])
def page(browser, request):
    page = browser.new_page(viewport={"width": request.param, "height": 800})
    yield page
    page.close()


@pytest.mark.parametrize("path", PAGES)
def test_no_page_breaks_a_rule_of_accessibility(page, address, path):
    page.goto(address + path)
    assert Axe().run(page).response["violations"] == []


@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways(page, address, path):
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("path", ["/", "/componentes/"])
def test_the_policy_of_content_refuses_nothing_of_ours(page, address, path):
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(address + path)
    assert said == []


def test_the_first_tab_offers_to_skip_to_the_content(page, address):
    page.goto(address + "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Ir al contenido"


def test_what_went_wrong_has_the_focus(page, address):
    page.goto(address + "/entrar/")
    page.get_by_role("button", name="Entrar").click()
    assert page.evaluate("document.activeElement.textContent").strip().startswith("Hay un problema")


def test_a_slash_goes_to_the_search(page, address):
    page.goto(address + "/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"


def test_a_lost_connection_is_told(page, address):
    page.goto(address + "/")
    page.context.set_offline(True)
    assert page.get_by_text("Sin conexión").is_visible()


PRESS_TWICE = """() => {
  let sent = 0;
  addEventListener("submit", (event) => {
    if (!event.defaultPrevented) sent += 1;
    event.preventDefault();
  });
  const button = document.querySelector("form[data-once] button");
  button.click();
  button.click();
  return sent;
}"""


def test_a_button_pressed_twice_sends_once(page, address):
    page.goto(address + "/entrar/")
    assert page.evaluate(PRESS_TWICE) == 1
    assert page.get_by_role("button", name="Enviando…").is_disabled()


def test_coming_back_makes_the_form_usable_again(page, address):
    page.goto(address + "/entrar/")
    page.evaluate(PRESS_TWICE)
    page.get_by_role("button", name="Enviando…").wait_for()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert page.get_by_role("button", name="Entrar").is_enabled()


@pytest.fixture
def phone(browser, address):
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(address + "/componentes/")
    yield page
    page.close()


def test_on_a_phone_a_long_table_says_a_line_a_row_and_opens_the_rest(phone):
    row = phone.locator("#tablas tbody tr").first
    assert "Derivada" in row.inner_text()
    assert "Quellón" not in row.inner_text()
    row.get_by_role("button", name="Más sobre Rosa Huenchur Barría").click()
    assert "Quellón" in row.inner_text()


def test_on_a_phone_a_part_starts_shut_unless_the_address_names_it(phone, address):
    part = phone.get_by_role("button", name="Datos de la persona")
    assert part.get_attribute("aria-expanded") == "false"
    assert not phone.locator("#datos .facts").is_visible()
    phone.goto(address + "/componentes/#datos")
    assert phone.locator("#datos .facts").is_visible()

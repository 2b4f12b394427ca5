"""A real Chromium against a live server. Only a test that asks for `page` starts it."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright

from matching.engine.ready import make_ready

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests of this folder, and leaves every slow journey for last."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


def chromium() -> str | None:
    """The browser of this machine: `$CHROMIUM`, or one on the path."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for a file of tests: two event loops cannot stand in one thread."""
    path = chromium()
    if not path:
        reason = f"no Chromium: set $CHROMIUM or install one of {', '.join(NAMES)}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with pytest.MonkeyPatch.context() as environment, sync_playwright() as playwright:
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        running = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def scripts() -> bool:
    """Whether the visitor's browser runs JavaScript; a file of tests may say it does not."""
    return True


@pytest.fixture(scope="session")
def compiled_engine() -> None:
    """New code of the engine is compiled once a machine, and no page should wait for it."""
    make_ready()


@pytest.fixture
def page(browser: Browser, live_server, scripts, compiled_engine) -> Iterator[Page]:
    """A page of a new visitor. Errors of the page, and requests to other hosts, fail the test."""
    context = browser.new_context(
        base_url=live_server.url,
        locale="es-CL",
        timezone_id=django_settings.TIME_ZONE,
        java_script_enabled=scripts,
    )
    context.set_default_timeout(10_000)
    wrong: list[str] = []
    missing: list[str] = []
    here = (live_server.url, "data:", "blob:", "about:")

    def seen(request) -> None:
        if not request.url.startswith(here):
            wrong.append(f"asked for {request.url}")

    page = context.new_page()
    page.on("request", seen)
    page.on("response", lambda found: found.status == 404 and missing.append(found.url))
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on("console", lambda line: line.type == "error" and wrong.append(f"said: {line.text}"))
    yield page
    context.close()
    assert not wrong, "\n".join([*wrong, *(f"not found: {url}" for url in missing)])


@pytest.fixture
def printed(page: Page) -> list[bytes]:
    """What the printer would get: a sheet is kept here, and the page stays where it is."""
    sheets: list[bytes] = []

    def keep(route) -> None:
        answer = route.fetch()
        if answer.headers.get("content-type") == "application/pdf":
            sheets.append(answer.body())
            return route.fulfill(status=204)
        return route.fulfill(response=answer)

    page.route("**/*", keep)
    return sheets


@pytest.fixture
def sign_in(page: Page, live_server) -> Callable:
    """`sign_in(user)`: the page goes on as that person, without the form."""

    def enter(user) -> Page:
        client = Client()
        client.force_login(user)
        cookie = client.cookies[django_settings.SESSION_COOKIE_NAME]
        page.context.add_cookies(
            [{"name": cookie.key, "value": cookie.value, "url": live_server.url}]
        )
        return page

    return enter

"""Going through the portal as a person does, looking at every page on the way."""

import re
from contextlib import contextmanager

from django.conf import settings
from django.test import Client
from playwright.sync_api import Locator, Page

from tests.browser.axe import axe

PHONE = {"width": 390, "height": 800}
DESK = {"width": 1280, "height": 900}
TOO_WIDE = "document.documentElement.scrollWidth > innerWidth"
COMING = "[hx-trigger='load'], .htmx-request"
"""A panel that is still to come."""


class Walk:
    """One screen. Whoever sits at it may change; every page they land on is looked at."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self._address = address

    def sit(self, user, screen: dict = DESK) -> None:
        """Now `user` sits at the screen, signed in; None is a visitor."""
        self.page.context.clear_cookies()
        self.page.set_viewport_size(screen)
        if user:
            client = Client()
            client.force_login(user)
            key = settings.SESSION_COOKIE_NAME
            self.page.context.add_cookies(
                [{"name": key, "value": client.cookies[key].value, "url": self._address}]
            )

    def go(self, path: str) -> None:
        self.visit(path)
        self.look()

    def visit(self, path: str) -> None:
        """The page and the parts that it fetches by itself."""
        self.page.goto(path)
        self._settle()

    def follow(self, name: str | re.Pattern[str], *, within: Locator | None = None) -> None:
        """Clicks the link that says `name`."""
        with self.moving():
            self._only(within, "link", name).click()

    def press(self, name: str, *, within: Locator | None = None) -> None:
        """Clicks the button that says `name`."""
        with self.moving():
            self._only(within, "button", name).click()

    def open(self, name: str) -> None:
        """A part of the page that starts shut on a phone."""
        self._only(None, "button", name).click()

    @contextmanager
    def moving(self):
        """What happens inside leads to another page."""
        with self.page.expect_navigation():
            yield
        self.look()

    def _only(self, within: Locator | None, role: str, name) -> Locator:
        exact = isinstance(name, str)
        return (within or self.page.locator("body")).get_by_role(role, name=name, exact=exact)

    def type(self, **answers: str) -> None:
        """Fills inputs by their name in the form."""
        for name, text in answers.items():
            self.page.locator(f"main [name={name}]").fill(text)

    def choose(self, **answers: str) -> None:
        """Picks in each list, by its name in the form, the choice that reads so."""
        for name, label in answers.items():
            self.page.locator(f"main [name={name}]").select_option(label=label)

    def tick(self, *labels: str) -> None:
        for label in labels:
            self.page.locator("main").get_by_label(label, exact=True).check()

    def look(self) -> None:
        """The page with all its parts: no fault of accessibility, and no sideways scroll."""
        self._settle()
        axe(self.page)
        assert not self.page.evaluate(TOO_WIDE), f"{self.page.url} scrolls sideways"

    def _settle(self) -> None:
        self.page.wait_for_load_state("load")
        self.page.locator(COMING).first.wait_for(state="detached")

    def says(self, text: str) -> bool:
        return self.page.locator("main").get_by_text(text).first.is_visible()

    def row(self, text: str) -> Locator:
        """The row of a list or a table that has `text`."""
        return self.page.locator("main .list-row, main tbody tr").filter(has_text=text)

    def number(self, label: str) -> int:
        """A count as the page tells it."""
        told = self.page.locator(".number").filter(has_text=label).locator(".number-value")
        return int(told.inner_text().replace(".", ""))

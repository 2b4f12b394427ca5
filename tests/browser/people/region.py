"""Who watches from afar: the regional unit and the administrator."""

import re

from django.conf import settings

from tests.browser.people import seeker
from tests.browser.walk import Walk


def reads_the_placements(walk: Walk, office: str) -> tuple[int, int]:
    """Of the region, and of one office under its goal."""
    walk.go("/region/")
    office_row = walk.page.locator("#oficinas tbody tr").filter(has_text=office)
    told = office_row.locator("td[data-label=Van]").inner_text()
    return walk.number("Colocaciones validadas"), int(told)


def opens_the_list(walk: Walk) -> None:
    """The number opens the very rows it counts, without telling who they are."""
    walk.follow(re.compile("Colocaciones validadas"), within=walk.page.locator("#cifras"))
    row = walk.row("M. S. B.")
    assert "909-2" in row.inner_text()
    assert seeker.RUN not in walk.page.content()
    assert seeker.NAME not in walk.page.content()


def sees_the_night(walk: Walk) -> None:
    walk.go("/noches/")
    assert walk.row("Terminado").count() == len(settings.NIGHT_STEPS)


def sees_what_the_run_did(walk: Walk) -> None:
    """From the list of runs to what spreading cost and to who got onto the lists."""
    walk.go("/corridas/")
    walk.follow(re.compile("corrida"), within=walk.page.locator("main tbody"))
    assert walk.page.get_by_role("heading", name="Qué costó").is_visible()
    walk.follow("Ver su equidad")
    assert walk.page.get_by_role("heading", name="Quiénes llegan a las listas").is_visible()

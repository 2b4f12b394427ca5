"""Who watches from afar: the regional unit and the administrator."""

import re

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
    assert walk.row("Terminado").count() == 4

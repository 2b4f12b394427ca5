"""Accessibility as a machine can judge it: WCAG 2.2 AA and the best practices of axe."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_OPTIONS = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    # axe leaves it out unless asked; WCAG 2.2 AA has it.
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}


def axe(page: Page) -> None:
    """Raises `AssertionError` naming each violation of the page as it stands, and where it is."""
    violations = Axe().run(page, options=_OPTIONS).response["violations"]
    assert not violations, f"{page.url}\n" + "\n".join(map(_told, violations))


def _told(violation: dict) -> str:
    places = "\n".join(
        f"    {' '.join(map(str, node['target']))}\n        {node['html'][:160]}"
        for node in violation["nodes"]
    )
    return f"{violation['impact']}: {violation['id']}: {violation['help']}\n{places}"

"""The browser tests themselves: Chromium runs, and axe bites."""

import pytest
from playwright.sync_api import Page

from tests.browser.axe import axe

GOOD = """<!doctype html><html lang="es-cl"><head><title>Buena</title></head>
<body><main><h1>Buena</h1><p>Texto.</p></main></body></html>"""


def test_a_page_without_faults_passes(page: Page):
    page.set_content(GOOD)
    axe(page)


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ('<img src="data:,">', "image-alt"),
        ("<h3>Salto</h3>", "heading-order"),
        ('<p style="color: #bbb">Pálido</p>', "color-contrast"),
        (
            '<a href="/a" style="display: inline-block; font-size: 8px">a</a>'
            '<a href="/b" style="display: inline-block; font-size: 8px">b</a>',
            "target-size",
        ),
    ],
)
def test_a_fault_is_told_by_its_name(page: Page, wrong: str, rule: str):
    page.set_content(GOOD.replace("<p>Texto.</p>", wrong))
    with pytest.raises(AssertionError, match=rule):
        axe(page)


def test_the_sign_in_page_is_accessible(page: Page):
    answer = page.goto("/entrar/")
    assert answer.status == 200
    axe(page)

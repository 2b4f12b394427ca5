"""A first visit on a prepaid phone: 100 KiB in all, compressed."""

import gzip
import re
from pathlib import Path

import pytest
from django.test import Client, override_settings

STATIC = Path(__file__).resolve().parents[2] / "static"
KIB = 1024
ASSET = re.compile(rb'(?:href|src)="/static/([^"]+\.(?:css|js|svg))"')


@pytest.fixture
def page() -> bytes:
    """The public home page."""
    with override_settings(ROOT_URLCONF="tests.look.addresses"):
        return Client().get("/").content


def compressed(content: bytes) -> int:
    return len(gzip.compress(content))


def weight_of(page: bytes, *endings: str) -> int:
    names = {name.decode() for name in ASSET.findall(page)}
    return sum(compressed((STATIC / n).read_bytes()) for n in names if n.endswith(endings))


def test_the_page_itself_is_light(page):
    assert compressed(page) <= 25 * KIB


def test_the_styles_are_light(page):
    assert 0 < weight_of(page, ".css") <= 30 * KIB


def test_the_scripts_are_light(page):
    assert 0 < weight_of(page, ".js") <= 30 * KIB


def test_everything_together_is_light(page):
    assert compressed(page) + weight_of(page, ".css", ".js", ".svg") <= 100 * KIB


def test_no_style_brings_letters_or_pictures_from_elsewhere():
    for sheet in (STATIC / "css").glob("*.css"):
        assert "@font-face" not in sheet.read_text()
        assert not re.search(r"url\(['\"]?https?:", sheet.read_text())

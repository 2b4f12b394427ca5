"""Words can be read: 4.5 to 1 at least (WCAG 2.2, 1.4.3); edges that matter, 3 to 1 (1.4.11)."""

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).resolve().parents[2] / "static/css/portal.css").read_text()
COLOURS = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", CSS))


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(c * 2 for c in digits)
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(COLOURS[one]), luminance(COLOURS[other])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("words", "ground"),
    [
        *[(w, g) for w in ("ink", "quiet", "navy", "blue-dark") for g in ("paper", "mist", "sky")],
        ("blue", "paper"),
        ("green", "paper"),
        ("red-dark", "paper"),
        ("ink", "yellow"),
    ],
)
def test_words_stand_out_from_their_ground(words, ground):
    assert contrast(words, ground) >= 4.5


@pytest.mark.parametrize(("edge", "ground"), [("line-strong", "paper"), ("navy", "yellow")])
def test_edges_that_matter_can_be_seen(edge, ground):
    assert contrast(edge, ground) >= 3


def test_colours_come_from_the_variables_of_the_public_palette():
    palette = {name: COLOURS[name] for name in ("blue", "red", "green", "yellow")}
    assert palette == {"blue": "#006fb3", "red": "#fe6565", "green": "#2d717c", "yellow": "#f2c728"}

"""A mistyped stem is read as the known stem one letter away."""

import pytest

from omil_portal.occupations.spelling import Spelling

KNOWN = Spelling({"conductor": 50, "bodeguer": 40, "guardi": 30, "casin": 3, "cocin": 9, "gas": 1})


@pytest.mark.parametrize(
    ("mistyped", "meant"),
    [
        ("conducotr", "conductor"),
        ("conducor", "conductor"),
        ("bodeger", "bodeguer"),
        ("guaridi", "guardi"),
        ("conductar", "conductor"),
    ],
)
def test_a_letter_missing_added_changed_or_swapped_is_forgiven(mistyped: str, meant: str) -> None:
    assert KNOWN.correct([mistyped]) == (meant,)


@pytest.mark.parametrize("stem", ["conductor", "konduktor", "gus", "ardi", "a4", ""])
def test_what_is_known_too_short_or_too_far_stays(stem: str) -> None:
    assert KNOWN.correct([stem]) == (stem,)


def test_the_more_usual_word_is_meant() -> None:
    assert KNOWN.correct(["cacin"]) == ("cocin",)

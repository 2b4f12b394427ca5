"""A comuna is understood as people type it on a phone."""

import pytest

from omil_portal.offices.comuna_names import UnknownComuna, match_comuna
from omil_portal.offices.territory import read_comunas

NAMES = [comuna.name for comuna in read_comunas()]


@pytest.mark.parametrize("name", NAMES)
def test_every_comuna_is_itself_without_accents_or_capitals(name):
    plain = name.lower().translate(str.maketrans("áéíóúüñ'", "aeiouun "))
    assert match_comuna(plain, NAMES) == name


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Queyon", "Quellón"),
        ("purranke", "Purranque"),
        ("pto montt", "Puerto Montt"),
        ("puerto mont", "Puerto Montt"),
        ("ualaihue", "Hualaihué"),
        ("los muermo", "Los Muermos"),
    ],
)
def test_a_small_slip_is_forgiven(typed, meant):
    assert match_comuna(typed, NAMES) == meant


def test_the_beginning_of_several_names_is_asked_about():
    with pytest.raises(UnknownComuna, match="Puerto Montt o Puerto Octay o Puerto Varas"):
        match_comuna("puerto", NAMES)


@pytest.mark.parametrize("typed", ["x", "Buenos Aires", "12345"])
def test_what_resembles_nothing_is_not_guessed(typed):
    with pytest.raises(UnknownComuna):
        match_comuna(typed, NAMES)

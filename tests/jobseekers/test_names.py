"""One line with a name, split as names are in Chile."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobseekers.names import FullName, IncompleteName, split_full_name


@pytest.mark.parametrize(
    ("typed", "split"),
    [
        ("María Soto", FullName("María", "Soto", "")),
        ("María Soto Barría", FullName("María", "Soto", "Barría")),
        ("Juan Pablo Ñancupel Barría", FullName("Juan Pablo", "Ñancupel", "Barría")),
        ("rosa  ÁGUILA  oyarzo", FullName("Rosa", "Águila", "Oyarzo")),
        ("Ana Soto de la Fuente", FullName("Ana", "Soto", "de la Fuente")),
        ("María de los Ángeles Ruiz Vera", FullName("María de los Ángeles", "Ruiz", "Vera")),
        ("Ian McKay Ruiz", FullName("Ian", "McKay", "Ruiz")),
    ],
)
def test_a_name_is_split_into_names_and_two_surnames(typed, split):
    assert split_full_name(typed) == split


@pytest.mark.parametrize("typed", ["", "María", "de la", "  "])
def test_a_name_without_surname_is_asked_again(typed):
    with pytest.raises(IncompleteName, match="apellido"):
        split_full_name(typed)


@given(st.lists(st.from_regex(r"[A-ZÑ][a-zñáéíóú]{2,8}", fullmatch=True), min_size=2, max_size=6))
def test_no_word_is_lost(words):
    try:
        split = split_full_name(" ".join(words))
    except IncompleteName:
        return
    assert [w.lower() for w in " ".join(split).split()] == [w.lower() for w in words]

"""One line with a name, split as names are in Chile."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobseekers.models import JobSeeker
from jobseekers.names import (
    MOST_LETTERS,
    FullName,
    IncompleteName,
    TooLongName,
    split_full_name,
)


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


@pytest.mark.parametrize(("field", "most"), zip(FullName._fields, MOST_LETTERS, strict=True))
def test_each_part_holds_what_its_column_holds(field, most):
    assert JobSeeker._meta.get_field(field).max_length == most


def test_a_surname_that_does_not_fit_is_asked_again():
    with pytest.raises(TooLongName, match="no cabe"):
        split_full_name(f"Ana {'b' * 61} Soto")


@given(st.lists(st.from_regex(r"[A-ZÑ][a-zñáéíóú]{2,8}", fullmatch=True), min_size=2, max_size=6))
def test_no_word_is_lost(words):
    try:
        split = split_full_name(" ".join(words))
    except IncompleteName:
        return
    assert [w.lower() for w in " ".join(split).split()] == [w.lower() for w in words]

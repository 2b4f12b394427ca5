"""Telephones as people write them."""

import pytest

from jobseekers.phones import InvalidPhone, parse_phone


@pytest.mark.parametrize(
    "typed",
    ["987654321", "9 8765 4321", "+56 9 8765 4321", "56987654321", "(9) 8765-4321", "87654321"],
)
def test_a_mobile_is_one_number_however_it_is_written(typed):
    assert parse_phone(typed) == "+56 9 8765 4321"


def test_a_landline_of_the_south():
    assert parse_phone("65 2 123456") == "+56 65 212 3456"


@pytest.mark.parametrize("typed", ["", "12345", "no tengo", "98765432100", "1 2345 6789"])
def test_what_is_no_number_is_asked_again(typed):
    with pytest.raises(InvalidPhone, match="9 números"):
        parse_phone(typed)

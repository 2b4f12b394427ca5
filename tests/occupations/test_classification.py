"""CIUO-08.CL as the project ships it."""

from collections import Counter

import pytest

from omil_portal.occupations.classification import classification, shared_digits, unit_groups


def test_it_has_the_groups_of_the_official_classification() -> None:
    levels = Counter(group.level for group in classification().values())

    assert levels == {1: 10, 2: 44, 3: 129, 4: 444}


def test_every_group_hangs_from_another_of_the_table() -> None:
    groups = classification()

    assert [
        code for code, group in groups.items() if group.parent and group.parent not in groups
    ] == []


def test_the_codes_of_the_armed_forces_keep_their_leading_zero() -> None:
    assert classification()["0110"].name == "Oficiales de las Fuerzas Armadas"


def test_a_unit_group_has_four_digits() -> None:
    assert {len(group.code) for group in unit_groups()} == {4}


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("5131", "5131", 4),
        ("5131", "5132", 3),
        ("5131", "5120", 2),
        ("5131", "5223", 1),
        ("5131", "9412", 0),
        ("5131", "51", 2),
    ],
)
def test_two_codes_share_the_digits_before_they_part(one: str, other: str, shared: int) -> None:
    assert shared_digits(one, other) == shared

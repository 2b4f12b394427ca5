"""Masks and pictures: what is shown, and what is not."""

import pytest

from sence_programs.charts import comunas, goal, offices
from sence_programs.goals.progress import Standing
from sence_programs.masks import initials, masked

BAR = offices.Bar("OMIL Chonchi", 8, 15, 17, Standing.LATE)


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Rosa Huenchur Barría", "R. H. B."), ("ana", "A."), ("", "")],
)
def test_a_name_becomes_its_initials(name, shown):
    assert initials(name) == shown


@pytest.mark.parametrize(
    ("document", "shown"),
    [("12.531.909-2", "••.•••.909-2"), ("P0000001", "•••00001"), ("AB1", "AB1")],
)
def test_a_document_keeps_only_its_end(document, shown):
    assert masked(document) == shown


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (None, "Sin meta"),
        (0, "Menos de la mitad"),
        (49, "Menos de la mitad"),
        (50, "50 a 79 %"),
        (80, "80 a 99 %"),
        (99, "80 a 99 %"),
        (100, "100 % o más"),
        (500, "100 % o más"),
    ],
)
def test_the_legend_of_the_map_is_in_words(share, words):
    assert comunas.share_words(share) == words


def test_the_bars_name_the_office_its_numbers_and_its_standing():
    picture = offices.bullets([BAR])
    assert all(word in picture for word in (">Chonchi<", ">8 de 17<", ">Atrasada<"))


def test_the_map_names_the_comunas_furthest_behind():
    picture = comunas.region_map([comunas.Place("10201", "Castro", comunas.LOWEST, True)])
    assert ">Castro<" in picture
    assert ">Menos de la mitad<" in picture


def test_the_map_does_not_name_the_others():
    picture = comunas.region_map([comunas.Place("10201", "Castro", comunas.LOWEST, False)])
    assert ">Castro<" not in picture


def test_the_history_is_drawn_to_its_target():
    picture = goal.history([("2026-01-01", "2026-12-31", 80), ("2026-03-01", 12)])
    assert ">80<" in picture


def test_the_map_of_another_region_is_not_pretended():
    assert not comunas.has_map(["14101"])


def test_the_map_holds_los_lagos():
    assert comunas.has_map(["10101", "10210", "10401"])


@pytest.mark.parametrize("picture", [offices.bullets([BAR]), comunas.region_map([])])
def test_a_picture_brings_no_script_and_asks_nobody_for_anything(picture):
    assert "<script" not in picture
    assert "href=" not in picture

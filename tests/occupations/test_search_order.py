"""Which occupation comes first, when several are called alike."""

import pytest

from omil_portal.occupations.models import Occupation, OccupationTerm
from omil_portal.occupations.reference import replace_terms
from omil_portal.occupations.search import find_occupations

pytestmark = pytest.mark.django_db


def codes(text: str) -> list[str]:
    return [found["code"] for found in find_occupations(text)]


@pytest.fixture
def two_groups():
    """Two occupations that the same word means equally, stored in the other order."""
    for code, name in (("8332", "Conductores de camiones"), ("8322", "Conductores de autos")):
        Occupation.objects.create(code=code, name=name, level=4)
    return "8322", "8332"


def test_equally_close_occupations_come_by_code(two_groups):
    replace_terms("project", [("chofer", code) for code in reversed(two_groups)])
    assert codes("chofer") == list(two_groups)


def test_esco_comes_after_the_words_of_the_project(two_groups):
    replace_terms("esco", [("chofer", "8322")])
    replace_terms("project", [("chofer", "8332")])
    assert codes("chofer") == ["8332", "8322"]


def test_esco_finds_what_the_project_has_no_word_for(two_groups):
    replace_terms("esco", [("camionero de larga distancia", "8332")])
    assert codes("camionero") == ["8332"]


def test_a_term_is_stored_once_however_it_is_spelt(two_groups):
    replace_terms("project", [("Chofer", "8332"), ("chófer", "8332")])
    assert OccupationTerm.objects.count() == 1

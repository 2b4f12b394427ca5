"""People find their occupation in their own words."""

import pytest
from django.urls import reverse

from omil_portal.occupations.models import Occupation, OccupationTerm
from omil_portal.occupations.reference import load, replace_terms
from omil_portal.occupations.search import find_occupations

pytestmark = pytest.mark.django_db


@pytest.fixture
def classified():
    load()


def codes(text: str, **options) -> list[str]:
    return [found["code"] for found in find_occupations(text, **options)]


@pytest.mark.usefixtures("classified")
@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("garson", "5131"),
        ("Garzón", "5131"),
        ("garzona", "5131"),
        ("peoneta", "9333"),
        ("peonetas", "9333"),
        ("TENS", "3221"),
        ("tens", "3221"),
        ("albanil", "7112"),
        ("ayudnte de cosina", "9412"),
        ("electrisista", "7411"),
        ("soldadora", "7212"),
        ("bodegero", "4321"),
        ("parvularia", "2342"),
        ("buso", "7541"),
        ("nana", "9111"),
    ],
)
def test_the_way_people_say_it_comes_first(typed, code):
    assert codes(typed)[0] == code


@pytest.mark.usefixtures("classified")
@pytest.mark.parametrize("typed", ["", " ", "g", "ñ", "%%", "__", "¿?", "xqzwxqzw", "\0"])
def test_what_says_nothing_finds_nothing(typed):
    assert codes(typed) == []


@pytest.mark.usefixtures("classified")
def test_two_letters_are_enough():
    assert codes("ga")


@pytest.mark.usefixtures("classified")
def test_only_so_many_as_asked_for():
    assert len(codes("operador", limit=3)) == 3


@pytest.mark.usefixtures("classified")
def test_an_occupation_comes_once_however_many_terms_resemble():
    found = codes("vendedor de tienda", limit=50)
    assert len(found) == len(set(found))


@pytest.mark.usefixtures("classified")
def test_only_the_groups_that_a_vacancy_can_name_are_found():
    assert all(len(code) == 4 for code in codes("trabajadores", limit=50))


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


@pytest.mark.usefixtures("classified")
def test_the_page_lists_what_was_found(client):
    page = client.get(reverse("occupation_search"), {"q": "garson"})
    assert "Garzones de mesa" in page.content.decode()


@pytest.mark.usefixtures("classified")
def test_while_typing_comes_a_fragment_alone(client):
    page = client.get(
        reverse("occupation_search"), {"q": "garson"}, headers={"HX-Request": "true"}
    ).content.decode()
    assert "Garzones de mesa" in page
    assert "<html" not in page
    assert "<form" not in page


@pytest.mark.usefixtures("classified")
def test_nothing_found_is_said_with_what_to_try(client):
    page = client.get(reverse("occupation_search"), {"q": "xqzwxqzw"}).content.decode()
    assert "No encontramos esa ocupación" in page


@pytest.mark.usefixtures("classified")
def test_a_text_far_too_long_is_no_error(client):
    assert client.get(reverse("occupation_search"), {"q": "garzón " * 500}).status_code == 200

"""People find their occupation in their own words."""

import pytest
from django.urls import reverse

from omil_portal.occupations.search import find_occupations

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("names_of_work")]


def codes(text: str, **options) -> list[str]:
    return [found["code"] for found in find_occupations(text, **options)]


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


@pytest.mark.parametrize("typed", ["", " ", "g", "ñ", "%%", "__", "¿?", "xqzwxqzw", "\0"])
def test_what_says_nothing_finds_nothing(typed):
    assert codes(typed) == []


def test_two_letters_are_enough():
    assert codes("ga")


def test_only_so_many_as_asked_for():
    assert len(codes("operador", limit=3)) == 3


def test_an_occupation_comes_once_however_many_terms_resemble():
    found = codes("vendedor de tienda", limit=50)
    assert len(found) == len(set(found))


def test_only_the_groups_that_a_vacancy_can_name_are_found():
    assert all(len(code) == 4 for code in codes("trabajadores", limit=50))


def test_the_page_lists_what_was_found(client):
    page = client.get(reverse("occupation_search"), {"q": "garson"})
    assert "Garzones de mesa" in page.content.decode()


def test_while_typing_comes_a_fragment_alone(client):
    page = client.get(
        reverse("occupation_search"), {"q": "garson"}, headers={"HX-Request": "true"}
    ).content.decode()
    assert "Garzones de mesa" in page
    assert "<html" not in page
    assert "<form" not in page


def test_nothing_found_is_said_with_what_to_try(client):
    page = client.get(reverse("occupation_search"), {"q": "xqzwxqzw"}).content.decode()
    assert "No encontramos esa ocupación" in page


def test_a_text_far_too_long_is_no_error(client):
    assert client.get(reverse("occupation_search"), {"q": "garzón " * 500}).status_code == 200

"""The coder that pages and imports use: with ESCO's names where a file was loaded."""

import pytest

from omil_portal.occupations import reference
from omil_portal.occupations.coder import default_coder
from omil_portal.occupations.coding import current_coder
from omil_portal.occupations.models import OccupationTerm

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("names_of_work")]
LUTHIER = "lutier de vihuelas"


def load_esco(*terms: tuple[str, str]) -> None:
    reference.replace_terms(OccupationTerm.Source.ESCO, terms)


def test_without_an_esco_file_it_is_the_one_the_project_ships() -> None:
    assert current_coder() is default_coder()


def test_a_name_of_the_esco_file_is_known() -> None:
    load_esco((LUTHIER, "7312"))

    assert current_coder().code(LUTHIER)[0].code == "7312"


def test_another_file_replaces_the_names_at_once() -> None:
    load_esco((LUTHIER, "7312"))
    current_coder()
    load_esco((LUTHIER, "7522"))

    assert current_coder().code(LUTHIER)[0].code == "7522"


def test_the_name_the_project_gives_goes_before_that_of_esco() -> None:
    load_esco(("garzón", "5132"))

    assert current_coder().code("garzona")[0].code == "5131"


def test_asking_for_it_costs_one_query(django_assert_num_queries) -> None:
    load_esco((LUTHIER, "7312"))
    current_coder()

    with django_assert_num_queries(1):
        current_coder()

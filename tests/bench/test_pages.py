"""Pages are opened by their names; those that cannot be are told, not passed over."""

import pytest

from omil_portal.access.roles import Role
from omil_portal.bench import browsing
from omil_portal.bench.pages import LIGHTEST, PAGES, Page

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_a_page_that_is_not_there_says_so():
    with pytest.raises(LookupError, match="not there yet"):
        Page("page_of_another_year").url()


def test_a_page_without_anything_to_show_says_so():
    with pytest.raises(LookupError, match="has none"):
        Page("person_file", Role.COUNSELLOR, of=lambda: None).url()


def test_a_page_that_sends_elsewhere_is_not_measured():
    with pytest.raises(LookupError, match="answers 302"):
        browsing._visit(Page("desk"))


def test_the_home_page_asks_nothing_of_the_database():
    assert browsing._visit(Page(LIGHTEST)).queries == 0


def test_what_the_rest_is_compared_to_is_measured():
    assert LIGHTEST in [page.name for page in PAGES]

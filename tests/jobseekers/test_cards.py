"""What a reader sees of a person in a list."""

import pytest

from jobseekers.cards import card_for
from omil_portal.access.actor import actor_for

pytestmark = pytest.mark.django_db


def test_staff_of_a_linked_office_see_everything(officer, maria):
    card = card_for(maria, actor_for(officer))
    assert (card.name, card.document, card.phone, card.masked) == (
        "María Soto Barría",
        "12.531.909-2",
        maria.phone,
        False,
    )


def test_other_offices_see_initials_and_comuna(officer, foreign_person):
    card = card_for(foreign_person, actor_for(officer))
    assert (card.name, card.comuna) == ("J. Ñ. B.", foreign_person.comuna.name)


def test_a_masked_card_holds_nothing_else(officer, foreign_person):
    card = card_for(foreign_person, actor_for(officer))
    assert (card.document, card.phone, card.status) == ("", "", "")

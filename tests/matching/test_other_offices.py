"""One office gets the credit of a placement; who reads it sees which others had a part."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from matching.models import Placement
from tests.factories.kernel import StaffMembershipFactory
from tests.factories.matching import PlacementFactory, ReferralFactory
from tests.factories.when import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def placement():
    return PlacementFactory()


def others(placement: Placement) -> list[str]:
    return Placement.objects.with_other_offices().get(pk=placement.pk).other_offices


def referred(placement: Placement, **changes):
    """Another office sends the person to the company of the placement."""
    facts = {"seeker": placement.seeker, "vacancy__employer": placement.employer}
    return ReferralFactory(**facts | {"referred_at": AT - timedelta(days=9)} | changes)


def test_an_office_that_also_sent_the_person_to_the_company_had_a_part(placement):
    other = referred(placement).office
    assert others(placement) == [other.name]


def test_the_office_with_the_credit_is_not_another(placement):
    referred(placement, office=placement.office)
    assert others(placement) == []


def test_sending_the_person_to_another_company_is_no_part(placement):
    ReferralFactory(seeker=placement.seeker, referred_at=AT - timedelta(days=9))
    assert others(placement) == []


def test_a_referral_after_the_start_is_no_part(placement):
    referred(placement, referred_at=AT + timedelta(days=1))
    assert others(placement) == []


def test_the_file_of_the_placement_says_who_counts_it_and_who_else_was_there(placement):
    other = referred(placement).office
    client = Client()
    client.force_login(StaffMembershipFactory(office=placement.office).user)
    page = client.get(reverse("placement_file", args=[placement.pk])).content.decode()
    assert f"{other.name} también derivó a esta persona" in page

"""What is open between a person and companies, in their file."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import OfficeFactory, StaffMembershipFactory
from tests.factories.matching import FollowUpFactory, PlacementFactory, ReferralFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return OfficeFactory(name="OMIL Quellón")


@pytest.fixture
def person(office):
    return JobSeekerFactory(linked_to=office)


@pytest.fixture
def desk(client, office):
    client.force_login(StaffMembershipFactory(office=office).user)
    return client


def panel(desk, person) -> str:
    return desk.get(reverse("person_work", args=[person.pk])).content.decode()


def test_open_referrals_of_every_office_are_told_and_ours_can_be_opened(desk, office, person):
    ours = ReferralFactory(seeker=person, office=office)
    theirs = ReferralFactory(seeker=person, office=OfficeFactory(name="OMIL Castro"))
    page = panel(desk, person)
    assert "OMIL Castro" in page
    assert reverse("referral_file", args=[ours.pk]) in page
    assert reverse("referral_file", args=[theirs.pk]) not in page


def test_a_rejected_placement_is_not_told(desk, office, person):
    PlacementFactory(seeker=person, office=office, rejected=True)
    assert "Nada pendiente con empresas" in panel(desk, person)


def test_it_asks_little_however_much_is_open(desk, office, person, django_assert_max_num_queries):
    for _ in range(5):
        ReferralFactory(seeker=person, office=office)
        PlacementFactory(seeker=person, office=office)
    with django_assert_max_num_queries(12):
        panel(desk, person)


def test_a_call_that_nobody_made_in_time_is_told_as_late(desk, office, person):
    placement = PlacementFactory(seeker=person, office=office)
    yesterday = timezone.localdate() - timedelta(days=1)
    FollowUpFactory(placement=placement, months=1, due_on=yesterday, call_on=yesterday)
    page = panel(desk, person)
    assert "Seguimiento al cumplir 1 mes" in page
    assert "Tocaba llamar" in page

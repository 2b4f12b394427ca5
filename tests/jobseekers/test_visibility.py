"""Who may open whom: the query and the rule on one person say the same."""

import pytest

from jobseekers.models import JobSeeker, OfficeLink
from jobseekers.services.links import link_office
from omil_portal.access.actor import NOBODY, actor_for
from tests.factories.employers import EmployerMemberFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import OfficeFactory, StaffMembershipFactory, UserFactory
from tests.factories.when import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def grid():
    """Actors of every kind, and people linked to one, two or no offices."""
    one, other = OfficeFactory(), OfficeFactory()
    two_offices = UserFactory()
    for office in (one, other):
        StaffMembershipFactory(user=two_offices, office=office)
    people = [
        JobSeekerFactory(linked_to=one, with_account=True),
        JobSeekerFactory(linked_to=other, with_account=True),
        JobSeekerFactory(with_account=True),
    ]
    both = JobSeekerFactory(linked_to=one)
    link_office(seeker=both, office=other, reason=OfficeLink.Reason.ATTENDED, at=AT)
    users = [
        StaffMembershipFactory(office=one).user,
        StaffMembershipFactory(office=one, counsellor=True).user,
        StaffMembershipFactory(office=other, office_manager=True).user,
        StaffMembershipFactory(office=one, ended=True).user,
        StaffMembershipFactory(regional_analyst=True).user,
        StaffMembershipFactory(administrator=True).user,
        EmployerMemberFactory().user,
        UserFactory(),
        two_offices,
        *(person.user for person in people),
    ]
    return [NOBODY, *map(actor_for, users)], [*people, both]


def test_visible_to_and_is_visible_to_agree_on_every_pair(grid):
    actors, people = grid
    for actor in actors:
        visible = set(JobSeeker.objects.visible_to(actor))
        assert visible == {person for person in people if person.is_visible_to(actor)}


def test_the_grid_has_pairs_of_both_kinds(grid):
    actors, people = grid
    seen = [person.is_visible_to(actor) for actor in actors for person in people]
    assert seen.count(True) >= 8
    assert seen.count(False) >= 8


def test_the_regional_analyst_opens_nobody(maria):
    analyst = actor_for(StaffMembershipFactory(regional_analyst=True).user)
    assert not JobSeeker.objects.visible_to(analyst).exists()


def test_a_company_opens_nobody(maria):
    company = actor_for(EmployerMemberFactory().user)
    assert not JobSeeker.objects.visible_to(company).exists()


def test_a_second_reason_does_not_replace_the_first(office, maria):
    link_office(seeker=maria, office=office, reason=OfficeLink.Reason.ATTENDED, at=AT)
    assert maria.office_links.get().reason == OfficeLink.Reason.REGISTERED

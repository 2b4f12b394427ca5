"""Who sees a fair: the rule of the list and that of the object are one."""

import pytest

from omil_portal.access.actor import NOBODY, Actor, Grant
from omil_portal.access.roles import Role
from sence_programs.models import FairStand, JobFair
from tests.factories.fairs import FairStandFactory, JobFairFactory
from tests.factories.kernel import ComunaFactory, OfficeFactory, RegionFactory

pytestmark = pytest.mark.django_db


def _actors(office, region, employer_id):
    return {
        "nobody": NOBODY,
        "front_desk": Actor(1, (Grant(Role.FRONT_DESK, office_id=office.pk),)),
        "manager": Actor(2, (Grant(Role.OFFICE_MANAGER, office_id=office.pk),)),
        "analyst": Actor(3, (Grant(Role.REGIONAL_ANALYST, region_id=region.pk),)),
        "company": Actor(4, (Grant(Role.EMPLOYER_MEMBER, employer_id=employer_id),)),
        "administrator": Actor(5, (Grant(Role.ADMINISTRATOR),)),
    }


@pytest.mark.parametrize(
    "reader", ["nobody", "front_desk", "manager", "analyst", "company", "administrator"]
)
def test_the_list_and_the_object_agree(reader):
    region, elsewhere = RegionFactory(cut="10"), RegionFactory(cut="14")
    own, near, far = (
        OfficeFactory(comuna=ComunaFactory(region=place)) for place in (region, region, elsewhere)
    )
    fairs = [JobFairFactory(office=o, draft=d) for o in (own, near, far) for d in (True, False)]
    shared = JobFairFactory(office=far, draft=True)
    shared.partners.set([own])
    stands = [FairStandFactory(fair=fair) for fair in fairs]
    actor = _actors(own, region, stands[0].employer_id)[reader]
    everything = JobFair.objects.order_by("pk")
    for listed, told in (
        (everything.visible_to(actor), [f for f in everything if f.is_visible_to(actor)]),
        (everything.followed_by(actor), [f for f in everything if f.is_followed_by(actor)]),
    ):
        assert list(listed) == told
    all_stands = FairStand.objects.order_by("pk")
    told = [stand for stand in all_stands if stand.is_visible_to(actor)]
    assert list(all_stands.visible_to(actor)) == told


def test_a_draft_is_nobodys_but_of_who_follows_it(client):
    draft = JobFairFactory(draft=True)
    assert client.get(f"/ferias/{draft.pk}/").status_code == 404


def test_the_office_that_shares_a_fair_follows_it(office):
    fair = JobFairFactory(draft=True)
    fair.partners.set([office])
    actor = Actor(1, (Grant(Role.FRONT_DESK, office_id=office.pk),))
    assert fair.is_followed_by(actor)


def test_staff_list_the_fairs_of_their_region_and_no_draft_of_others(office):
    region, near = office.comuna.region, {}
    near["announced"] = JobFairFactory(office__comuna__region=region)
    JobFairFactory(office__comuna__region=region, draft=True)
    near["own draft"] = JobFairFactory(office=office, draft=True)
    JobFairFactory(office__comuna=ComunaFactory(region=RegionFactory(cut="14")))
    actor = Actor(1, (Grant(Role.FRONT_DESK, office_id=office.pk),))
    assert set(JobFair.objects.near(actor)) == set(near.values())


def test_a_visitor_lists_no_region(office):
    JobFairFactory(office=office)
    assert not JobFair.objects.near(NOBODY).exists()

"""A list is shown as it was published, and says where points alone would put each one."""

import pytest

from jobseekers.models import JobSeeker
from matching.engine import Reader
from matching.lists import Match, people_for, vacancies_for
from matching.models import Run, SeekerMatches, VacancyMatches
from matching.reasons import current_run
from matching.services.nightly import match_step
from omil_portal.access.actor import Actor, Grant
from omil_portal.access.roles import Role
from tests.factories.jobseekers import OfficeLinkFactory
from tests.factories.kernel import OfficeFactory
from tests.matching.market import ON, a_market

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed() -> SeekerMatches:
    """The longest list of a night."""
    a_market(people=30, offers=60)
    match_step(ON)
    return max(SeekerMatches.objects.all(), key=lambda row: len(row.vacancy_ids))


def shown(row: SeekerMatches) -> list[Match]:
    run: Run | None = current_run()
    return vacancies_for(JobSeeker.objects.get(pk=row.seeker_id), run, ON, Reader.PERSON)


def publish_in_order(row: SeekerMatches, order: list[int], places: list[int]) -> None:
    row.vacancy_ids = [row.vacancy_ids[at] for at in order]
    row.points = [row.points[at] for at in order]
    row.places = places
    row.save()


def test_a_list_that_was_spread_keeps_the_order_it_was_published_in(listed):
    last_first = list(range(len(listed.vacancy_ids)))[::-1]
    publish_in_order(listed, last_first, [at + 1 for at in last_first])

    assert [match.vacancy.pk for match in shown(listed)] == listed.vacancy_ids


def test_one_pushed_back_says_its_place_by_points_and_why(listed):
    order = [1, 2, 0]
    publish_in_order(listed, order, [2, 3, 1])

    assert shown(listed)[2].shown_note == (
        "Por puntaje es la 1.ª. Quedó en el lugar 3 porque ya se mostró a muchas personas."
    )


def test_one_that_rose_says_its_place_by_points_and_why(listed):
    publish_in_order(listed, [0, 1], [1, 30])

    assert shown(listed)[1].shown_note == (
        "Por puntaje es la 30.ª. Subió al lugar 2 porque otras ya se mostraron a muchas personas."
    )


def test_who_was_added_after_the_best_says_so(listed):
    office = OfficeFactory()
    row = max(VacancyMatches.objects.all(), key=lambda row: len(row.seeker_ids))
    row.places[-1] = 0
    row.save()
    OfficeLinkFactory(seeker_id=row.seeker_ids[-1], office=office)
    desk = Actor(1, (Grant(Role.FRONT_DESK, office_id=office.pk),))

    (match,) = people_for(row.vacancy, current_run(), ON, desk).matches

    assert match.shown_note == (
        "No está entre las mejores de ninguna oferta. Se agrega aquí para que alguien la vea."
    )


def test_one_in_its_place_says_nothing(listed):
    assert {match.shown_note for match in shown(listed)} == {""}


def test_one_whose_points_are_others_today_goes_where_they_put_it(listed):
    """Given that the list was published with the last one's points too low to be first."""
    listed.points = [points - 1 for points in listed.points]
    publish_in_order(listed, list(range(len(listed.points)))[::-1], [])

    points = [match.points for match in shown(listed)]

    assert points == sorted(points, reverse=True)

"""Somebody who came with a passport comes back with a RUN."""

import pytest
from django.urls import reverse

from jobseekers.identity import Identity
from jobseekers.services.identity import give_run
from omil_portal.accounts.run import Run
from omil_portal.refusals import Refused
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import UserFactory
from tests.factories.when import AT

pytestmark = pytest.mark.django_db
RUN = Run(12531909, "2")


@pytest.fixture
def person(office):
    return JobSeekerFactory(
        foreigner=True, other_document="P1234567", linked_to=office, user=UserFactory()
    )


def test_the_person_is_found_by_both(desk, person):
    desk.post(reverse("run_given", args=[person.pk]), {"run": "12.531.909-2"})
    assert Identity.of_run(RUN).find() == person
    assert Identity.of_document("passport", "P1234567").find() == person


def test_the_account_is_entered_with_the_run(person):
    give_run(seeker=person, run=RUN, by=UserFactory(), at=AT)
    person.user.refresh_from_db()
    assert person.user.username == "12531909-2"


def test_a_run_with_a_file_of_its_own_leads_to_uniting_both(desk, person):
    other = JobSeekerFactory(run_number=RUN.number, run_dv=RUN.dv)
    answer = desk.post(reverse("run_given", args=[person.pk]), {"run": "12.531.909-2"})
    assert answer.url == reverse("merge_new", args=[other.pk, person.pk])
    assert desk.get(answer.url).status_code == 200
    person.refresh_from_db()
    assert person.run is None


def test_giving_it_twice_is_once_and_another_is_refused(person):
    for _ in range(2):
        person = give_run(seeker=person, run=RUN, by=UserFactory(), at=AT)
    assert person.former_documents.count() == 1
    with pytest.raises(Refused, match="ya tiene RUN"):
        give_run(seeker=person, run=Run(11111111, "1"), by=UserFactory(), at=AT)


def test_a_wrong_check_digit_is_told(desk, person):
    page = desk.post(reverse("run_given", args=[person.pk]), {"run": "12.531.909-3"})
    assert "dígito verificador" in page.content.decode()

"""An application goes from prepared to presented to answered, and its dates hold together."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction

from omil_portal.refusals import Refused
from sence_programs.models import BenefitApplication
from sence_programs.services.applications import (
    ALREADY_OPEN,
    advance_application,
    open_application,
)
from tests.factories.applications import BenefitApplicationFactory
from tests.factories.employers import EmployerFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import OfficeFactory, UserFactory
from tests.factories.sence_programs import BenefitAnswerFactory
from tests.factories.when import AT, ON

pytestmark = pytest.mark.django_db
TOMORROW = ON + timedelta(days=1)
WINDOW = "Ventanilla Única Social"


def opened(seeker, **changes) -> BenefitApplication:
    given = {
        "seeker": seeker,
        "benefit": "sue",
        "employer": None,
        "job_starts_on": ON,
        "answer": None,
        "office": OfficeFactory(),
        "by": UserFactory(),
        "at": AT,
        "request_id": uuid.uuid4(),
    }
    return open_application(**given | changes)


def test_the_deadline_comes_from_the_rules():
    application = opened(JobSeekerFactory(), employer=EmployerFactory())
    assert application.due_on == date(2027, 2, 2)
    assert "art. 11" in application.due_reason


def test_without_a_day_of_start_there_is_no_deadline_yet():
    assert opened(JobSeekerFactory(), job_starts_on=None).due_on is None


def test_it_remembers_the_answer_it_started_from():
    answer = BenefitAnswerFactory()
    assert opened(answer.seeker, answer=answer).answer == answer


def test_it_does_not_start_from_somebody_elses_answer():
    with pytest.raises(Refused, match="de otra persona"):
        opened(JobSeekerFactory(), answer=BenefitAnswerFactory())


def test_a_second_click_opens_one():
    seeker, request_id = JobSeekerFactory(), uuid.uuid4()
    assert opened(seeker, request_id=request_id) == opened(seeker, request_id=request_id)


def test_one_is_open_at_a_time():
    seeker = JobSeekerFactory()
    opened(seeker)
    with pytest.raises(Refused, match=ALREADY_OPEN):
        opened(seeker)


def test_the_company_may_apply_beside_the_person():
    seeker = JobSeekerFactory()
    opened(seeker)
    assert opened(seeker, employer=EmployerFactory()).is_open


def test_after_a_refusal_it_can_be_tried_again():
    seeker = JobSeekerFactory()
    first = opened(seeker)
    advance_application(application=first, to="presented", on=ON, where=WINDOW)
    advance_application(application=first, to="rejected", on=TOMORROW, note="Supera la renta.")
    assert opened(seeker).status == "prepared"


def test_presented_says_where_and_when():
    application = advance_application(
        application=BenefitApplicationFactory(), to="presented", on=ON, where=WINDOW
    )
    assert (application.presented_at, application.presented_on) == (WINDOW, ON)


def test_granted_keeps_the_day_and_the_note():
    application = BenefitApplicationFactory(presented=True)
    application = advance_application(application=application, to="granted", on=TOMORROW, note="R1")
    assert (application.outcome_on, application.note) == (TOMORROW, "R1")


def test_what_was_never_presented_is_not_granted():
    with pytest.raises(Refused, match="está en preparación"):
        advance_application(application=BenefitApplicationFactory(), to="granted", on=ON)


def test_an_answer_does_not_come_before_the_presentation():
    with pytest.raises(Refused, match="anterior a la presentación"):
        advance_application(
            application=BenefitApplicationFactory(presented=True),
            to="granted",
            on=ON - timedelta(days=1),
        )


def test_what_was_granted_stays_so():
    application = BenefitApplicationFactory(granted=True)
    with pytest.raises(Refused):
        advance_application(application=application, to="withdrawn", on=TOMORROW)


def test_the_same_move_twice_is_one():
    application = BenefitApplicationFactory()
    for where in (WINDOW, "Otra parte"):
        application = advance_application(
            application=application, to="presented", on=ON, where=where
        )
    assert application.presented_at == WINDOW


def test_the_database_refuses_a_presentation_without_a_place():
    with pytest.raises(IntegrityError), transaction.atomic():
        BenefitApplicationFactory(status="presented", presented_on=ON)


@pytest.mark.django_db(transaction=True)
def test_two_officers_at_once_open_one():
    seeker, offices = JobSeekerFactory(), [OfficeFactory(), OfficeFactory()]
    users, barrier = [UserFactory(), UserFactory()], Barrier(2)

    def open_it(n: int):
        try:
            barrier.wait(timeout=10)
            return opened(seeker, office=offices[n], by=users[n])
        except Refused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(open_it, range(2)))
    assert sorted(type(one).__name__ for one in outcomes) == ["BenefitApplication", "Refused"]
    assert BenefitApplication.objects.count() == 1


@pytest.mark.parametrize(("days", "in_time"), [(0, True), (1, False)])
def test_what_a_company_presents_is_in_time_up_to_the_last_business_day(days, in_time):
    application = opened(
        JobSeekerFactory(), benefit="experiencia_mayor", employer=EmployerFactory()
    )
    assert application.in_time is None
    on = application.due_on + timedelta(days=days)
    advance_application(application=application, to="presented", on=on, where=WINDOW)
    application.refresh_from_db()
    assert application.in_time is in_time


def test_a_person_alone_does_not_ask_for_what_only_the_company_is_paid():
    with pytest.raises(Refused, match="postula la empresa"):
        opened(JobSeekerFactory(), benefit="experiencia_mayor")

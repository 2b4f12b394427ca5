"""A planned activity follows the fair or the course it became. The day is 2 November 2026."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from omil_portal.access.roles import Role
from sence_programs.models import Course, JobFair, PlanActivity
from sence_programs.plans.board import PlanBoard
from sence_programs.services.courses.planning import cancel_course, close_course
from sence_programs.services.fairs import cancel_fair, move_fair, take_back_held
from sence_programs.services.plan import save_activity, settle_activity
from tests.factories.courses import CourseFactory, CourseSessionFactory
from tests.factories.fairs import JobFairFactory
from tests.factories.kernel import StaffMembershipFactory, UserFactory
from tests.factories.plans import PlanActivityFactory, SemesterPlanFactory
from tests.factories.sence_programs import GoalFactory
from tests.factories.when import AT, ON

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return UserFactory()


@pytest.fixture
def plan():
    return SemesterPlanFactory()


@pytest.fixture
def fair(plan):
    return JobFairFactory(office=plan.office)


def planned_fair(plan, **more):
    return PlanActivityFactory(plan=plan, kind="fair", title="Feria de noviembre", **more)


def status_of(activity) -> tuple[str, bool]:
    activity.refresh_from_db()
    return activity.status, activity.settled_by_itself


def test_a_fair_that_is_held_does_its_activity_in_the_plan_of_each_office(plan, fair, by):
    both = [planned_fair(plan, fair=fair), planned_fair(SemesterPlanFactory(), fair=fair)]
    for _ in range(2):
        move_fair(fair=fair, move="hold", by=by, at=AT)
    assert [status_of(activity) for activity in both] == [("done", True)] * 2
    assert both[0].settled_on == fair.ends_on


def test_correcting_the_fair_takes_that_back_and_never_what_a_person_wrote(plan, fair, by):
    itself, written = planned_fair(plan, fair=fair), planned_fair(plan, fair=fair)
    settle_activity(activity=written, status="done", by=by, on=ON)
    move_fair(fair=fair, move="hold", by=by, at=AT)
    for _ in range(2):
        take_back_held(fair=fair, by=by, at=AT)
    assert status_of(itself) == ("planned", False)
    assert status_of(written) == ("done", False)
    assert list(fair.events.values_list("to_state", flat=True)) == ["held", "announced"]


def test_a_fair_called_off_is_to_be_prepared_anew(plan, fair, by):
    activity = planned_fair(plan, fair=fair)
    cancel_fair(fair=fair, reason="Temporal.", by=by, at=AT)
    activity.refresh_from_db()
    assert activity.may_be_prepared


def test_a_course_that_ends_does_its_activity_and_one_called_off_does_not(plan, by):
    ended, off = (CourseFactory(office=plan.office) for _ in range(2))
    CourseSessionFactory(course=ended, starts_at=AT - timedelta(days=3))
    activities = [PlanActivityFactory(plan=plan, course=course) for course in (ended, off)]
    close_course(course=ended, by=by, at=AT)
    cancel_course(course=off, reason="No hay sala.", by=by, at=AT)
    assert [status_of(activity)[0] for activity in activities] == ["done", "planned"]
    assert activities[0].settled_on == ON - timedelta(days=3)
    assert activities[1].course is None


def test_tying_it_to_a_fair_that_was_held_does_it_and_untying_it_takes_that_back(plan, by):
    activity = planned_fair(plan)
    held = JobFairFactory(office=plan.office, held=True)
    for fair, status in ((held, "done"), (None, "planned")):
        activity.refresh_from_db()
        activity.fair = fair
        save_activity(activity=activity, by=by)
        assert status_of(activity)[0] == status


def test_what_is_done_by_itself_counts_in_the_plan(plan, fair, by):
    goal = GoalFactory(agreement__office=plan.office, agreement__year=plan.year, target=60)
    planned_fair(plan, fair=fair, goal=goal, expected=12)
    move_fair(fair=fair, move="hold", by=by, at=AT)
    board = PlanBoard.read(plan, ON)
    assert (len(board.done), board.goals[0].expected_done) == (1, 12)


@pytest.fixture
def liaison(reading_as, plan):
    return reading_as(StaffMembershipFactory(office=plan.office, employer_liaison=True).user)


def test_the_plan_opens_the_form_of_the_fair_filled_in(liaison, plan):
    activity = planned_fair(plan, on=ON + timedelta(days=7))
    page = liaison.get(reverse("plan_file", args=[plan.pk])).content.decode()
    address = f"{reverse('fair_new')}?actividad={activity.pk}"
    assert address in page
    form = liaison.get(address).context["form"]
    assert (form.initial["title"], form.initial["starts_on"]) == (activity.title, activity.on)
    typed = {
        "title": activity.title,
        "office": plan.office_id,
        "starts_on": "2026-11-09",
        "ends_on": "2026-11-09",
        "opens_at": "10:00",
        "closes_at": "16:00",
        "place": "Gimnasio",
        "comuna": plan.office.comuna.name,
        "capacity": "5",
    }
    for _ in range(2):
        liaison.post(address, typed)
    activity.refresh_from_db()
    assert JobFair.objects.get() == activity.fair
    shown = liaison.get(reverse("plan_file", args=[plan.pk])).content.decode()
    assert reverse("fair_file", args=[activity.fair_id]) in shown
    assert address not in shown


def test_the_plan_opens_the_form_of_the_workshop_filled_in(reading_as, plan):
    client = reading_as(StaffMembershipFactory(office=plan.office, counsellor=True).user)
    activity = PlanActivityFactory(plan=plan, title="Taller de currículum")
    address = f"{reverse('course_new')}?actividad={activity.pk}"
    assert "Taller de currículum" in client.get(address).content.decode()
    typed = {"kind": "workshop", "title": "Taller de currículum", "description": "Practicamos."}
    typed |= {"place": "Sala", "seats": "10", "least_percent": "75"}
    client.post(address, typed | {"request_id": str(uuid.uuid4())})
    activity.refresh_from_db()
    assert Course.objects.get() == activity.course


def test_the_plan_of_another_office_fills_in_nothing(liaison):
    activity = planned_fair(SemesterPlanFactory())
    assert liaison.get(f"{reverse('fair_new')}?actividad={activity.pk}").status_code == 404


@pytest.mark.parametrize(
    ("role", "kind", "status", "answer"),
    [
        (Role.EMPLOYER_LIAISON, "visit", "done", 302),
        (Role.EMPLOYER_LIAISON, "visit", "dropped", 403),
        (Role.EMPLOYER_LIAISON, "workshop", "done", 404),
        (Role.OFFICE_MANAGER, "visit", "done", 302),
        (Role.FRONT_DESK, "visit", "done", 403),
    ],
)
def test_who_visits_companies_says_that_a_visit_is_done(
    reading_as, plan, role, kind, status, answer
):
    client = reading_as(StaffMembershipFactory(office=plan.office, role=role).user)
    activity = PlanActivityFactory(plan=plan, kind=kind)
    path = reverse("plan_activity_settle", args=[activity.pk])
    assert client.post(path, {"status": status}).status_code == answer
    expected = status if answer == 302 else PlanActivity.Status.PLANNED
    assert status_of(activity)[0] == expected

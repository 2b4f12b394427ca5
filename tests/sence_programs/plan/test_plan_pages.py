"""What a manager, the desk and the region read and write. The day is Monday 2 November 2026."""

from datetime import date

import pytest
from django.urls import reverse

from sence_programs.models import PlanActivity, SemesterPlan
from tests.factories.kernel import OfficeFactory, StaffMembershipFactory
from tests.factories.plans import PlanActivityFactory, PlanTargetFactory, SemesterPlanFactory
from tests.factories.sence_programs import GoalDefinitionFactory, GoalFactory, GoalSnapshotFactory
from tests.factories.when import AT
from tests.sence_programs.network import a_few
from tests.sence_programs.test_region_pages import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager_of(reading_as):
    return lambda office: reading_as(
        StaffMembershipFactory(office=office, office_manager=True).user
    )


def file_of(plan) -> str:
    return reverse("plan_file", args=[plan.pk])


def spread(plan, goal, *numbers) -> None:
    for month, target in zip(plan.semester.months, numbers, strict=True):
        PlanTargetFactory(plan=plan, goal=goal, month=month, target=target)


def test_an_office_without_a_plan_is_asked_to_start_one(manager_of):
    page = text_of(manager_of(OfficeFactory()), "/plan/")
    assert "no tiene plan para este semestre" in page
    assert "Empezar el plan" in page


def test_starting_it_leads_to_the_plan(manager_of):
    goal = GoalFactory(target=60)
    client = manager_of(goal.agreement.office)
    response = client.post("/plan/empezar/", {"semestre": "2026-2"})
    plan = SemesterPlan.objects.get()
    assert response.url == file_of(plan)
    assert plan.targets.count() == 6


def test_a_semester_that_is_none_is_refused(manager_of):
    response = manager_of(OfficeFactory()).post("/plan/empezar/", {"semestre": "2026-3"})
    assert response.status_code == 400


def test_the_desk_reads_the_plan_and_changes_nothing(desk_of):
    plan = PlanActivityFactory(title="Feria de Purranque").plan
    page = text_of(desk_of(plan.office), "/plan/")
    assert "Feria de Purranque" in page
    assert "Agregar actividad" not in page


def test_the_analyst_is_sent_to_the_plans_of_the_region(analyst):
    assert analyst.get("/plan/").url == reverse("plan_region")


def test_the_region_reads_which_offices_have_no_plan(analyst):
    plan, without = SemesterPlanFactory(), OfficeFactory()
    page = text_of(analyst, "/plan/region/")
    assert "1 oficina sin plan" in page
    assert page.index(without.name) < page.index(f'<a href="{file_of(plan)}"')


def test_the_region_reads_how_far_each_office_is(analyst):
    plan = SemesterPlanFactory()
    PlanActivityFactory(plan=plan, done=True)
    PlanActivityFactory(plan=plan, month=date(2026, 10, 1))
    PlanActivityFactory(plan=plan, status="dropped", settled_by=plan.created_by, settled_on=AT)
    page = text_of(analyst, "/plan/region/")
    assert 'data-label="Actividades hechas">1 de 2<' in page
    assert 'data-label="Atrasadas">1<' in page


def test_the_week_lists_what_is_late_what_comes_and_what_falls_short(desk_of):
    goal = GoalFactory(target=60)
    plan = SemesterPlanFactory(office=goal.agreement.office)
    spread(plan, goal, 10, 10, 10, 10, 10, 10)
    PlanActivityFactory(plan=plan, title="Visita atrasada", month=date(2026, 10, 1))
    day = date(2026, 11, 5)
    PlanActivityFactory(plan=plan, title="Taller del jueves", month=day.replace(day=1), on=day)
    later = date(2026, 11, 20)
    PlanActivityFactory(plan=plan, title="Feria lejana", month=later.replace(day=1), on=later)
    page = text_of(desk_of(plan.office), "/plan/")
    week = page[page.index('id="semana"') : page.index("actividades hechas")]
    assert "Visita atrasada" in week
    assert "Taller del jueves" in week
    assert "Feria lejana" not in week
    # Four whole months, and 2 of the 30 days of November.
    assert "van 0 este semestre y el plan pedía 40 a hoy" in week


def test_a_month_shows_what_was_counted_beside_what_was_planned(desk_of):
    goal = GoalFactory(target=60)
    plan = SemesterPlanFactory(office=goal.agreement.office)
    spread(plan, goal, 10, 10, 10, 10, 10, 10)
    for month, value in ((9, 31), (10, 38)):
        last = {9: 30, 10: 31}[month]
        GoalSnapshotFactory(goal=goal, on=date(2026, month, last), value=value, frozen_at=AT)
    assert 'data-label="Octubre"><strong>7</strong> de 10<' in text_of(
        desk_of(plan.office), "/plan/"
    )


def test_a_plan_that_no_longer_sums_says_so(manager_of):
    goal = GoalFactory(target=60)
    plan = SemesterPlanFactory(office=goal.agreement.office)
    spread(plan, goal, 10, 10, 10, 10, 10, 5)
    page = text_of(manager_of(plan.office), "/plan/")
    assert "el plan suma 55 y el semestre debe sumar 60" in page


def test_a_sum_that_is_wrong_keeps_what_was_typed(manager_of):
    goal = GoalFactory(target=60)
    plan = SemesterPlanFactory(office=goal.agreement.office)
    typed = {f"month_{month}": 10 for month in range(7, 13)} | {"month_12": 17}
    url = reverse("plan_targets", args=[plan.pk, goal.pk])
    page = manager_of(plan.office).post(url, typed).content.decode()
    assert "Los meses suman 67 y deben sumar 60: sobran 7." in page
    assert 'value="17"' in page


def test_months_that_sum_are_kept(manager_of):
    goal = GoalFactory(target=60)
    plan = SemesterPlanFactory(office=goal.agreement.office)
    typed = {f"month_{month}": 10 for month in range(7, 13)}
    manager_of(plan.office).post(reverse("plan_targets", args=[plan.pk, goal.pk]), typed)
    assert plan.targets.count() == 6


def activity(plan, **changed) -> dict:
    asked = {
        "kind": "fair",
        "title": "Feria de verano",
        "month": "2026-12-01",
        "in_charge": StaffMembershipFactory(office=plan.office).user.pk,
        "request_id": "7b0d3ed4-6b3a-4c8e-9d2a-1f5f6d8f0a11",
    }
    return asked | changed


def test_an_activity_is_planned_with_who_and_when(manager_of):
    plan = SemesterPlanFactory()
    manager_of(plan.office).post(
        reverse("plan_activity_new", args=[plan.pk]), activity(plan, on="2026-12-10")
    )
    made = plan.activities.get()
    assert (made.kind, made.month, made.on) == ("fair", date(2026, 12, 1), date(2026, 12, 10))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"on": "2026-11-10"}, "El día no es de ese mes."),
        ({"expected": "5"}, "Elige la meta a la que aporta."),
        ({"month": "2027-01-01"}, "Elige una opción válida en «Mes»."),
    ],
    ids=["another month", "no goal", "another semester"],
)
def test_an_activity_that_cannot_be_is_told_why(manager_of, changed, words):
    plan = SemesterPlanFactory()
    url = reverse("plan_activity_new", args=[plan.pk])
    page = manager_of(plan.office).post(url, activity(plan, **changed)).content.decode()
    assert words in page
    assert not plan.activities.exists()


def test_nobody_of_another_office_is_put_in_charge(manager_of):
    plan = SemesterPlanFactory()
    stranger = StaffMembershipFactory().user.pk
    url = reverse("plan_activity_new", args=[plan.pk])
    manager_of(plan.office).post(url, activity(plan, in_charge=stranger))
    assert not plan.activities.exists()


def test_a_goal_of_another_office_takes_no_contribution(manager_of):
    plan, foreign = SemesterPlanFactory(), GoalFactory()
    url = reverse("plan_activity_new", args=[plan.pk])
    manager_of(plan.office).post(url, activity(plan, goal=foreign.pk, expected=3))
    assert not plan.activities.exists()


def test_an_activity_is_marked_done(manager_of):
    made = PlanActivityFactory()
    url = reverse("plan_activity_settle", args=[made.pk])
    manager_of(made.plan.office).post(url, {"status": "done"})
    assert PlanActivity.objects.get().status == "done"


def test_what_is_late_reads_late(desk_of):
    made = PlanActivityFactory(month=date(2026, 10, 1))
    page = text_of(desk_of(made.plan.office), "/plan/")
    table = page[page.index('id="actividades"') :]
    assert "Atrasada" in table


def test_the_manager_of_another_office_finds_no_plan(manager_of):
    plan = SemesterPlanFactory()
    assert manager_of(OfficeFactory()).get(file_of(plan)).status_code == 404


def test_the_activities_before_are_copied_in_one_click(manager_of):
    plan = SemesterPlanFactory()
    PlanActivityFactory(
        plan=SemesterPlanFactory(office=plan.office, half=1), month=date(2026, 1, 1)
    )
    client = manager_of(plan.office)
    assert "Copiar las del semestre anterior" in text_of(client, "/plan/")
    client.post(reverse("plan_copy", args=[plan.pk]))
    assert plan.activities.count() == 1
    assert "Copiar las del semestre anterior" not in text_of(client, "/plan/")


def test_more_goals_and_activities_cost_no_more_queries(reading_as, django_assert_num_queries):
    plan = SemesterPlanFactory()
    client = reading_as(StaffMembershipFactory(office=plan.office).user)
    first = GoalFactory(agreement__office=plan.office)
    second = GoalFactory(
        agreement=first.agreement, definition=GoalDefinitionFactory(placements=True)
    )
    for goal in (first, second):
        spread(plan, goal, 1, 2, 3, 4, 5, 6)
        PlanActivityFactory(plan=plan, goal=goal, expected=2)
    a_few("attended", plan.office, 3)
    with django_assert_num_queries(17):
        client.get(file_of(plan))


def test_more_offices_cost_the_region_no_more_queries(analyst, django_assert_num_queries):
    for _ in range(4):
        goal = GoalFactory()
        plan = SemesterPlanFactory(office=goal.agreement.office)
        spread(plan, goal, 1, 2, 3, 4, 5, 6)
        PlanActivityFactory(plan=plan)
    with django_assert_num_queries(16):
        analyst.get("/plan/region/")

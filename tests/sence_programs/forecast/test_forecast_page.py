"""What an office and its region read about where a goal ends. The day is 2 November 2026."""

from datetime import date

import pytest
from django.urls import reverse

from sence_programs.forecast.span import Span
from tests.factories.kernel import OfficeFactory, RegionFactory, StaffMembershipFactory
from tests.factories.sence_programs import AgreementFactory, GoalFactory, GoalSnapshotFactory
from tests.factories.when import AT
from tests.sence_programs.network import a_few
from tests.sence_programs.test_region_pages import text_of

pytestmark = pytest.mark.django_db


def page_of(goal) -> str:
    return reverse("goal_forecast", args=[goal.pk])


def last_year(goal, *, year: int = 2025, target: int = 100, months=range(5, 125, 10)):
    """The same goal the year before, its months frozen."""
    past = GoalFactory(
        agreement=AgreementFactory(office=goal.agreement.office, year=year),
        definition=goal.definition,
        target=target,
    )
    span = Span(past.agreement.starts_on, past.agreement.cut_off)
    for month, value in zip(span.months(), months, strict=True):
        GoalSnapshotFactory(goal=past, on=month.cut_off, value=value, frozen_at=AT)
    return past


def test_it_says_where_the_goal_ends_how_sure_and_what_it_asks_a_week(desk_of):
    goal = GoalFactory(target=60)
    a_few("attended", goal.agreement.office, 41)
    page = text_of(desk_of(goal.agreement.office), page_of(goal))
    # 41 in 306 of 365 days; 19 more in the 59 days that are left.
    assert "A este ritmo llegarás a <strong>48</strong> (entre 44 y 55)" in page
    assert "Probabilidad de cumplir: <strong>casi nula</strong>" in page
    assert "Necesitas 3 por semana" in page


def test_the_recent_pace_stands_beside_the_pace_needed(desk_of):
    goal = GoalFactory(target=60)
    a_few("attended", goal.agreement.office, 28)
    page = text_of(desk_of(goal.agreement.office), page_of(goal))
    assert "Hiciste por semana: en las últimas 4 semanas, 7; en las últimas 8 semanas, 3,5." in page


def test_without_past_years_the_page_says_that_every_day_is_alike(desk_of):
    goal = GoalFactory()
    page = text_of(desk_of(goal.agreement.office), page_of(goal))
    assert "No hay años anteriores de esta meta. Repartimos el año parejo" in page


def test_past_years_of_the_office_are_told(desk_of):
    goal = GoalFactory()
    last_year(goal)
    page = text_of(desk_of(goal.agreement.office), page_of(goal))
    assert "Aprendimos de un año anterior de la oficina" in page


def test_past_years_of_another_region_teach_nothing(desk_of):
    goal = GoalFactory()
    region = RegionFactory(cut="14")
    abroad = OfficeFactory(comuna__region=region)
    last_year(GoalFactory(agreement__office=abroad, definition=goal.definition))
    page = text_of(desk_of(goal.agreement.office), page_of(goal))
    assert "No hay años anteriores" in page


def test_a_target_reached_is_told_so(desk_of):
    goal = GoalFactory(target=3)
    a_few("attended", goal.agreement.office, 3)
    assert "Meta cumplida" in text_of(desk_of(goal.agreement.office), page_of(goal))


def test_a_year_that_is_over_shows_the_figure_that_was_frozen(desk_of):
    goal = GoalFactory()
    past = last_year(goal, target=200)
    page = text_of(desk_of(goal.agreement.office), page_of(past))
    assert "El plazo terminó el miércoles 31 de diciembre de 2025 con 115 de 200" in page


def test_in_the_first_weeks_without_a_past_nothing_is_said(desk_of):
    agreement = AgreementFactory(starts_on=date(2026, 10, 20))
    goal = GoalFactory(agreement=agreement)
    page = text_of(desk_of(agreement.office), page_of(goal))
    assert "Todavía no hay con qué pronosticar" in page


def test_on_the_cut_off_day_no_pace_is_asked(desk_of):
    agreement = AgreementFactory(cut_off=date(2026, 11, 2))
    goal = GoalFactory(agreement=agreement)
    assert "Hoy termina el plazo" in text_of(desk_of(agreement.office), page_of(goal))


def test_the_table_has_every_month_of_the_agreement(desk_of):
    goal = GoalFactory()
    page = text_of(desk_of(goal.agreement.office), page_of(goal))
    rows = page[page.index("Cierre de cada mes") :]
    # Twelve month-ends, and today.
    assert rows[: rows.index("</table>")].count('<th scope="row">') == 13


def test_the_region_reads_it_in_the_third_person(analyst):
    goal = GoalFactory(target=60)
    a_few("attended", goal.agreement.office, 41)
    assert "A este ritmo llegará a" in text_of(analyst, page_of(goal))


def test_the_picture_is_drawn_for_whoever_sees_the_goal(desk_of):
    goal = GoalFactory()
    url = reverse("goal_forecast_chart", args=[goal.pk])
    assert desk_of(goal.agreement.office).get(url).content.startswith(b"<svg")


def test_the_goals_of_the_office_lead_to_it(desk_of):
    goal = GoalFactory()
    assert page_of(goal) in text_of(desk_of(goal.agreement.office), "/metas/")


def test_the_region_s_list_leads_to_it(analyst):
    goal = GoalFactory()
    assert page_of(goal) in text_of(analyst, "/region/")


def test_more_past_years_cost_no_more_queries(reading_as, django_assert_num_queries):
    goal = GoalFactory()
    for year in (2022, 2023, 2024, 2025):
        last_year(goal, year=year)
    client = reading_as(StaffMembershipFactory(office=goal.agreement.office).user)
    with django_assert_num_queries(11):
        # Session, account and grants (5); the goal and its targets, the years before, the closes
        # of this one, what counts on each other day, the check.
        client.get(page_of(goal))

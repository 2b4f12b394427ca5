"""What an office reads about its own goals."""

import re

import pytest
from django.urls import reverse

from tests.factories.jobseekers import AttentionFactory, JobSeekerFactory
from tests.factories.kernel import OfficeFactory
from tests.factories.sence_programs import AgreementFactory, GoalFactory
from tests.sence_programs.network import a_few
from tests.sence_programs.test_region_pages import number_on, text_of

pytestmark = pytest.mark.django_db
GOALS = "/metas/"


def test_it_says_what_is_missing_a_week_until_the_cut_off(desk_of):
    goal = GoalFactory(target=100)
    a_few("attended", goal.agreement.office, 41)
    page = text_of(desk_of(goal.agreement.office), GOALS)
    # 59 people in the 59 days from 3 November to 31 December.
    assert "van 41 y deberían ir 83. Necesitas 7 por semana." in page


def test_an_office_on_track_is_told_so(desk_of):
    goal = GoalFactory(target=1)
    a_few("attended", goal.agreement.office, 1)
    assert "Todas las metas van al día" in text_of(desk_of(goal.agreement.office), GOALS)


def test_an_office_without_agreement_is_told_so(desk_of):
    assert "no tiene convenio este año" in text_of(desk_of(OfficeFactory()), GOALS)


def test_an_agreement_of_another_year_is_not_shown(desk_of):
    agreement = AgreementFactory(year=2025)
    GoalFactory(agreement=agreement)
    assert "no tiene convenio este año" in text_of(desk_of(agreement.office), GOALS)


def test_the_number_of_a_goal_opens_the_very_rows_counted(desk_of):
    goal = GoalFactory()
    a_few("attended", goal.agreement.office, 4)
    page = text_of(desk_of(goal.agreement.office), reverse("goal_list_behind", args=[goal.pk]))
    rows = page[page.index("Lo que se contó") :]
    assert number_on(page, "personas") == rows.count('<th scope="row">') == 4


def test_the_office_reads_the_names_of_those_it_served(desk_of):
    goal = GoalFactory()
    person = JobSeekerFactory(names="Rosalía", first_surname="Huenchur")
    AttentionFactory(seeker=person, office=goal.agreement.office)
    client = desk_of(goal.agreement.office)
    assert "Rosalía Huenchur" in text_of(client, reverse("goal_list_behind", args=[goal.pk]))


def test_the_analyst_reads_initials_in_the_same_list(analyst):
    goal = GoalFactory()
    person = JobSeekerFactory(names="Rosalía", first_surname="Huenchur", run_number=12_531_909)
    AttentionFactory(seeker=person, office=goal.agreement.office)
    page = text_of(analyst, reverse("goal_list_behind", args=[goal.pk]))
    assert "R. H. B." in page
    assert not re.search("Rosalía|Huenchur|12.531|12531", page)


def test_a_long_list_comes_in_pages(desk_of):
    goal = GoalFactory()
    a_few("attended", goal.agreement.office, 26)
    page = text_of(
        desk_of(goal.agreement.office), reverse("goal_list_behind", args=[goal.pk]) + "?page=2"
    )
    assert number_on(page, "personas") == 26
    assert "26 a 26 de 26" in page


def test_another_offices_list_is_not_found(desk_of):
    goal = GoalFactory()
    assert desk_of(OfficeFactory()).get(f"{GOALS}{goal.pk}/lista/").status_code == 404


def test_the_analyst_works_in_no_office_and_has_no_goals_of_their_own(analyst):
    assert analyst.get(GOALS).status_code == 403

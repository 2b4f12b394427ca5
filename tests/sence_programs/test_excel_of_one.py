"""The rows of one goal, figure or course, taken away: named only for those who serve them."""

import pytest
from django.http import QueryDict
from django.urls import reverse

from omil_portal.downloads.models import Download
from omil_portal.downloads.tasks import write_download
from sence_programs.indicators import INDICATORS
from tests.downloads.lists import cells_of, rows_in
from tests.factories.courses import CourseFactory, EnrolmentFactory
from tests.factories.fairs import FairRegistrationFactory, JobFairFactory
from tests.factories.jobseekers import AttentionFactory, JobSeekerFactory
from tests.factories.kernel import OfficeFactory
from tests.factories.matching import PlacementFactory
from tests.factories.sence_programs import GoalFactory
from tests.factories.when import ON
from tests.sence_programs.network import a_few

pytestmark = pytest.mark.django_db
EXCEL = {"formato": "excel"}


@pytest.fixture
def goal():
    """It counts one person, of a dangerous name."""
    goal = GoalFactory()
    person = JobSeekerFactory(names="=Rosa", first_surname="Huenchur", run_number=12_531_909)
    AttentionFactory(seeker=person, office=goal.agreement.office)
    return goal


def test_the_office_takes_the_names_behind_its_goal(desk_of, goal):
    client = desk_of(goal.agreement.office)
    page = reverse("goal_list_behind", args=[goal.pk])
    content = client.get(page, EXCEL).content
    (row,) = rows_in(content)
    assert row["Persona"].startswith("=Rosa Huenchur")
    assert row["Documento"].startswith("12.531.909-")
    assert cells_of(content)[4][:2] == ["Oficina de la meta", goal.agreement.office.name]
    assert f"meta={goal.pk}&amp;formato=excel" in client.get(page).content.decode()


def test_the_analyst_takes_initials(analyst, goal):
    content = analyst.get(reverse("goal_list_behind", args=[goal.pk]), EXCEL).content
    (row,) = rows_in(content)
    assert row["Persona"].startswith("=. H.")
    assert "12.531" not in row["Documento"]


@pytest.mark.parametrize("name", INDICATORS)
def test_the_rows_behind_a_figure_of_the_region_are_those_of_its_page(analyst, name):
    office = OfficeFactory()
    a_few(name, office, 1)
    a_few(name, OfficeFactory(), 2)
    page = reverse("region_list", args=[name])
    assert len(rows_in(analyst.get(page, EXCEL).content)) == 3
    content = analyst.get(page, EXCEL | {"oficina": office.slug}).content
    assert len(rows_in(content)) == 1
    assert cells_of(content)[5][:2] == ["Oficina", office.name]


def test_what_the_region_should_complete_is_taken_away_masked(analyst):
    PlacementFactory(seeker__names="=Rosa", starts_on=ON)
    PlacementFactory(office__comuna__region__cut="14", starts_on=ON)
    content = analyst.get(reverse("region_quality_list", args=["por-validar"]), EXCEL).content
    (row,) = rows_in(content)
    assert row["Persona"].startswith("=.")
    assert cells_of(content)[4][0] == "Región"


def test_who_is_in_a_course_is_taken_away(desk_of):
    course = CourseFactory(title="=Apresto")
    EnrolmentFactory(course=course, seeker__names="=Rosa")
    EnrolmentFactory(course=course, status="withdrawn")
    EnrolmentFactory()
    client, page = desk_of(course.office), reverse("course_file", args=[course.pk])
    content = client.get(page, EXCEL).content
    (row,) = rows_in(content)
    assert row["Persona"].startswith("=Rosa")
    assert (row["Situación"], row["Curso"]) == ("Con cupo", "=Apresto")
    assert cells_of(content)[4][:2] == ["Curso", "=Apresto"]
    assert f"curso={course.pk}&amp;formato=excel" in client.get(page).content.decode()


def test_who_signed_up_for_a_fair_is_taken_away_by_who_holds_it(desk_of, analyst):
    fair = JobFairFactory(title="=Feria")
    FairRegistrationFactory(fair=fair, seeker__names="=Rosa", came=True)
    FairRegistrationFactory(fair=fair)
    FairRegistrationFactory()
    client, page = desk_of(fair.office), reverse("fair_people", args=[fair.pk])
    assert len(rows_in(client.get(page, EXCEL).content)) == 2
    content = client.get(page, EXCEL | {"ver": "vinieron"}).content
    (row,) = rows_in(content)
    assert row["Persona"].startswith("=Rosa")
    assert cells_of(content)[4][:2] == ["Feria", "=Feria"]
    assert f"feria={fair.pk}&amp;formato=excel" in client.get(page).content.decode()
    assert analyst.get(page, EXCEL).status_code == 403


def test_a_long_one_is_prepared(analyst, settings, tmp_path, monkeypatch):
    settings.DOWNLOADS_DIR = tmp_path
    monkeypatch.setattr("omil_portal.downloads.answer.MOST_AT_ONCE", 1)
    a_few("attended", OfficeFactory(), 2)
    page = analyst.get(reverse("region_list", args=["attended"]))
    action = f"{reverse('download_new', args=['cifra'])}?cifra=attended&region=10"
    assert action.replace("&", "&amp;") in page.content.decode()
    analyst.post(action)
    download = Download.objects.get()
    assert QueryDict(download.query)["cifra"] == "attended"
    write_download(download.pk)
    download.refresh_from_db()
    assert (download.state, download.rows) == (Download.State.READY, 2)


@pytest.mark.parametrize(
    "asked", ["cifra=nada", "cifra=attended&region=14", "meta=1", "meta=x", "curso=x", "feria=x"]
)
def test_of_another_region_nothing_is_prepared(analyst, asked):
    GoalFactory(pk=1, agreement__office__comuna__region__cut="14")
    name = {"curso": "inscritos"}.get(key := asked.partition("=")[0], key)
    assert analyst.post(f"{reverse('download_new', args=[name])}?{asked}").status_code == 404
    assert not Download.objects.exists()

"""The regional unit sees what each run did, and who got onto its lists."""

import pytest
from django.urls import reverse

from tests.factories.kernel import StaffMembershipFactory
from tests.factories.matching import FairnessReportFactory, RunFactory, SpreadRunFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def analyst(client):
    client.force_login(StaffMembershipFactory(regional_analyst=True).user)
    return client


def page(client, name: str, run) -> str:
    """The text of the page as one line."""
    return " ".join(client.get(reverse(name, args=[run.pk])).content.decode().split())


def test_the_list_of_runs_leads_to_each_run(analyst):
    run = RunFactory()
    assert reverse("run_file", args=[run.pk]) in analyst.get(reverse("run_list")).content.decode()


def test_a_run_says_how_many_lists_it_changed(analyst):
    assert "120 (40 % de las personas)" in page(analyst, "run_file", SpreadRunFactory())


def test_a_run_says_what_spreading_gained(analyst):
    told = page(analyst, "run_file", SpreadRunFactory())
    assert "100 personas por vacante" in told
    assert 'data-label="Sin repartir">240' in told
    assert 'data-label="Repartido">110' in told


def test_a_share_of_what_is_shown_is_told_in_percent(analyst):
    assert 'data-label="Sin repartir">8,5 %' in page(analyst, "run_file", SpreadRunFactory())


def test_a_run_says_what_spreading_cost(analyst):
    told = page(analyst, "run_file", SpreadRunFactory())
    assert "<strong>62,5 %</strong> de las 280 personas" in told
    assert "9.312 puntos menos" in told


def test_a_run_of_before_the_spreading_says_that_its_lists_are_the_exact_ones(analyst):
    assert "no repartió las ofertas" in page(analyst, "run_file", RunFactory())


def test_the_time_of_each_stage_adds_up(analyst):
    told = page(analyst, "run_file", SpreadRunFactory())
    assert '<th scope="row">Total</th><td class="num" data-label="Segundos">2,00</td>' in told


def test_a_group_far_under_the_rest_is_warned_of(analyst):
    told = page(analyst, "run_fairness", FairnessReportFactory().run)
    assert "Sexo registral, <strong>mujeres</strong>: 29 %" in told
    assert "No prueba que haya un trato injusto" in told


def test_a_hidden_group_has_no_number(analyst):
    told = page(analyst, "run_fairness", FairnessReportFactory().run)
    assert '<tr><th scope="row">Otra</th><td colspan="6">Oculto</td></tr>' in told


def test_a_run_without_a_report_says_when_it_comes(analyst):
    assert "todavía no tiene informe" in page(analyst, "run_fairness", RunFactory())


def test_each_page_says_the_report_of_its_own_run(analyst):
    FairnessReportFactory()
    assert "todavía no tiene informe" in page(analyst, "run_fairness", RunFactory())

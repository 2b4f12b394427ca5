"""What the regional analyst reads on Monday."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from matching.models import Placement
from sence_programs.indicators import INDICATORS
from tests.factories.jobseekers import AttentionFactory, JobSeekerFactory
from tests.factories.kernel import OfficeFactory, UserFactory
from tests.factories.matching import PlacementFactory
from tests.factories.sence_programs import AgreementFactory, GoalDefinitionFactory, GoalFactory
from tests.factories.when import AT
from tests.sence_programs.network import MAKE, a_few

pytestmark = pytest.mark.django_db
DASHBOARD = "/region/"


def placements_goal(*, target: int, office=None, done: int = 0):
    """An office's goal of placements, some of them done."""
    office = office or OfficeFactory()
    definition = GoalDefinitionFactory(placements=True)
    goal = GoalFactory(
        agreement=AgreementFactory(office=office), definition=definition, target=target
    )
    a_few("placed", office, done)
    return goal


def text_of(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return re.sub(r"\s+", " ", response.content.decode())


def number_on(page: str, label: str) -> int:
    found = re.search(rf'number-value">([\d.]+)</span> <span class="number-label">{label}<', page)
    assert found, f"{label} is not on the page"
    return int(found[1].replace(".", ""))


def test_it_says_first_how_many_offices_will_miss_their_year(analyst):
    placements_goal(target=10, done=1)
    placements_goal(target=10, done=1)
    placements_goal(target=1, done=1)
    page = text_of(analyst, DASHBOARD)
    assert "2 de 3 oficinas no llegarán a su meta si siguen a este ritmo" in page


def test_the_office_furthest_behind_comes_first(analyst):
    better = placements_goal(target=10, done=5).agreement.office
    worse = placements_goal(target=10, done=1).agreement.office
    page = text_of(analyst, DASHBOARD)
    table = page[page.index('id="oficinas"') :]
    assert table.index(worse.name) < table.index(better.name)


def test_when_everybody_is_on_track_it_says_so(analyst):
    placements_goal(target=1, done=1)
    assert "Todas las oficinas van al día" in text_of(analyst, DASHBOARD)


def test_without_agreements_it_says_what_to_do(analyst):
    assert "Registra el primer convenio" in text_of(analyst, DASHBOARD)


def test_offices_without_goals_are_named(analyst):
    placements_goal(target=1)
    office = OfficeFactory()
    page = text_of(analyst, DASHBOARD)
    assert office.comuna.name in page[page.index("Sin metas este año") :]


def test_a_validated_placement_moves_the_figure_of_the_page_by_exactly_one(analyst):
    placements_goal(target=10, done=2)
    pending = PlacementFactory()
    before = number_on(text_of(analyst, DASHBOARD), "Colocaciones validadas")
    Placement.objects.filter(pk=pending.pk).update(
        state="validated", verified_by=UserFactory(), verified_at=AT
    )
    after = number_on(text_of(analyst, DASHBOARD), "Colocaciones validadas")
    assert (before, after) == (2, 3)


def test_another_region_is_none_of_its_business(analyst):
    placements_goal(target=10, office=OfficeFactory(comuna__region__cut="14"), done=3)
    assert number_on(text_of(analyst, DASHBOARD), "Colocaciones validadas") == 0


def test_asking_for_another_region_finds_nothing(analyst):
    OfficeFactory(comuna__region__cut="14")
    assert analyst.get(DASHBOARD, {"region": "14"}).status_code == 404


def test_each_goal_can_be_chosen(analyst):
    goal = placements_goal(target=10)
    GoalFactory(agreement=goal.agreement, target=77)
    page = text_of(analyst, f"{DASHBOARD}?meta=attended")
    assert '<td class="num d-none d-md-table-cell" data-label="Meta del año">77</td>' in page


def test_a_busy_region_costs_no_more_queries_than_a_small_one(analyst):
    placements_goal(target=10, done=1)
    analyst.get(DASHBOARD)
    with CaptureQueriesContext(
        connection,
    ) as small:
        analyst.get(DASHBOARD)
    for _ in range(4):
        goal = placements_goal(target=10, done=2)
        GoalFactory(agreement=goal.agreement)
    with CaptureQueriesContext(connection) as busy:
        analyst.get(DASHBOARD)
    assert len(busy) == len(small) <= 17


@pytest.mark.parametrize("name", INDICATORS)
def test_every_figure_opens_a_list_that_equals_it(analyst, name):
    a_few(name, OfficeFactory(), 3)
    a_few(name, OfficeFactory(), 2)
    figure = number_on(text_of(analyst, DASHBOARD), INDICATORS[name].label)
    page = text_of(analyst, reverse("region_list", args=[name]))
    rows = page[page.index("Lo que se contó") : page.index("Por oficina")]
    assert figure == number_on(page, INDICATORS[name].unit) == rows.count('<th scope="row">') == 5


@pytest.mark.parametrize("name", INDICATORS)
def test_the_list_of_one_office_has_only_its_rows(analyst, name):
    office = OfficeFactory()
    a_few(name, office, 1)
    a_few(name, OfficeFactory(), 2)
    page = text_of(analyst, f"{reverse('region_list', args=[name])}?oficina={office.slug}")
    assert number_on(page, INDICATORS[name].unit) == 1


@pytest.mark.parametrize("name", ["attended", "assessed", "placed"])
def test_an_analyst_never_reads_a_name_or_a_whole_run(analyst, name):
    person = JobSeekerFactory(names="Rosalía", first_surname="Huenchur", run_number=12_531_909)
    office = OfficeFactory()
    if name == "placed":
        PlacementFactory(validated=True, seeker=person, office=office)
    else:
        AttentionFactory(seeker=person, office=office)
    page = text_of(analyst, reverse("region_list", args=[name]))
    assert "R. H. B." in page
    assert "••.•••.909-" in page
    assert not re.search("Rosalía|Huenchur|12.531|12531", page)


def test_an_unknown_figure_has_no_list(analyst):
    assert analyst.get(reverse("region_list", args=["analisis"])).status_code == 404


@pytest.mark.parametrize("kind", ["oficinas", "mapa", "avances"])
def test_each_picture_is_an_svg_kept_by_the_readers_browser_alone(analyst, kind):
    placements_goal(target=10, done=3)
    response = analyst.get(reverse("region_chart", args=[kind]))
    assert response["Content-Type"] == "image/svg+xml"
    assert response.content.startswith(b"<svg")
    assert "private" in response["Cache-Control"]


def test_the_picture_on_the_page_changes_address_when_a_number_does(analyst):
    goal = placements_goal(target=10, done=3)

    def address() -> str:
        return re.search(r'src="(/region/grafico/oficinas/[^"]+)"', text_of(analyst, DASHBOARD))[1]

    before = address()
    MAKE["placed"](goal.agreement.office, AT)
    assert address() != before


def test_a_picture_of_something_else_is_not_found(analyst):
    placements_goal(target=10)
    assert analyst.get(reverse("region_chart", args=["torta"])).status_code == 404


def test_without_goals_there_is_no_picture(analyst):
    assert analyst.get(reverse("region_chart", args=["mapa"])).status_code == 404


def test_the_offices_of_a_list_keep_its_region_and_its_day(analyst):
    office = OfficeFactory()
    a_few("attended", office, 1)
    address = reverse("region_list", args=["attended"])
    page = text_of(analyst, f"{address}?region=10&hasta={AT:%Y-%m-%d}")
    assert f'href="?region=10&amp;hasta={AT:%Y-%m-%d}&amp;oficina={office.slug}"' in page


@pytest.mark.parametrize("who", ["analyst", "national"])
def test_every_door_of_the_network_opens(request, who):
    reader = request.getfixturevalue(who)
    doors = reader.get(reverse("network")).context["doors"]
    shut = [name for *_, name in doors if reader.get(reverse(name), follow=True).status_code != 200]
    assert doors
    assert shut == []

"""The year of a goal is divided by months or semesters, and the parts add up to it."""

from datetime import date

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from omil_portal.refusals import Refused
from sence_programs.goals.months import periods_between, spread_evenly, spread_like, target_by
from sence_programs.models import GoalTarget
from sence_programs.services.agreements import save_agreement
from sence_programs.services.goal_targets import set_targets
from tests.factories.kernel import ComunaFactory, OfficeFactory, RegionFactory, UserFactory
from tests.factories.sence_programs import AgreementFactory, GoalDefinitionFactory, GoalFactory

JANUARY, JULY = date(2026, 1, 1), date(2026, 7, 1)
YEAR = [date(2026, month, 1) for month in range(1, 13)]


@given(st.integers(0, 10**6), st.integers(1, 24))
def test_an_even_spread_adds_up_and_differs_by_one_at_most(amount, count):
    parts = spread_evenly(amount, [date(2020 + n // 12, n % 12 + 1, 1) for n in range(count)])
    assert sum(parts.values()) == amount
    assert max(parts.values()) - min(parts.values()) <= 1


@given(st.integers(0, 10**6), st.lists(st.integers(0, 1000), min_size=12, max_size=12))
def test_a_spread_in_proportion_adds_up(amount, weights):
    assert sum(spread_like(amount, dict(zip(YEAR, weights, strict=True))).values()) == amount


def test_an_agreement_of_eight_months_has_its_months_and_the_two_semesters_it_touches():
    since, until = date(2026, 3, 15), date(2026, 10, 31)
    assert periods_between(since, until, 1) == YEAR[2:10]
    assert periods_between(since, until, 6) == [JANUARY, JULY]


@pytest.mark.parametrize(
    ("on", "asked"),
    [
        (date(2025, 12, 31), 0),
        (date(2026, 1, 31), 31),
        (date(2026, 2, 14), 31 + 28),
        (date(2026, 12, 31), 31 + 56),
    ],
    ids=["before", "a month gone", "half of the second", "after"],
)
def test_inside_a_month_the_target_to_date_grows_day_by_day(on, asked):
    monthly = {date(2026, 1, 1): 31, date(2026, 2, 1): 56}
    assert target_by(monthly, JANUARY, date(2026, 2, 28), on) == asked


@pytest.fixture
def goal():
    office = OfficeFactory(comuna=ComunaFactory(region=RegionFactory(cut="10")))
    return GoalFactory(agreement=AgreementFactory(office=office), target=100)


pytestmark = pytest.mark.django_db


def amounts_of(goal) -> list[int]:
    return list(goal.targets.order_by("starts_on").values_list("amount", flat=True))


def divide(goal, months, *amounts):
    periods = periods_between(goal.agreement.starts_on, goal.agreement.cut_off, months)
    set_targets(
        goal=goal, months=months, amounts=dict(zip(periods, amounts, strict=True)), by=UserFactory()
    )


def test_parts_that_do_not_add_up_are_refused(goal):
    with pytest.raises(Refused, match="Suman 95 y la meta del año es 100: faltan 5"):
        divide(goal, 6, 40, 55)
    assert amounts_of(goal) == []


def test_a_division_by_semesters_replaces_one_by_months(goal):
    divide(goal, 1, *[8] * 11, 12)
    divide(goal, 6, 40, 60)
    assert amounts_of(goal) == [40, 60]


def test_semesters_are_read_month_by_month(goal):
    divide(goal, 6, 40, 60)
    goal.refresh_from_db()
    monthly = goal.monthly_targets()
    assert list(monthly) == YEAR
    assert [sum(list(monthly.values())[:6]), sum(list(monthly.values())[6:])] == [40, 60]


def test_a_year_nobody_divided_is_read_evenly(goal):
    assert sum(goal.monthly_targets().values()) == 100
    assert set(goal.monthly_targets().values()) == {8, 9}


def test_dividing_the_same_again_writes_no_new_version(goal):
    for _ in range(2):
        divide(goal, 6, 40, 60)
    assert [target.versions.count() for target in goal.targets.all()] == [1, 1]


def agree(agreement, target):
    definition = GoalDefinitionFactory()
    save_agreement(agreement=agreement, targets={definition.pk: target}, by=UserFactory())


def test_a_new_goal_is_spread_evenly_by_month():
    agreement = AgreementFactory()
    agree(agreement, 25)
    assert amounts_of(agreement.goals.get()) == [2, 2, 2] * 3 + [2, 2, 3]


def test_a_new_target_keeps_the_shape_of_the_year(goal):
    divide(goal, 6, 40, 60)
    agree(goal.agreement, 200)
    assert amounts_of(goal) == [80, 120]


def test_new_dates_spread_the_goal_over_them(goal):
    divide(goal, 1, *[8] * 11, 12)
    goal.agreement.cut_off = date(2026, 10, 31)
    agree(goal.agreement, 100)
    assert amounts_of(goal) == [10] * 10


def sent(*amounts) -> dict:
    return dict(zip([f"period_{m:%Y_%m}" for m in YEAR], amounts, strict=True))


def test_the_page_divides_the_year(analyst, goal):
    address = reverse("goal_targets", args=[goal.pk])
    response = analyst.post(f"{address}?por=mes", sent(*[8] * 11, 12))
    assert response.url == reverse("agreement_file", args=[goal.agreement_id])
    assert amounts_of(goal) == [8] * 11 + [12]


def test_the_page_keeps_what_was_typed_when_it_does_not_add_up(analyst, goal):
    address = reverse("goal_targets", args=[goal.pk])
    page = analyst.post(f"{address}?por=mes", sent(*[8] * 11, 77)).content.decode()
    assert "Suman 165 y la meta del año es 100: sobran 65." in page
    assert 'value="77"' in page
    assert not GoalTarget.objects.exists()


def test_the_page_spreads_evenly_at_first(analyst, goal):
    address = reverse("goal_targets", args=[goal.pk])
    page = analyst.get(f"{address}?por=semestre").content.decode()
    assert page.count('value="50"') == 2

"""What counts, and that every number equals its list."""

from datetime import date, datetime, timedelta

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from employers.models import Vacancy
from matching.models import Placement
from sence_programs.goals.values import counted_for, with_values
from sence_programs.indicators import INDICATORS
from sence_programs.models import Goal
from sence_programs.region import counted_in, region_figures
from tests.factories.employers import EmployerContactFactory, VacancyFactory
from tests.factories.jobseekers import AttentionFactory, JobSeekerFactory
from tests.factories.kernel import OfficeFactory, UserFactory
from tests.factories.matching import PlacementFactory
from tests.factories.sence_programs import AgreementFactory, GoalDefinitionFactory, GoalFactory
from tests.factories.when import AT, ON
from tests.sence_programs.network import MAKE, a_few

pytestmark = pytest.mark.django_db
each_indicator = pytest.mark.parametrize("name", INDICATORS)
YEAR = date(2026, 1, 1), date(2026, 12, 31)


def goal_of(name: str, office, **parameters) -> Goal:
    definition = GoalDefinitionFactory(code=name, indicator=name, parameters=parameters)
    agreement = AgreementFactory(office=office)
    return GoalFactory(agreement=agreement, definition=definition)


def value_of(goal: Goal, on: date = ON) -> int:
    return with_values(Goal.objects.filter(pk=goal.pk), on).get().value


def test_every_indicator_has_something_that_counts_in_these_tests():
    assert MAKE.keys() == INDICATORS.keys()


@each_indicator
def test_what_an_office_did_counts_for_its_goal(name):
    office = OfficeFactory()
    a_few(name, office, 3)
    assert value_of(goal_of(name, office)) == 3


@each_indicator
def test_the_list_behind_a_goal_equals_its_number(name):
    goal = goal_of(name, OfficeFactory())
    a_few(name, goal.agreement.office, 3)
    a_few(name, OfficeFactory(), 2)
    assert INDICATORS[name].total(counted_for(goal, ON)) == value_of(goal) == 3


@each_indicator
def test_the_list_behind_a_figure_of_the_region_equals_it(name):
    office, other, abroad = (
        OfficeFactory(),
        OfficeFactory(),
        OfficeFactory(comuna__region__cut="14"),
    )
    for place, number in ((office, 3), (other, 2), (abroad, 4)):
        a_few(name, place, number)
    region = office.comuna.region
    figure = next(f for f in region_figures(region, ON) if f.indicator.name == name)
    listed = counted_in(INDICATORS[name], [office, other], ON)
    assert INDICATORS[name].total(listed) == figure.value == 5


@each_indicator
def test_all_offices_are_counted_in_one_query(name, django_assert_num_queries):
    offices = [OfficeFactory(), OfficeFactory(), OfficeFactory()]
    a_few(name, offices[0], 2)
    a_few(name, offices[1], 1)
    with django_assert_num_queries(1):
        counts = INDICATORS[name].by_office(offices, *YEAR)
    assert counts == {offices[0].pk: 2, offices[1].pk: 1}


@each_indicator
def test_nothing_of_another_year_counts(name):
    office = OfficeFactory()
    MAKE[name](office, AT.replace(year=2025))
    assert value_of(goal_of(name, office)) == 0


@each_indicator
def test_nothing_after_the_day_asked_counts(name):
    office = OfficeFactory()
    MAKE[name](office, AT + timedelta(days=1))
    assert value_of(goal_of(name, office)) == 0


def test_the_last_minute_of_the_cut_off_day_counts_in_the_portals_zone():
    goal = goal_of("attended", OfficeFactory())
    last_minute = datetime(2026, 12, 31, 23, 59, tzinfo=AT.tzinfo)
    AttentionFactory(office=goal.agreement.office, at=last_minute)
    assert settings.TIME_ZONE == "America/Santiago"
    assert value_of(goal, date(2027, 2, 1)) == 1


def test_a_minute_after_the_cut_off_day_counts_no_more():
    goal = goal_of("attended", OfficeFactory())
    AttentionFactory(office=goal.agreement.office, at=datetime(2027, 1, 1, 0, 1, tzinfo=AT.tzinfo))
    assert value_of(goal, date(2027, 2, 1)) == 0


def test_a_person_attended_three_times_is_one_person():
    goal, person = goal_of("attended", OfficeFactory()), JobSeekerFactory()
    for days in range(3):
        AttentionFactory(office=goal.agreement.office, seeker=person, at=AT - timedelta(days=days))
    assert value_of(goal) == 1


def test_a_person_attended_by_two_offices_counts_once_in_the_region():
    person, offices = JobSeekerFactory(), [OfficeFactory(), OfficeFactory()]
    for office in offices:
        AttentionFactory(office=office, seeker=person)
    assert counted_in(INDICATORS["attended"], offices, ON).count() == 1


def test_a_meeting_with_five_companies_is_one_meeting():
    goal = goal_of("employer_meetings", OfficeFactory())
    for minutes in range(5):
        EmployerContactFactory(
            office=goal.agreement.office, kind="meeting", at=AT + timedelta(minutes=minutes)
        )
    assert value_of(goal) == counted_for(goal, ON).count() == 1


def test_an_offer_with_four_posts_is_four_vacancies():
    goal = goal_of("vacancies", OfficeFactory())
    VacancyFactory(office=goal.agreement.office, posts=4)
    assert value_of(goal) == 4


def test_an_offer_taken_from_the_national_board_was_not_found_by_the_office():
    goal = goal_of("vacancies", OfficeFactory())
    VacancyFactory(office=goal.agreement.office, source=Vacancy.Source.BNE, external_id="1")
    assert value_of(goal) == 0


def test_validating_a_placement_moves_the_goal_by_exactly_one():
    goal = goal_of("placed", OfficeFactory())
    placement = PlacementFactory(office=goal.agreement.office)
    before = value_of(goal)
    Placement.objects.filter(pk=placement.pk).update(
        state="validated", verified_by=UserFactory(), verified_at=AT
    )
    assert (before, value_of(goal)) == (0, 1)


def test_validating_a_placement_moves_the_region_by_exactly_one():
    placement = PlacementFactory()
    region = placement.office.comuna.region

    def placed() -> int:
        return next(f.value for f in region_figures(region, ON) if f.indicator.name == "placed")

    before = placed()
    Placement.objects.filter(pk=placement.pk).update(
        state="validated", verified_by=UserFactory(), verified_at=AT
    )
    assert (before, placed()) == (0, 1)


def test_a_rejected_placement_counts_for_nobody():
    goal = goal_of("placed", OfficeFactory())
    PlacementFactory(rejected=True, office=goal.agreement.office)
    assert value_of(goal) == 0


def test_the_same_placement_recorded_by_two_offices_counts_once():
    first = PlacementFactory(validated=True)
    second_office = OfficeFactory()
    with pytest.raises(IntegrityError, match="placement_counts_once"), transaction.atomic():
        PlacementFactory(
            validated=True,
            office=second_office,
            seeker=first.seeker,
            employer=first.employer,
            starts_on=first.starts_on,
        )
    offices = [first.office, second_office]
    assert INDICATORS["placed"].by_office(offices, *YEAR) == {first.office.pk: 1}


@pytest.mark.parametrize(
    ("ends_on", "counts"),
    [(date(2026, 12, 1), 1), (date(2026, 11, 30), 0), (None, 1)],
    ids=["thirty days", "one day less", "without an end"],
)
def test_a_rule_may_ask_for_a_minimum_of_days(ends_on, counts):
    goal = goal_of("placed", OfficeFactory(), min_contract_days=30)
    PlacementFactory(
        validated=True,
        office=goal.agreement.office,
        starts_on=ON,
        ends_on=ends_on,
    )
    assert value_of(goal) == counts


def test_a_rule_may_ask_for_a_minimum_of_hours():
    goal = goal_of("placed", OfficeFactory(), min_weekly_hours=30)
    PlacementFactory(validated=True, office=goal.agreement.office, weekly_hours=29)
    assert value_of(goal) == 0


def test_a_rule_may_name_the_contracts_that_count():
    goal = goal_of("placed", OfficeFactory(), contracts=["fixed_term"])
    PlacementFactory(validated=True, office=goal.agreement.office, contract="open_ended")
    PlacementFactory(validated=True, office=goal.agreement.office, contract="fixed_term")
    assert value_of(goal) == 1


def test_many_goals_cost_no_more_queries_than_one(django_assert_num_queries):
    for _ in range(3):
        agreement = AgreementFactory()
        for name in INDICATORS:
            definition = GoalDefinitionFactory(code=name, indicator=name)
            GoalFactory(agreement=agreement, definition=definition)
    with django_assert_num_queries(2):
        assert len(with_values(Goal.objects.order_by("pk"), ON)) == 3 * len(INDICATORS)


def test_a_goal_of_something_that_is_not_counted_has_no_value():
    goal = GoalFactory(definition__code="raffles", definition__indicator="raffles")
    assert value_of(goal) is None

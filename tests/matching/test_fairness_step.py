"""Each night says once who got onto its lists, and keeps nothing of anybody."""

from datetime import date
from itertools import cycle

import pytest
from django.db import ProgrammingError, connection

from jobseekers.models import JobSeeker, ProtectedFacts
from matching.engine import Factor
from matching.fairness.groups import who_is_listed
from matching.models import FairnessReport, SeekerMatches
from matching.reasons import current_run
from matching.services.fairness import fairness_step
from matching.services.nightly import match_step
from matching.store import as_fairness_reader
from omil_portal.night.services import run_step
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import ComunaFactory
from tests.factories.matching import RunFactory, SeekerMatchesFactory, VacancyMatchesFactory
from tests.factories.when import AT
from tests.matching.market import ON, a_market

pytestmark = pytest.mark.django_db


@pytest.fixture
def night():
    """A night of 120 people, every other a woman."""
    a_market(people=120, offers=60)
    sexes = cycle(ProtectedFacts.Sex.values)
    ProtectedFacts.objects.bulk_create(
        ProtectedFacts(seeker=seeker, sex=sex, updated_at=AT)
        for seeker, sex in zip(JobSeeker.objects.order_by("pk"), sexes, strict=False)
    )
    match_step(ON)
    return current_run()


def told(run, dimension: str) -> dict:
    groups = FairnessReport.objects.get(run=run).figures["dimensions"][dimension]
    return {group["group"]: group for group in groups}


def test_a_night_counts_the_people_with_some_possible_offer(night):
    fairness_step(ON)

    figures = FairnessReport.objects.get(run=night).figures
    assert figures["people"] == SeekerMatches.objects.filter(run=night).count() > 50


def test_a_night_compares_women_and_men(night):
    fairness_step(ON)

    women, men = told(night, "sex")["female"], told(night, "sex")["male"]
    assert women["people"] + men["people"] == SeekerMatches.objects.filter(run=night).count()
    assert max(women["ratio"], men["ratio"]) == 1


def test_each_factor_is_silenced_in_turn(night):
    fairness_step(ON)

    without = told(night, "sex")["female"]["without"]
    assert set(without) == {factor.value for factor in Factor}
    assert all(ratio > 0 for ratio in without.values())


def test_a_factor_that_changes_who_is_listed_changes_a_ratio(night):
    """Given so many more people than places that the order decides who gets one."""
    fairness_step(ON)

    figures = FairnessReport.objects.get(run=night).figures
    groups = [g for of in figures["dimensions"].values() for g in of if not g.get("hidden")]
    assert any(ratio != group["ratio"] for group in groups for ratio in group["without"].values())


def test_the_night_keeps_what_the_step_counted(night):
    step = run_step("fairness", ON)

    assert step.summary["people_compared"] == SeekerMatches.objects.filter(run=night).count()


def test_a_run_is_told_once(night):
    fairness_step(ON)
    made_at = FairnessReport.objects.get().made_at

    assert fairness_step(ON) == {}
    assert FairnessReport.objects.get().made_at == made_at


def test_before_any_run_there_is_nothing_to_tell(db):
    assert fairness_step(ON) == {}


def test_the_role_that_reads_protected_facts_cannot_read_names(db):
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        as_fairness_reader(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT names FROM jobseekers_jobseeker")


def listed_groups(run, person) -> dict[str, int]:
    """Dimension → position of the person's group."""
    ids, people = who_is_listed(run)
    row = ids.tolist().index(person.pk)
    return {name: int(codes[row]) for name, codes in people.groups.items()}


@pytest.fixture
def run():
    return RunFactory(on=ON)


def a_person(run, **facts) -> JobSeeker:
    """Somebody with one possible offer in `run`."""
    born, comuna = facts.pop("born", None), facts.pop("comuna", None)
    place = {"comuna": comuna} if comuna else {}
    person = JobSeekerFactory(birth_date=born, **place)
    if facts:
        ProtectedFacts.objects.create(seeker=person, updated_at=AT, **facts)
    SeekerMatchesFactory(run=run, seeker=person, vacancy_ids=[1], points=[90], places=[1])
    return person


def test_who_said_nothing_counts_as_such(run):
    groups = listed_groups(run, a_person(run, comuna=ComunaFactory(cut="10102")))

    assert groups == {"sex": 2, "age": 4, "nationality": 2, "disability": 2, "territory": 1}


@pytest.mark.parametrize(
    ("born", "band"),
    [
        (date(2008, 11, 3), 0),
        (date(1996, 11, 3), 0),
        (date(1996, 11, 2), 1),
        (date(1981, 11, 3), 1),
        (date(1966, 11, 3), 2),
        (date(1966, 11, 2), 3),
    ],
    ids=["17", "29", "30", "44", "59", "60"],
)
def test_age_is_that_of_the_day_of_the_run(run, born, band):
    assert listed_groups(run, a_person(run, born=born))["age"] == band


@pytest.mark.parametrize("word", ["Chilena", "chileno", " CHILE"])
def test_a_chilean_is_one_however_it_is_typed(run, word):
    assert listed_groups(run, a_person(run, nationality=word))["nationality"] == 0


def test_any_other_nationality_is_one_group(run):
    assert listed_groups(run, a_person(run, nationality="Haitiana"))["nationality"] == 1


@pytest.mark.parametrize(("cut", "group"), [("10101", 0), ("10102", 1), ("10403", 2)])
def test_a_comuna_is_a_capital_another_or_remote(run, cut, group):
    comuna = ComunaFactory(cut=cut)

    assert listed_groups(run, a_person(run, comuna=comuna))["territory"] == group


def test_a_place_of_an_offers_list_counts_only_among_its_best(run):
    """Given someone 3rd on one list, and added after the best of another."""
    person = a_person(run, sex="female")
    for place in (3, 0):
        VacancyMatchesFactory(run=run, seeker_ids=[person.pk], points=[90], places=[place])

    _, people = who_is_listed(run)

    assert (people.lists.tolist(), people.places.tolist()) == ([1], [3])


def test_who_has_no_possible_offer_is_not_counted(run):
    SeekerMatchesFactory(run=run, vacancy_ids=[], points=[], places=[])

    ids, _ = who_is_listed(run)

    assert ids.tolist() == []

"""The report of a fair: one set of numbers on the page, in the workbook and in the lists."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from jobseekers.models import ProtectedFacts
from matching.services.referrals import record_result
from sence_programs.fairs.breakdowns import age_band, age_on, breakdowns_of
from sence_programs.fairs.figures import FIGURES, report_of, rows_behind
from sence_programs.services.fairs import move_fair
from tests.factories.employers import VacancyFactory
from tests.factories.fairs import (
    FairInterviewFactory,
    FairRegistrationFactory,
    FairStandFactory,
    JobFairFactory,
)
from tests.factories.jobseekers import AttentionFactory, JobSeekerFactory, ProtectedFactsFactory
from tests.factories.kernel import StaffMembershipFactory
from tests.factories.matching import PlacementFactory
from tests.factories.when import AT, ON

pytestmark = pytest.mark.django_db


def close(fair, liaison, at=AT):
    for move in ("hold", "close"):
        fair = move_fair(fair=fair, move=move, by=liaison, at=at)
    return fair


@pytest.fixture
def busy(fair):
    """Nine signed up, seven came (two at the door), two companies, three interviews."""
    FairRegistrationFactory.create_batch(2, fair=fair)
    FairRegistrationFactory.create_batch(2, fair=fair, came=True)
    FairRegistrationFactory.create_batch(2, fair=fair, came=True, at_the_door=True)
    stand = FairStandFactory(fair=fair, present=True, offers=[VacancyFactory(posts=3)])
    FairStandFactory(fair=fair, number=2)
    FairStandFactory(fair=fair, number=3, released=True)
    for result in ("interviewed", "shortlisted", "hired"):
        FairInterviewFactory(
            registration=FairRegistrationFactory(fair=fair, came=True), stand=stand, result=result
        )
    return fair


def numbers(fair) -> dict[str, int]:
    return {told.counted.name: told.value for told in report_of(fair).figures}


def test_each_number_is_what_happened(busy):
    assert numbers(busy) == {
        "registered": 9,
        "came": 7,
        "walk_ins": 2,
        "first_time": 7,
        "companies": 2,
        "companies_present": 1,
        "offers": 1,
        "posts": 3,
        "interviews": 3,
        "shortlisted": 1,
        "hired": 1,
        "not_going_on": 0,
        "hired_in_time": 0,
        "placements": 0,
    }


def test_every_number_opens_the_rows_it_counts(at_work, busy):
    for name, counted in FIGURES.items():
        page = at_work.get(reverse("fair_report_list", args=[busy.pk, name]))
        assert counted.value(rows_behind(busy, counted)) == numbers(busy)[name]
        assert page.context["page"].paginator.count == rows_behind(busy, counted).count()


def test_who_came_to_an_earlier_fair_did_not_come_for_the_first_time(fair):
    known = JobSeekerFactory()
    earlier = JobFairFactory(starts_on=ON - timedelta(days=90))
    FairRegistrationFactory(fair=earlier, seeker=known, came=True)
    FairRegistrationFactory(fair=fair, seeker=known, came=True)
    FairRegistrationFactory(fair=fair, came=True)
    assert numbers(fair)["first_time"] == 1


def test_who_no_office_attended_before_the_fair_comes_for_the_first_time(fair):
    """What an office does for them on the day of the fair does not make them known."""
    for days, people in ((0, 6), (1, 5)):
        for _ in range(people):
            came = FairRegistrationFactory(fair=fair, came=True)
            AttentionFactory(seeker=came.seeker, at=AT - timedelta(days=days))
    assert dict(report_of(fair).breakdowns[2].rows) == {
        "Viene por primera vez": 6,
        "Ya había venido a una oficina": 5,
    }


def test_a_report_frozen_before_newcomers_were_counted_is_told_without_them():
    kept = {"sex": {"female": 9, "male": 9, "unknown": 0}}
    assert [each.title for each in breakdowns_of(kept)] == ["Por sexo registral"]


@pytest.mark.parametrize(("days", "counted"), [(30, 1), (31, 0)])
def test_a_hiring_counts_for_thirty_days(fair, liaison, days, counted):
    interview = FairInterviewFactory(registration__fair=fair)
    record_result(
        referral=interview.referral, to_state="hired", by=liaison, at=AT + timedelta(days=days)
    )
    assert numbers(fair)["hired_in_time"] == counted


def placement_of(interview, **more):
    return PlacementFactory(
        referral=interview.referral,
        seeker=interview.referral.seeker,
        vacancy=interview.vacancy,
        **more,
    )


def test_a_placement_comes_from_the_fair_by_its_referral(fair):
    placement_of(FairInterviewFactory(registration__fair=fair))
    PlacementFactory(office=fair.office)
    assert numbers(fair)["placements"] == 1


def test_a_rejected_placement_does_not_count(fair):
    placement_of(FairInterviewFactory(registration__fair=fair), rejected=True)
    assert numbers(fair)["placements"] == 0


def test_closing_freezes_the_numbers(busy, liaison):
    before = numbers(busy)
    closed = close(busy, liaison)
    FairRegistrationFactory(fair=closed, came=True)
    FairStandFactory(fair=closed, number=4, present=True)
    assert numbers(closed) == before


def test_what_comes_after_the_closing_is_told_beside(fair, liaison):
    interview = FairInterviewFactory(registration__fair=fair)
    closed = close(fair, liaison)
    placement_of(interview)
    told = next(t for t in report_of(closed).figures if t.counted.name == "placements")
    assert (told.value, told.after) == (0, 1)


def test_after_the_closing_a_number_still_opens_its_rows(at_work, fair, liaison):
    interview = FairInterviewFactory(registration__fair=fair)
    close(fair, liaison)
    placement_of(interview)
    path = reverse("fair_report_list", args=[fair.pk, "placements"])
    assert at_work.get(path).context["page"].paginator.count == 0
    assert at_work.get(f"{path}?despues=1").context["page"].paginator.count == 1


def sheet_of(client, fair):
    content = client.get(reverse("fair_report_xlsx", args=[fair.pk])).content
    return [list(row) for row in load_workbook(BytesIO(content)).active.values]


@pytest.mark.parametrize("closed", [False, True], ids=["open", "closed"])
def test_the_workbook_has_the_numbers_of_the_page(at_work, busy, liaison, closed):
    fair = close(busy, liaison) if closed else busy
    page = at_work.get(reverse("fair_report", args=[fair.pk])).context["report"]
    rows = {row[0]: row[1] for row in sheet_of(at_work, fair)}
    assert {told.counted.label: rows[told.counted.label] for told in page.figures} == {
        told.counted.label: told.value for told in page.figures
    }


def test_the_workbook_hides_the_groups_that_the_page_hides(at_work, fair):
    for sex, people in (("female", 6), ("male", 3)):
        for _ in range(people):
            row = FairRegistrationFactory(fair=fair, came=True)
            ProtectedFactsFactory(seeker=row.seeker, sex=sex)
    assert ProtectedFacts.objects.count() == 9
    shown = dict(report_of(fair).breakdowns[0].rows)
    assert shown["Hombres"] is None
    men = next(row for row in sheet_of(at_work, fair) if row[0] == "Hombres")
    assert "Menos de 5" in men[1]


def sexes(female, male, unknown=0):
    none = dict.fromkeys(["under_18", "18_24", "25_54", "55", "unknown"], 0)
    sizes = {"sex": {"female": female, "male": male, "unknown": unknown}, "age": none}
    return [people for _, people in breakdowns_of(sizes)[0].rows]


def test_a_group_of_five_is_shown():
    assert sexes(20, 5) == [20, 5, 0]


def test_a_group_of_four_is_hidden_with_the_one_that_would_tell_it():
    assert sexes(20, 4) == [None, None, 0]


def test_with_three_groups_the_largest_stays():
    assert sexes(40, 12, 3) == [40, None, None]


@pytest.mark.parametrize(
    ("birth", "band"),
    [
        (date(2008, 11, 3), "under_18"),
        (date(2008, 11, 2), "18_24"),
        (date(2001, 11, 3), "18_24"),
        (date(2001, 11, 2), "25_54"),
        (date(1971, 11, 3), "25_54"),
        (date(1971, 11, 2), "55"),
        (None, "unknown"),
    ],
)
def test_the_band_is_that_of_the_age_on_the_day(birth, band):
    assert age_band(birth, ON) == band


def test_who_was_born_a_29_february_has_the_birthday_in_march():
    assert age_on(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert age_on(date(2008, 2, 29), date(2026, 3, 1)) == 18


def test_the_region_reads_the_report_of_its_offices(analyst):
    fair = JobFairFactory(office__comuna__region__cut="10")
    assert analyst.get(reverse("fair_report", args=[fair.pk])).status_code == 200


def test_an_unknown_number_has_no_list(at_work, fair):
    assert at_work.get(reverse("fair_report_list", args=[fair.pk, "nothing"])).status_code == 404


def test_the_report_costs_the_same_however_busy_the_fair(
    at_work, busy, django_assert_max_num_queries
):
    with django_assert_max_num_queries(26):
        at_work.get(reverse("fair_report", args=[busy.pk]))


def test_the_front_desk_reads_the_report_and_closes_nothing(fair, office, today, client):
    client.force_login(StaffMembershipFactory(office=office).user)
    assert client.get(reverse("fair_report", args=[fair.pk])).status_code == 200
    assert client.post(reverse("fair_move", args=[fair.pk, "hold"])).status_code == 403

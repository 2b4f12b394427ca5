"""Versions of the weights: who drafts, who signs, from when, and that what is signed stays."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import InternalError, transaction

from employers.models import Vacancy
from jobseekers.models import JobSeeker
from matching import reference
from matching.engine import WEIGHTS_V1, match, seekers_of, vacancies_of
from matching.models import Run, SeekerMatches, WeightsVersion
from matching.reasons import explanations, weights_of
from matching.services.nightly import match_step
from matching.services.weights import discard_draft, draft_weights, edit_draft, sign_weights
from matching.store import Reading, SkillWeights, day_number, rejected_pairs
from matching.territory import Territory
from matching.weights.changes import changes
from omil_portal.refusals import Refused
from tests.factories.kernel import UserFactory
from tests.factories.matching import RunFactory, WeightsVersionFactory
from tests.factories.when import AT, ON
from tests.matching.market import ON as MARKET_DAY
from tests.matching.market import a_market
from tests.matching.test_races import at_once

TOMORROW = ON + timedelta(days=1)
TRAVEL_FIRST = replace(WEIGHTS_V1, travel=2400, skills=1000)
REASON = "El viaje importa más en las islas."


def a_draft(weights=TRAVEL_FIRST, **given) -> WeightsVersion:
    given = {"valid_from": TOMORROW, "reason": REASON, "by": UserFactory(), "at": AT} | given
    return draft_weights(weights=weights, **given)


def sign(draft: WeightsVersion, **given) -> WeightsVersion:
    given = {"seen": draft.drafted_at, "by": UserFactory(), "at": AT} | given
    return sign_weights(version=draft, **given)


@pytest.mark.django_db
class TestReference:
    def test_version_one_is_that_of_the_engine_and_nobody_signed_it_by_name(self):
        reference.load()
        first = WeightsVersion.objects.get()
        assert first.weights() == WEIGHTS_V1
        assert first.is_signed
        assert first.signed_by is None

    def test_loading_twice_changes_nothing(self):
        reference.load()
        reference.load()
        assert WeightsVersion.objects.count() == 1


@pytest.mark.django_db
class TestDrafts:
    def test_a_draft_takes_the_next_number(self):
        reference.load()
        assert [a_draft().number, a_draft().number] == [2, 3]

    def test_the_same_draft_again_is_the_one_there_is(self):
        by = UserFactory()
        assert a_draft(by=by) == a_draft(by=by)
        assert a_draft(by=by) != a_draft(WEIGHTS_V1, by=by)

    def test_a_draft_is_never_in_force(self):
        reference.load()
        draft = a_draft()
        assert WeightsVersion.objects.in_force(draft.valid_from).number == 1

    def test_what_was_drafted_is_what_is_kept(self):
        assert replace(a_draft().weights(), version="1") == TRAVEL_FIRST

    def test_an_edited_draft_keeps_its_number_and_says_who_changed_it(self):
        draft, other = a_draft(), UserFactory()
        later = AT + timedelta(hours=1)
        edit_draft(
            version=draft,
            weights=WEIGHTS_V1,
            valid_from=TOMORROW,
            reason="Otra razón más.",
            by=other,
            at=later,
        )
        now = WeightsVersion.objects.get(pk=draft.pk)
        assert (now.number, now.drafted_by, now.drafted_at) == (draft.number, other, later)
        assert replace(now.weights(), version="1") == WEIGHTS_V1

    def test_a_discarded_draft_is_gone_and_discarding_again_is_no_news(self):
        draft = a_draft()
        discard_draft(version=draft)
        discard_draft(version=draft)
        assert not WeightsVersion.objects.filter(number=draft.number).exists()

    def test_a_draft_that_somebody_discarded_cannot_be_edited(self):
        draft = a_draft()
        discard_draft(version=WeightsVersion.objects.get(pk=draft.pk))
        with pytest.raises(Refused, match="descartó"):
            edit_draft(
                version=draft,
                weights=WEIGHTS_V1,
                valid_from=TOMORROW,
                reason=REASON,
                by=UserFactory(),
                at=AT,
            )


@pytest.mark.django_db
class TestSigning:
    def test_a_signed_version_rules_from_its_night_on_and_not_before(self):
        reference.load()
        signed = sign(a_draft(valid_from=TOMORROW))
        assert WeightsVersion.objects.in_force(ON).number == 1
        assert WeightsVersion.objects.in_force(TOMORROW) == signed

    @pytest.mark.parametrize("days", [0, -1])
    def test_no_night_that_began_can_be_signed(self, days):
        draft = a_draft(valid_from=ON + timedelta(days=days))
        with pytest.raises(Refused, match="noche"):
            sign(draft)

    def test_one_version_for_each_night(self):
        sign(a_draft())
        with pytest.raises(Refused, match="Ya hay puntajes firmados"):
            sign(a_draft(replace(WEIGHTS_V1, travel=1500, skills=1900)))

    def test_a_reason_is_asked_for(self):
        with pytest.raises(Refused, match="por qué"):
            sign(a_draft(reason="  porque  "))

    def test_the_same_points_are_no_new_version(self):
        reference.load()
        with pytest.raises(Refused, match="iguales"):
            sign(a_draft(WEIGHTS_V1))

    def test_a_draft_changed_since_it_was_read_is_not_signed(self):
        draft = a_draft()
        with pytest.raises(Refused, match="Léelo de nuevo"):
            sign(draft, seen=AT - timedelta(minutes=1))
        assert not WeightsVersion.objects.signed().exists()

    def test_signing_again_changes_nothing(self):
        draft, by = a_draft(), UserFactory()
        first = sign(draft, by=by)
        again = sign(draft, by=by, at=AT + timedelta(days=5))
        assert again.signed_at == first.signed_at

    def test_a_signed_version_can_be_neither_edited_nor_discarded(self):
        signed = sign(a_draft())
        with pytest.raises(Refused, match="no cambia"):
            discard_draft(version=signed)
        with pytest.raises(InternalError), transaction.atomic():
            WeightsVersion.objects.filter(pk=signed.pk).update(travel=0)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_sign_at_once_one_is_told():
    reference.load()
    draft, one, other = a_draft(), UserFactory(), UserFactory()
    outcomes = at_once(lambda: sign(draft, by=one), lambda: sign(draft, by=other))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Refused", "WeightsVersion"]


@pytest.mark.django_db(transaction=True)
def test_of_two_versions_signed_at_once_for_a_night_one_stays():
    reference.load()
    drafts = [a_draft(), a_draft(replace(WEIGHTS_V1, travel=1500, skills=1900))]
    at_once(*[lambda draft=draft: sign(draft) for draft in drafts])
    assert WeightsVersion.objects.signed().filter(valid_from=TOMORROW).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_drafts_at_once_take_two_numbers():
    reference.load()
    one, other = UserFactory(), UserFactory()
    made = at_once(lambda: a_draft(by=one), lambda: a_draft(by=other))
    assert sorted(draft.number for draft in made) == [2, 3]


@pytest.mark.django_db
class TestExplanations:
    def test_a_list_is_explained_with_the_weights_of_its_run(self):
        a_market(people=80, offers=40)
        second = WeightsVersionFactory(number=2, signed=True, travel=2400, skills=1000)
        skills = SkillWeights.among(Vacancy.objects.published(MARKET_DAY))
        reading = Reading(Territory.load(), skills, MARKET_DAY)
        found = match(
            seekers := seekers_of(reading.seekers(JobSeeker.objects.available())),
            vacancies := vacancies_of(reading.vacancies(Vacancy.objects.published(MARKET_DAY))),
            reading.territory.travel,
            on_day=day_number(MARKET_DAY),
            weights=second.weights(),
            excluded=rejected_pairs(),
        )
        run = RunFactory(
            on=MARKET_DAY,
            weights=second,
            skill_weights={str(skill): weight for skill, weight in skills.weights.items()},
        )
        whys = explanations(JobSeeker.objects.all(), Vacancy.objects.all(), MARKET_DAY, run)
        published = {
            (int(seekers.id[row]), int(vacancies.id[col])): points
            for row in range(len(seekers))
            for col, points in found.seekers.of(row)
        }
        assert len(published) > 100
        assert {pair: whys[pair].total for pair in published} == published
        assert {why.weights.version for why in whys.values()} == {"2"}

    def test_a_run_of_before_the_versions_is_explained_with_the_first(self):
        assert weights_of(RunFactory(weights=None), ON) == WEIGHTS_V1

    def test_before_any_run_those_in_force_are_told(self):
        signed = WeightsVersionFactory(signed=True, valid_from=ON)
        assert weights_of(None, ON) == signed.weights()
        assert not Run.objects.exists()


class TestChangesInWords:
    def test_what_goes_up_and_what_goes_down(self):
        assert [change.sentence for change in changes(WEIGHTS_V1, TRAVEL_FIRST)] == [
            "Habilidades: baja de 2.000 a 1.000 puntos.",
            "Viaje: sube de 1.400 a 2.400 puntos.",
        ]

    def test_a_tier_of_occupation_is_told_apart(self):
        other = replace(WEIGHTS_V1, occupation=(3000, 2500, 1200, 500))
        (change,) = changes(WEIGHTS_V1, other)
        assert (change.label, change.difference) == ("Ocupación, muy parecida", "+400")

    def test_nothing_changes_between_equals(self):
        assert changes(WEIGHTS_V1, WEIGHTS_V1) == []


@pytest.mark.django_db
def test_a_night_uses_the_version_in_force_and_its_lists_add_up_with_it():
    reference.load()
    a_market(people=60, offers=30)
    second = WeightsVersionFactory(
        number=2, signed=True, travel=2400, skills=1000, valid_from=MARKET_DAY
    )
    match_step(MARKET_DAY)
    run = Run.objects.get(current=True)
    whys = explanations(JobSeeker.objects.all(), Vacancy.objects.all(), MARKET_DAY)
    published = {
        (row.seeker_id, vacancy): points
        for row in SeekerMatches.objects.filter(run=run)
        for vacancy, points in zip(row.vacancy_ids, row.points, strict=True)
    }
    assert run.weights == second
    assert published
    assert {pair: whys[pair].total for pair in published} == published

"""What other weights would change, against the same counted with plain lists."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from employers.models import Vacancy
from jobseekers.models import DesiredOccupation, JobSeeker
from matching.engine import WEIGHTS_V1, Ranking, match, seekers_of, vacancies_of
from matching.list_comparison import compare
from matching.store import Reading, SkillWeights, day_number, rejected_pairs
from matching.territory import Territory
from matching.weights import preview as weights_preview
from matching.weights.preview import LEAST_GROUP, preview
from omil_portal.offices.models import Comuna
from tests.matching.market import ON, a_market

TRAVEL_FIRST = replace(WEIGHTS_V1, travel=2900, skills=500)


def ranking(*lists: list[int]) -> Ranking:
    offsets = np.cumsum([0, *map(len, lists)], dtype=np.int64)
    index = np.array([row for one in lists for row in one], dtype=np.int64)
    return Ranking(offsets, index, np.zeros(len(index), dtype=np.int64))


class TestCompare:
    def test_equal_lists_change_nothing(self):
        same = ranking([0, 1, 2], [], [2])
        found = compare(same, same, 3)
        assert (found.people, found.first_changed, found.order_changed) == (2, 0, 0)
        assert (found.kept_percent, found.mean_places, found.moved) == (100.0, 0.0, [])

    def test_another_order_is_told_apart_from_other_offers(self):
        found = compare(ranking([0, 1], [0, 1]), ranking([1, 0], [0, 2]), 3)
        assert (found.order_changed, found.members_changed, found.first_changed) == (2, 1, 1)

    def test_what_stays_is_averaged_over_people(self):
        found = compare(ranking([0, 1], [0, 1]), ranking([1, 0], [0, 2]), 3)
        assert found.kept_percent == 75.0
        assert found.mean_places == 0.7  # 1, 1 and 0 places

    def test_an_offer_may_enter_the_lists_or_leave_them_all(self):
        found = compare(ranking([0, 1], [0, 1]), ranking([1, 2], [1, 2]), 3)
        assert (found.gained, found.lost) == (1, 1)
        assert found.places.tolist() == [[2, 0], [2, 2], [0, 2]]

    def test_the_new_place_of_what_was_first(self):
        found = compare(ranking([0, 1, 2], [0, 1]), ranking([1, 2, 0], [1, 2]), 3)
        assert [(m.seeker, m.vacancy, m.place) for m in found.moved] == [(0, 0, 3), (1, 0, None)]

    def test_more_than_half_of_a_list(self):
        found = compare(ranking([0, 1, 2], [0, 1]), ranking([0, 3, 4], [0, 3]), 5)
        assert found.most_changed == 1

    def test_lists_of_other_lengths_are_of_another_market(self):
        with pytest.raises(ValueError, match="same lengths"):
            compare(ranking([0, 1]), ranking([0]), 2)


def plain_lists(weights, regions) -> dict[int, list[int]]:
    """Seeker id → vacancy ids."""
    offers = Vacancy.objects.published(ON)
    reading = Reading(Territory.load(), SkillWeights.among(offers), ON)
    people = JobSeeker.objects.available().filter(comuna__region__in=regions)
    seekers = seekers_of(reading.seekers(people))
    vacancies = vacancies_of(reading.vacancies(offers))
    found = match(
        seekers,
        vacancies,
        reading.territory.travel,
        on_day=day_number(ON),
        weights=weights,
        excluded=rejected_pairs(),
    )
    return {
        int(seekers.id[row]): [int(vacancies.id[col]) for col, _ in found.seekers.of(row)]
        for row in range(len(seekers))
    }


@pytest.mark.django_db
class TestPreview:
    @pytest.fixture
    def market(self):
        a_market(people=200, offers=80)

    def of(self, after=TRAVEL_FIRST, regions=("10",)):
        return preview(before=WEIGHTS_V1, after=after, on=ON, regions=regions)

    def test_the_counts_are_those_of_the_lists_one_by_one(self, market):
        found = self.of()
        before, after = (plain_lists(w, ["10"]) for w in (WEIGHTS_V1, TRAVEL_FIRST))
        people = [pk for pk, listed in before.items() if listed]
        kept = {pk: len(set(before[pk]) & set(after[pk])) for pk in people}
        assert found.compared == len(before)
        assert found.lists.people == len(people)
        assert found.lists.first_changed == sum(before[pk][0] != after[pk][0] for pk in people)
        assert found.lists.order_changed == sum(before[pk] != after[pk] for pk in people)
        assert found.lists.members_changed == sum(kept[pk] < len(before[pk]) for pk in people)
        share = sum(100 * kept[pk] / len(before[pk]) for pk in people) / len(people)
        assert found.lists.kept_percent == round(share, 1)
        assert found.lists.first_changed > 0

    def test_offers_that_gain_or_lose_being_on_any_list(self, market):
        found = self.of()
        before, after = (
            {offer for listed in plain_lists(w, ["10"]).values() for offer in listed}
            for w in (WEIGHTS_V1, TRAVEL_FIRST)
        )
        assert (found.lists.gained, found.lists.lost) == (len(after - before), len(before - after))

    def test_places_of_an_occupation_are_those_of_its_offers(self, market, monkeypatch):
        monkeypatch.setattr(weights_preview, "TOP", 100)
        found = self.of()
        counts: dict[str, int] = {}
        names = dict(Vacancy.objects.values_list("pk", "occupation__name"))
        for weights, sign in ((WEIGHTS_V1, -1), (TRAVEL_FIRST, 1)):
            for listed in plain_lists(weights, ["10"]).values():
                for offer in listed:
                    name = names[offer] or "Sin ocupación"
                    counts[name] = counts.get(name, 0) + sign
        told = {balance.name: balance.difference for balance in found.occupations}
        assert told == {name: n for name, n in counts.items() if n}

    def test_the_same_weights_change_nothing(self, market):
        found = self.of(after=WEIGHTS_V1)
        assert found.lists.order_changed == 0
        assert (found.occupations, found.comunas, found.examples) == ([], [], [])

    def test_only_people_of_the_region_are_compared(self, market):
        here, there = self.of(), self.of(regions=("14",))
        assert here.compared + there.compared == self.of(regions=("10", "14")).compared
        assert 0 < here.compared < 200

    def test_an_example_is_of_a_group_where_nobody_stands_out(self, market):
        found = self.of()
        assert found.examples
        people = JobSeeker.objects.filter(comuna__region="10")
        wishes = DesiredOccupation.objects.filter(rank=1, profile__seeker__in=people)
        comunas = set(Comuna.objects.values_list("name", flat=True))
        for example in found.examples:
            occupation = example.group.split("«")[1].split("»")[0]
            group = wishes.filter(occupation__name=occupation)
            if " y vive en " in example.group:
                comuna = example.group.split(" y vive en ")[1]
                assert comuna in comunas
                group = group.filter(profile__seeker__comuna__name=comuna)
            assert group.count() >= LEAST_GROUP

    def test_in_a_small_market_nobody_is_told(self):
        a_market(people=LEAST_GROUP - 1, offers=60)
        found = self.of(regions=("10", "14"))
        assert found.lists.first_changed > 0
        assert found.examples == []

    def test_an_example_names_nobody(self, market):
        words = " ".join(f"{e.group} {e.offer}" for e in self.of().examples)
        assert "Persona" not in words
        assert "Ñancupel" not in words

    def test_a_large_region_is_told_by_a_sample_that_is_always_the_same(self, market, monkeypatch):
        monkeypatch.setattr(weights_preview, "MOST_PEOPLE", 40)
        first, again = self.of(), self.of()
        assert first.is_sample
        assert (first.compared, first.lists.people) == (again.compared, again.lists.people)
        assert first.lists.moved == again.lists.moved
        assert first.compared == 40 < first.population

    def test_on_a_day_without_offers_there_is_nothing_to_compare(self, market):
        Vacancy.objects.update(status=Vacancy.Status.CLOSED)
        found = preview(
            before=WEIGHTS_V1,
            after=TRAVEL_FIRST,
            on=ON + timedelta(days=1),
            regions=["10"],
        )
        assert (found.lists.people, found.vacancies) == (0, 0)

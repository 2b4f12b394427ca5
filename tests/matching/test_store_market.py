"""The night reads everyone by COPY; explanations read a few row by row. Both see the same."""

from datetime import date, timedelta

import numpy as np
import pytest

from employers.models import Vacancy
from jobseekers.models import JobSeeker, Profile
from matching.engine import seekers_of, vacancies_of
from matching.engine.arrays import columns_of
from matching.models import Referral
from matching.store import Reading, SkillWeights, as_reader, read_market
from matching.store.binary_copy import read_table
from omil_portal.occupations.work import Licence, Permit, WorkingHours
from tests.factories.employers import VacancyFactory
from tests.factories.jobseekers import JobSeekerFactory, ProfileFactory
from tests.factories.kernel import ComunaFactory, RegionFactory
from tests.factories.matching import ReferralFactory
from tests.matching.market import ON, a_market

pytestmark = pytest.mark.django_db


def row_by_row(on: date):
    open_offers = Vacancy.objects.published(on)
    market = read_market(on)
    reading = Reading(market.territory, SkillWeights.among(open_offers), on)
    return (
        seekers_of(reading.seekers(JobSeeker.objects.available())),
        vacancies_of(reading.vacancies(open_offers)),
    )


def assert_same_columns(one, other) -> None:
    assert len(one)
    for name in columns_of(type(one)):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name), err_msg=name)
        assert getattr(one, name).dtype == getattr(other, name).dtype
    for name in ("offsets", "ids", "weights"):
        np.testing.assert_array_equal(getattr(one.skills, name), getattr(other.skills, name))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_whole_market_is_the_same_both_ways(seed):
    a_market(people=300, offers=100, seed=seed)
    market = read_market(ON)
    people, offers = row_by_row(ON)
    assert_same_columns(market.seekers, people)
    assert_same_columns(market.vacancies, offers)


def test_what_the_engine_asks_of_its_columns_holds():
    a_market(people=100, offers=40)
    market = read_market(ON)
    market.seekers.validate()
    market.vacancies.validate()


def test_every_choice_has_the_same_bit_both_ways():
    held = {
        "hours": WorkingHours.values,
        "licences": Licence.values,
        "permits": Permit.values,
    }
    for name, choices in held.items():
        for choice in choices:
            ProfileFactory(**{name: [choice]})
            VacancyFactory(**{name: choice if name == "hours" else [choice]})
    market = read_market(ON)
    people, offers = row_by_row(ON)
    assert_same_columns(market.seekers, people)
    assert_same_columns(market.vacancies, offers)


@pytest.mark.parametrize(
    ("born", "on", "adult"),
    [
        (date(2008, 11, 3), date(2026, 11, 2), False),
        (date(2008, 11, 2), date(2026, 11, 2), True),
        (date(2008, 2, 29), date(2026, 2, 28), False),
        (date(2008, 2, 29), date(2026, 3, 1), True),
        (None, date(2026, 11, 2), True),
    ],
)
def test_of_age_on_the_day_of_the_run(born, on, adult):
    ProfileFactory(seeker=JobSeekerFactory(birth_date=born))
    assert read_market(on).seekers.adult.tolist() == [adult]


def test_only_people_of_the_regions_asked_for_and_all_the_offers():
    north, south = RegionFactory(cut="02"), RegionFactory(cut="11")
    here = ProfileFactory(seeker=JobSeekerFactory(comuna=ComunaFactory(region=north)))
    there = ProfileFactory(seeker=JobSeekerFactory(comuna=ComunaFactory(region=south)))
    VacancyFactory(comuna=here.seeker.comuna)
    VacancyFactory(comuna=there.seeker.comuna)
    market = read_market(ON, regions=["11"])
    assert market.seekers.id.tolist() == [there.pk]
    assert len(market.vacancies) == 2


def test_pairs_that_said_no_come_with_their_people():
    no = ReferralFactory(state=Referral.State.REJECTED)
    ReferralFactory(state=Referral.State.SENT)
    assert read_market(ON).excluded.tolist() == [[no.seeker_id, no.vacancy_id]]


def test_how_many_people_each_offer_looks_for():
    offer = VacancyFactory(posts=7)
    VacancyFactory(posts=3, closes_on=ON - timedelta(days=1))
    market = read_market(ON)
    assert (market.vacancies.id.tolist(), market.posts.tolist()) == ([offer.pk], [7])


def test_rows_come_by_id_even_when_they_were_written_again():
    a_market(people=40, offers=5)
    first = Profile.objects.order_by("pk").first()
    first.expected_pay = 1
    first.save()
    assert np.all(np.diff(read_market(ON).seekers.id) > 0)


def test_nobody_at_all_is_a_market_too():
    market = read_market(ON)
    assert (len(market.seekers), len(market.vacancies)) == (0, 0)
    market.seekers.validate()


def test_a_null_is_refused_aloud():
    with pytest.raises(ValueError, match="null or another width"):
        read_table("SELECT 1::bigint, NULL::integer, '{}'::integer[]", (4,))


def test_another_width_is_refused_aloud():
    with pytest.raises(ValueError, match="null or another width"):
        read_table("SELECT 1::bigint, 1::bigint, '{}'::integer[]", (4,))


def test_numbers_keep_their_sign():
    table = read_table("SELECT -5::bigint, -2::smallint, -70000, true, ARRAY[-3, 9]", (2, 4, 1))
    assert table.ids.tolist() == [-5]
    assert table.values[:, 0].tolist() == [-2, -70000, 1]
    assert table.entries.tolist() == [-3, 9]


def test_reading_leaves_the_connection_as_it_was(django_user_model):
    with as_reader():
        pass
    assert django_user_model.objects.count() == 0

"""The public card says all that the engine does, with the engine's own numbers."""

import gzip
import re
from dataclasses import fields, replace
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from matching import reference
from matching.algorithm.card import DATA_READ, MEANINGS, RULES, card_of
from matching.algorithm.steps import OFFER, ON_DAY, PERSON, cases, steps
from matching.engine import UNREACHABLE, WEIGHTS_V1, Factor, Rule, Seekers, explain
from matching.reasons import FACTOR_NAMES
from omil_portal.look.formats import thousands
from tests.factories.matching import WeightsVersionFactory

KIB = 1024


@pytest.fixture
def page(client, db):
    """The words of the public page, without tags."""

    def words() -> str:
        html = client.get(reverse("algorithm")).content.decode()
        return " ".join(re.sub(r"<[^>]+>", " ", html).split())

    return words


@pytest.mark.parametrize("rule", Rule)
def test_every_rule_is_on_the_page(page, rule):
    name, sentence = RULES[rule]
    assert name in page()
    assert sentence in page()


@pytest.mark.parametrize(
    ("silent", "person", "shown"),
    [
        ({"occupation": 0, "experience_months": 0}, {"widen": True}, True),
        ({"occupation": 0, "experience_months": 0}, {"widen": False}, False),
        ({"comuna": 2, "region": 3}, {"moving_regions": 1 << 3}, True),
        ({"comuna": 2, "region": 3}, {"moving_regions": 0}, False),
        ({"schedule": 0}, {}, True),
        ({"pay_max": 0}, {}, True),
        ({"schooling": 0}, {}, True),
    ],
)
def test_what_an_offer_leaves_unsaid_keeps_out_only_whom_the_page_says(page, silent, person, shown):
    """A comuna that is not known is as far as any: nobody commutes to it."""
    minutes = UNREACHABLE if "comuna" in silent else 35
    offer, seeker = replace(OFFER, **silent), replace(PERSON, **person)
    assert explain(seeker, offer, minutes=minutes, on_day=ON_DAY).feasible is shown
    words = page()
    assert "Si no dice la ocupación, la ven quienes pidieron ver otras." in words
    assert "Si no dice la comuna, quienes se mudarían a su región." in words


@pytest.mark.parametrize("factor", Factor)
def test_every_factor_is_on_the_page_with_its_points_and_steps(page, factor):
    words = page()
    assert f"{FACTOR_NAMES[factor]} Hasta" in words
    assert MEANINGS[factor] in words
    for step in steps(factor, WEIGHTS_V1):
        assert f"{step.case} {thousands(step.points)}" in words


@pytest.mark.parametrize("column", [column.name for column in fields(Seekers)])
def test_whatever_the_engine_reads_of_a_person_is_told(page, column):
    assert DATA_READ[column] in page()


@pytest.mark.parametrize(
    "never",
    [
        "Sexo",
        "edad",
        "nacionalidad",
        "pueblo originario",
        "discapacidad",
        "Registro Social de Hogares",
        "foto",
        "nombre",
    ],
)
def test_what_is_never_used_is_named(page, never):
    told = re.search(r"Lo que nunca se usa (.*?)\.", page())
    assert told
    assert never in told[1]


@pytest.mark.parametrize("factor", Factor)
def test_the_first_case_of_a_factor_gives_all_its_points(factor):
    assert steps(factor, WEIGHTS_V1)[0].points == WEIGHTS_V1.most(factor)


@pytest.mark.parametrize("factor", Factor)
def test_no_case_is_one_that_nobody_would_be_shown(factor):
    broken = {case: why.failed for case, why in cases(factor, WEIGHTS_V1).items() if why.failed}
    assert broken == {}


def test_a_signed_change_of_weights_changes_the_page(page):
    before = page()
    WeightsVersionFactory(
        signed=True, valid_from=timezone.localdate(), travel=2400, skills=1000, number=7
    )
    after = page()
    assert "Viaje Hasta 1.400 de 10.000" in before
    assert "Viaje Hasta 2.400 de 10.000" in after
    assert "Versión 7" in after


def test_a_draft_changes_nothing_on_the_page(page):
    before = page()
    WeightsVersionFactory(valid_from=date(2020, 1, 1), travel=2400, skills=1000)
    assert page() == before


def test_the_example_is_summed_by_the_engine():
    card = card_of(WEIGHTS_V1)
    assert card.example.feasible
    assert sum(reason.points for reason in card.example_reasons) == card.example.total
    other = card_of(replace(WEIGHTS_V1, travel=2400, skills=1000))
    assert other.example.total != card.example.total


def test_the_versions_and_their_dates_are_public_but_not_who_signed(page):
    reference.load()
    signed = WeightsVersionFactory(signed=True, valid_from=date(2026, 2, 3), travel=1500, pay=700)
    words = page()
    assert "Desde la noche del martes 3 de febrero de 2026" in words
    assert "Viaje: sube de 1.400 a 1.500 puntos." in words
    assert signed.signed_by.full_name not in words


def test_it_is_light_on_a_prepaid_phone(client, db):
    reference.load()
    assert len(gzip.compress(client.get(reverse("algorithm")).content)) <= 20 * KIB


def test_no_sentence_is_longer_than_twenty_words(client, db):
    reference.load()
    html = client.get(reverse("algorithm")).content.decode().split("<main")[1].split("</main>")[0]
    texts = re.findall(r"<(?:p|li|dd)\b[^>]*>(.*?)</(?:p|li|dd)>", html, re.DOTALL)
    plain = [" ".join(re.sub(r"<[^>]+>", " ", text).split()) for text in texts]
    long = [s for text in plain for s in re.split(r"(?<=[.:;])\s", text) if len(s.split()) > 20]
    assert plain
    assert long == []

"""What the person and the staff read beside a match."""

import re
from typing import Any

import pytest
from hypothesis import given, settings

from matching.engine import Factor, Reader, Rule, SeekerRow, VacancyRow
from matching.engine.sentences import factor_words, rule_sentence
from tests.matching.engine.markets import SEEKERS, VACANCIES
from tests.matching.engine.people import TODAY, seeker, vacancy, why

P, S = Reader.PERSON, Reader.STAFF


@pytest.mark.parametrize(
    ("factor", "reader", "ours", "theirs", "text"),
    [
        (Factor.TRAVEL, P, {}, {}, "Está a 30 minutos de tu comuna."),
        (Factor.TRAVEL, S, {}, {}, "Está a 30 minutos de su comuna."),
        (
            Factor.TRAVEL,
            P,
            {},
            {"comuna": 0},
            "Está en tu misma comuna.",
        ),
        (
            Factor.OCCUPATION,
            S,
            {},
            {},
            "Es la ocupación que la persona busca.",
        ),
        (
            Factor.EXPERIENCE,
            P,
            {"desired_months": (27, 0, 0)},
            {},
            "Tienes 2 años y 3 meses de experiencia en esta ocupación.",
        ),
        (
            Factor.SKILLS,
            P,
            {"skills": {7: 3}},
            {},
            "Tienes 1 de las 2 habilidades que pide.",
        ),
        (
            Factor.PAY,
            P,
            {},
            {},
            "Paga hasta $\u00a0720.000 brutos al mes y esperas $\u00a0600.000.",
        ),
        (
            Factor.FRESHNESS,
            P,
            {"updated": TODAY - 1},
            {},
            "La oferta se publicó hoy y tu perfil se actualizó hace 1 día.",
        ),
    ],
)
def test_a_factor_is_told(
    factor: Factor, reader: Reader, ours: dict[str, Any], theirs: dict[str, Any], text: str
) -> None:
    assert factor_words(factor, why(seeker(**ours), vacancy(**theirs)), reader) == text


@pytest.mark.parametrize(
    ("rule", "reader", "ours", "theirs", "text"),
    [
        (
            Rule.TRAVEL,
            P,
            {"accepted_minutes": 20},
            {},
            "Está a 30 minutos de viaje y aceptas hasta 20 minutos.",
        ),
        (
            Rule.TRAVEL,
            S,
            {},
            {"comuna": 3},
            "No se puede viajar a diario desde su comuna.",
        ),
        (
            Rule.LICENCES,
            P,
            {},
            {"licences": 1},
            "Pide una licencia de conducir que no tienes.",
        ),
        (
            Rule.LICENCES,
            S,
            {},
            {"licences": 3},
            "Pide 2 licencias de conducir que la persona no tiene.",
        ),
        (
            Rule.EXPERIENCE,
            P,
            {"group_months": (0,) * 10},
            {},
            "Pide 12 meses de experiencia en el rubro y no tienes.",
        ),
        (
            Rule.PAY,
            S,
            {"expected_pay": 900_000},
            {},
            "Paga hasta $\u00a0720.000 brutos al mes y la persona espera $\u00a0900.000.",
        ),
    ],
)
def test_a_broken_rule_is_told(
    rule: Rule, reader: Reader, ours: dict[str, Any], theirs: dict[str, Any], text: str
) -> None:
    explanation = why(seeker(**ours), vacancy(**theirs))

    assert rule in explanation.failed
    assert rule_sentence(rule, explanation, reader) == text


@settings(max_examples=80, deadline=None)
@given(one=SEEKERS, other=VACANCIES)
def test_every_pair_can_be_told_to_both_in_short_sentences(
    one: SeekerRow, other: VacancyRow
) -> None:
    explanation = why(one, other, rejected_before=True)
    for reader in Reader:
        told = [factor_words(factor, explanation, reader) for factor in Factor]
        told += [rule_sentence(rule, explanation, reader) for rule in explanation.failed]
        for sentence in told:
            assert len(sentence.split(" (")[0].split()) <= 20
            assert re.fullmatch(r"[A-ZÁÉÍÓÚ].*[^.]\.", sentence)


@settings(max_examples=80, deadline=None)
@given(one=SEEKERS, other=VACANCIES)
def test_staff_never_read_a_sentence_meant_for_the_person(
    one: SeekerRow, other: VacancyRow
) -> None:
    explanation = why(one, other, rejected_before=True)
    told = [factor_words(factor, explanation, Reader.STAFF) for factor in Factor]
    told += [rule_sentence(rule, explanation, Reader.STAFF) for rule in explanation.failed]
    addressed = r"\b(tú|tu|ti|tienes|aceptas|buscas|esperas|indicas|registras)\b"

    assert not [sentence for sentence in told if re.search(addressed, sentence, re.I)]

"""Who fits which vacancy: exact, deterministic and explainable. Column arrays in, lists out."""

from matching.engine.columns import UNREACHABLE, Seekers, Vacancies
from matching.engine.explain import Explanation, explain
from matching.engine.match import Matches, match
from matching.engine.occupations import encode_occupation
from matching.engine.openings import Openings
from matching.engine.people import People
from matching.engine.ranking import Ranking, merge
from matching.engine.rows import (
    SeekerRow,
    VacancyRow,
    seeker_row,
    seekers_of,
    vacancies_of,
    vacancy_row,
)
from matching.engine.rules import Rule
from matching.engine.sentences import factor_words, rule_sentence
from matching.engine.skills import Skills, rarity
from matching.engine.weights import ENGINE_VERSION, WEIGHTS_V1, Factor, Weights
from matching.engine.wording import Reader

__all__ = [
    "ENGINE_VERSION",
    "UNREACHABLE",
    "WEIGHTS_V1",
    "Explanation",
    "Factor",
    "Matches",
    "Openings",
    "People",
    "Ranking",
    "Reader",
    "Rule",
    "SeekerRow",
    "Seekers",
    "Skills",
    "Vacancies",
    "VacancyRow",
    "Weights",
    "encode_occupation",
    "explain",
    "factor_words",
    "match",
    "merge",
    "rarity",
    "rule_sentence",
    "seeker_row",
    "seekers_of",
    "vacancies_of",
    "vacancy_row",
]

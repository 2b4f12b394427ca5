"""The data shipped: figures with their dates, words a person can read."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from sence_programs.rules.loader import current_rules
from sence_programs.rules.parameters import UNKNOWN_FIGURE, ParametersOn

IMM = current_rules().parameter_sets["imm"].parameters


@pytest.mark.parametrize(
    ("last_day", "wage", "next_wage"),
    [
        (date(2021, 12, 31), 337_000, 350_000),
        (date(2022, 4, 30), 350_000, 380_000),
        (date(2022, 7, 31), 380_000, 400_000),
        (date(2022, 12, 31), 400_000, 410_000),
        (date(2023, 4, 30), 410_000, 440_000),
        (date(2023, 8, 31), 440_000, 460_000),
        (date(2024, 6, 30), 460_000, 500_000),
        (date(2024, 12, 31), 500_000, 510_636),
        (date(2025, 4, 30), 510_636, 529_000),
        (date(2025, 12, 31), 529_000, 539_000),
        (date(2026, 4, 30), 539_000, 553_553),
    ],
)
def test_the_minimum_wage_on_both_sides_of_each_rise(
    last_day: date, wage: int, next_wage: int
) -> None:
    next_day = date.fromordinal(last_day.toordinal() + 1)
    assert ParametersOn(IMM, last_day).whole("general_minimum_wage") == wage
    assert ParametersOn(IMM, next_day).whole("general_minimum_wage") == next_wage


def texts() -> Iterator[str]:
    for benefit in current_rules().benefits.values():
        yield benefit.summary
        yield from (period.text for period in benefit.periods)
        yield from (gap.reason for gap in benefit.gaps)
        yield from (condition.text for condition in benefit.conditions)
        yield from (note.text for note in benefit.notes)
        for parameter in benefit.parameters.values():
            yield from (gap.reason for gap in parameter.gaps)


@pytest.mark.parametrize("text", sorted(set(texts())))
def test_no_sentence_is_longer_than_twenty_words(text: str) -> None:
    for sentence in re.split(r"(?<=[.:])\s", text):
        assert len(sentence.split()) <= 20


WITH_FIGURES = {"sue": date(2026, 11, 23), "ife_laboral": date(2022, 9, 15)}
"""A day of its own for what was not, or had no figures, in the middle of 2025."""


@pytest.mark.parametrize("code", sorted(current_rules().benefits))
def test_every_condition_reads_whole_on_a_day_with_figures(code: str) -> None:
    on = WITH_FIGURES.get(code, date(2025, 6, 15))
    benefit = current_rules().benefits[code]
    for condition in benefit.conditions:
        text = ParametersOn(benefit.parameters, on).fill(condition.text)
        assert "{" not in text
        assert UNKNOWN_FIGURE not in text

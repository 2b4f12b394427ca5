"""What changed in a benefit is told on the day it changed."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sence_programs.rules.changes import changes
from sence_programs.rules.loader import current_rules

BENEFITS = current_rules().benefits
TODAY = date(2026, 11, 23)


def test_a_new_limit_is_told_with_the_one_before() -> None:
    told = {change.on: change for change in changes(BENEFITS["ife_laboral"], TODAY)}
    assert "$ 1.320.000" in told[date(2023, 5, 1)].text.replace("\u00a0", " ")
    assert "$ 1.230.000" in told[date(2023, 5, 1)].before.replace("\u00a0", " ")


def test_the_newest_comes_first() -> None:
    days = [change.on for change in changes(BENEFITS["sej"], TODAY)]
    assert days == sorted(days, reverse=True)
    assert date(2025, 1, 1) in days


def test_a_first_figure_is_no_change() -> None:
    assert changes(BENEFITS["franquicia_tributaria"], TODAY) == ()


def test_what_has_not_come_yet_is_not_told() -> None:
    (first, *_) = changes(BENEFITS["ife_laboral"], TODAY)
    assert first not in changes(BENEFITS["ife_laboral"], first.on - timedelta(days=1))


@given(st.sampled_from(sorted(BENEFITS)), st.dates(date(2018, 1, 1), date(2030, 1, 1)))
def test_no_change_says_the_same_twice(code: str, until: date) -> None:
    for change in changes(BENEFITS[code], until):
        assert change.on <= until
        assert change.text != change.before


def wages(until: date) -> list[tuple[date, str, str]]:
    """What the page of Aprendices tells of the minimum wage."""
    told = changes(BENEFITS["aprendices"], until)
    return [
        (c.on, c.text.replace("\u00a0", " "), c.before.replace("\u00a0", " "))
        for c in told
        if "ingreso mínimo es" in c.text
    ]


def test_a_new_amount_is_told_from_its_day_with_the_one_before() -> None:
    raised = date(2026, 5, 1)
    new = (raised, "El ingreso mínimo es $ 553.553.", "El ingreso mínimo es $ 539.000.")
    assert wages(raised)[0] == new
    assert new not in wages(raised - timedelta(days=1))
    assert [on for on, _, _ in wages(TODAY)] == sorted((w[0] for w in wages(TODAY)), reverse=True)


def test_an_amount_carries_the_source_of_its_own_value() -> None:
    (first, *_) = [c for c in changes(BENEFITS["aprendices"], TODAY) if c.on == date(2024, 7, 1)]
    assert first.source == "Ley 21.578"


def test_an_amount_that_ends_is_not_told_as_another_figure() -> None:
    assert all(c.on < date(2023, 7, 1) for c in changes(BENEFITS["ife_laboral"], TODAY))

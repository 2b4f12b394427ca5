"""SUE month by month: what belongs to each month and what is paid in it, by hand from the law."""

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sence_programs.rules.evaluate import evaluate
from sence_programs.rules.facts import Facts
from sence_programs.rules.logic import Verdict
from sence_programs.rules.months import MonthRow, lacking, month_by_month
from tests.sence_programs.rules.people import FIT_FOR_SEJ, FIT_FOR_SUE, SUE_DAY

START = date(2026, 11, 2)
MONEY = ("worker_accrued", "company_accrued", "worker_paid", "company_paid")


def told(workers: int | None = 60, pay: int = 529_000, **changed: object) -> tuple[MonthRow, ...]:
    facts = replace(
        FIT_FOR_SUE,
        gross_monthly_pay=pay,
        company_gross_monthly_pay=pay,
        company_workers=workers,
        **changed,  # type: ignore[arg-type]
    )
    return month_by_month("sue", facts, SUE_DAY, START)


def months(rows: tuple[MonthRow, ...]) -> list[MonthRow]:
    return [row for row in rows if row.number is not None]


def total(rows: tuple[MonthRow, ...], name: str) -> int:
    return sum(getattr(row, name) or 0 for row in rows)


@pytest.mark.parametrize(
    ("workers", "disability", "worker_months", "company_months"),
    [
        (1, False, 12, 15),
        (49, False, 12, 15),
        (50, False, 12, 12),
        (199, False, 12, 12),
        (200, False, 12, 12),
        (49, True, 15, 15),
        (50, True, 15, 15),
        (200, True, 15, 15),
    ],
)
def test_how_many_months_each_receives(
    workers: int, disability: bool, worker_months: int, company_months: int
) -> None:
    rows = months(told(workers, disability_credential=disability))
    assert [row.worker_accrued for row in rows if row.worker_accrued] == [52_900] * worker_months
    assert [row.company_accrued for row in rows if row.company_accrued] == (
        [105_800] * company_months
    )


@pytest.mark.parametrize(
    ("workers", "first_five"),
    [
        (1, [52_900, 79_350, 105_800, 105_800 + 52_900 + 26_450, 105_800]),
        (199, [52_900, 79_350, 105_800, 105_800 + 52_900 + 26_450, 105_800]),
        (200, [0, 0, 0, 423_200, 105_800]),
        (5_000, [0, 0, 0, 423_200, 105_800]),
    ],
)
def test_what_the_company_is_paid(workers: int, first_five: list[int]) -> None:
    paid = [row.company_paid for row in told(workers)]
    assert paid[:5] == first_five
    assert paid[5:12] == [105_800] * 7


def test_the_person_is_paid_nine_tenths_each_month() -> None:
    assert [row.worker_paid for row in months(told())] == [47_610] * 12


def test_the_rest_comes_in_one_row_without_a_date() -> None:
    (balance,) = [row for row in told() if row.number is None]
    assert balance.first_day is None
    assert (balance.worker_accrued, balance.worker_paid) == (0, 5_290 * 12)
    assert (balance.company_accrued, balance.company_paid) == (0, 0)
    assert "reliquidación anual (Ley 21.808, art. 20)" in balance.reason


def test_half_a_peso_of_a_month_is_rounded_once_and_never_lost() -> None:
    rows = told(pay=700_000)
    assert [row.company_accrued for row in rows[:4]] == [122_563] * 4
    assert [row.company_paid for row in rows[:4]] == [61_281, 91_922, 122_563, 214_486]


@pytest.mark.parametrize(
    ("workers", "number", "reason"),
    [
        (199, 1, "Se paga el 50 % (Ley 21.808, art. 13)."),
        (199, 2, "Se paga el 75 % (Ley 21.808, art. 13)."),
        (199, 4, "Se paga el 100 % y lo pendiente, $ 79.350 (Ley 21.808, art. 13)."),
        (200, 1, "Se paga en el mes 4 (Ley 21.808, art. 13)."),
        (200, 4, "Se pagan juntos los meses 1 a 4 (Ley 21.808, art. 13)."),
        (199, 5, "Persona: 10 % de $ 529.000 = $ 52.900. Se paga el 90 % (Ley 21.808, art. 20)."),
        (49, 13, "Persona: ya pasaron sus 12 meses."),
    ],
)
def test_each_month_says_why(workers: int, number: int, reason: str) -> None:
    assert reason in told(workers)[number - 1].reason


def test_the_months_follow_the_start_and_end_with_a_short_month() -> None:
    facts = replace(FIT_FOR_SUE, job_start=date(2026, 11, 30))
    rows = month_by_month("sue", facts, date(2026, 12, 1), date(2026, 11, 30))
    assert [row.first_day for row in rows[:4]] == [
        date(2026, 11, 30),
        date(2026, 12, 30),
        date(2027, 1, 30),
        date(2027, 2, 28),
    ]


def test_months_after_the_known_minimum_wage_keep_the_one_of_the_application() -> None:
    facts = replace(FIT_FOR_SUE, job_start=date(2026, 12, 31))
    rows = months(month_by_month("sue", facts, date(2026, 12, 31), date(2026, 12, 31)))
    assert {row.worker_accrued for row in rows} == {52_900}
    assert rows[-1].first_day == date(2027, 11, 30)


@pytest.mark.parametrize(
    "changed",
    [{"gross_monthly_pay": 1_190_251}, {"rsh_percent": 50}, {"owes_excess_refund": True}],
    ids=["pay", "registry", "debt"],
)
def test_nothing_is_paid_when_the_answer_is_no(changed: dict[str, object]) -> None:
    facts = replace(FIT_FOR_SUE, **changed)  # type: ignore[arg-type]
    assert month_by_month("sue", facts, SUE_DAY, START) == ()
    assert lacking("sue", facts, SUE_DAY) == ()


def test_a_refused_company_receives_nothing_and_the_person_still_does() -> None:
    rows = told(company_is_state=True)
    assert total(rows, "company_accrued") == total(rows, "company_paid") == 0
    assert total(rows, "worker_paid") == 52_900 * 12
    assert "Empresa" not in rows[0].reason


@pytest.mark.parametrize("unknown", ["birth_date", "rsh_percent", "gross_monthly_pay"])
def test_a_fact_of_the_person_not_known_leaves_no_table_and_is_told(unknown: str) -> None:
    facts = replace(FIT_FOR_SUE, **{unknown: None})  # type: ignore[arg-type]
    assert month_by_month("sue", facts, SUE_DAY, START) == ()
    assert lacking("sue", facts, SUE_DAY)


@pytest.mark.parametrize("disability", [False, True])
def test_the_size_not_known_hides_what_the_company_receives(disability: bool) -> None:
    facts = replace(FIT_FOR_SUE, company_workers=None, disability_credential=disability)
    rows = month_by_month("sue", facts, SUE_DAY, START)
    assert {(row.company_accrued, row.company_paid) for row in rows} == {(None, None)}
    assert total(rows, "worker_paid") > 0
    (reason,) = lacking("sue", facts, SUE_DAY)
    assert reason.startswith("Falta saber")


def test_a_day_without_figures_has_no_table_and_says_so() -> None:
    day = date(2027, 1, 4)
    facts = replace(FIT_FOR_SUE, job_start=day)
    assert month_by_month("sue", facts, day, day) == ()
    assert "Aún no tenemos el ingreso mínimo" in " ".join(lacking("sue", facts, day))


def test_a_payment_without_counted_months_has_no_table_and_says_so() -> None:
    day = date(2025, 6, 2)
    assert month_by_month("sej", FIT_FOR_SEJ, day, day) == ()
    assert lacking("sej", FIT_FOR_SEJ, day) == ("La norma no cuenta los meses de este pago.",)


CASES = st.builds(
    lambda pay, company_pay, workers, disability, rsh: replace(
        FIT_FOR_SUE,
        gross_monthly_pay=max(pay, company_pay),
        company_gross_monthly_pay=company_pay,
        company_workers=workers,
        disability_credential=disability,
        rsh_percent=rsh,
    ),
    st.integers(1, 1_300_000),
    st.integers(1, 1_300_000),
    st.integers(1, 400),
    st.booleans(),
    st.sampled_from([40, 50]),
)


@given(CASES)
def test_all_that_belongs_to_each_is_paid_and_no_more(facts: Facts) -> None:
    rows = month_by_month("sue", facts, SUE_DAY, START)
    assert total(rows, "worker_paid") == total(rows, "worker_accrued")
    assert total(rows, "company_paid") == total(rows, "company_accrued")


@given(CASES)
def test_at_no_month_has_more_been_paid_than_belongs_to_it_so_far(facts: Facts) -> None:
    rows = month_by_month("sue", facts, SUE_DAY, START)
    for end in range(1, len(rows) + 1):
        so_far = rows[:end]
        assert total(so_far, "worker_paid") <= total(so_far, "worker_accrued")
        assert total(so_far, "company_paid") <= total(so_far, "company_accrued")


@given(CASES)
def test_nobody_is_ever_charged(facts: Facts) -> None:
    rows = month_by_month("sue", facts, SUE_DAY, START)
    assert all(getattr(row, name) >= 0 for row in rows for name in MONEY)


@given(CASES, st.sampled_from(sorted(field.name for field in fields(Facts))))
def test_without_a_settled_answer_no_peso_is_told(facts: Facts, forgotten: str) -> None:
    facts = replace(facts, **{forgotten: None})  # type: ignore[arg-type]
    answer = evaluate("sue", facts, SUE_DAY)
    rows = month_by_month("sue", facts, SUE_DAY, START)
    if answer.verdict is not Verdict.YES:
        assert rows == ()
    if answer.company_verdict is not Verdict.YES:
        assert not total(rows, "company_accrued")

"""Facts that cannot be so are refused where they enter."""

from dataclasses import fields
from typing import Any

import pytest

from sence_programs.rules.facts import LABELS, Facts


@pytest.mark.parametrize(
    "facts",
    [
        {"gross_monthly_pay": 0},
        {"gross_monthly_pay": -1},
        {"rsh_percent": 101},
        {"months_unemployed_total": 19},
        {"months_unemployed_continuous": 7, "months_unemployed_total": 6},
        {"company_gross_monthly_pay": 2, "gross_monthly_pay": 1},
        {"company_workers": 0},
        {"btm_running": True, "btm_used_up": True},
        {"contributed_last_month": True, "contributions_last_12_months": 0},
        {"fund_last_three": True, "fund_contributions": 2},
        {"fund_contributions": 25},
    ],
)
def test_impossible_facts_are_refused(facts: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(facts))):
        Facts(**facts)


def test_every_fact_has_a_name_in_spanish() -> None:
    assert list(LABELS) == [field.name for field in fields(Facts)]

"""Each programme tells how to apply, or what is left to do once it is over."""

from datetime import date

import pytest
from pydantic import ValidationError

from sence_programs.rules.catalogue import catalogue
from sence_programs.rules.loader import current_rules
from sence_programs.rules.schema import Application
from sence_programs.rules.timeline import holding

BENEFITS = current_rules().benefits
TODAY = date(2026, 11, 23)
GOOD = {
    "from": date(2026, 1, 1),
    "where": "En SENCE.",
    "steps": ["Postula."],
    "deadline": "Por confirmar.",
    "cost": "Nada.",
    "paid": "SENCE.",
    "source": "SENCE",
    "confidence": "M",
}


@pytest.mark.parametrize("code", sorted(BENEFITS))
def test_every_programme_says_today_what_to_do(code: str) -> None:
    told = holding(BENEFITS[code].apply, (), TODAY)
    assert told is not None
    sentences = [told.deadline, told.cost, told.paid, told.where, *told.steps, *told.documents]
    short = [len(s.split()) <= 20 for text in sentences for s in text.split(". ")]
    assert all(short)


def test_who_asks_for_a_closed_one_is_sent_to_ask_for_the_old_application() -> None:
    closed = [entry.code for entry in catalogue(TODAY) if entry.status == "cerrado"]
    assert closed
    for code in closed:
        told = holding(BENEFITS[code].apply, (), TODAY)
        assert "Ya no se puede postular" in told.where


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"source": ""}, id="without source"),
        pytest.param({"link": "sence.cl"}, id="unknown key"),
        pytest.param({"steps": ["a"] * 6}, id="six steps"),
        pytest.param({"steps": []}, id="no step"),
    ],
)
def test_what_is_not_well_told_is_refused(wrong: dict) -> None:
    Application.model_validate(GOOD)
    with pytest.raises(ValidationError):
        Application.model_validate(GOOD | wrong)

"""Every programme the offices are asked about is in the catalogue, on every day."""

from datetime import date, timedelta

import pytest

from sence_programs.rules.catalogue import Status, catalogue
from sence_programs.rules.loader import current_rules
from sence_programs.rules.schema import PeriodStatus
from sence_programs.rules.standing import standing

PROGRAMMES = {
    "sue",
    "sej",
    "btm",
    "ife_laboral",
    "protege",
    "aprendices",
    "experiencia_mayor",
    "franquicia_tributaria",
    "becas_laborales",
    "formate_para_el_trabajo",
    "reinventate",
    "despega_mipe",
    "talento_digital",
    "chilevalora",
    "mas_capaz",
    "fcs",
}
BENEFITS = current_rules().benefits
BORDERS = [
    pytest.param(benefit, before, after, id=f"{benefit.code}-{after.start}")
    for benefit in BENEFITS.values()
    for before, after in zip(benefit.periods, benefit.periods[1:], strict=False)
    if before.until and before.until + timedelta(days=1) == after.start
]


def on(day: date) -> dict[str, Status]:
    return {entry.code: entry.status for entry in catalogue(day)}


def test_no_programme_is_left_out():
    assert on(date(2026, 11, 22)).keys() == PROGRAMMES


@pytest.mark.parametrize(("benefit", "before", "after"), BORDERS)
def test_the_day_before_is_of_the_period_before(benefit, before, after):
    assert standing(benefit, after.start - timedelta(days=1)).text == before.text
    assert standing(benefit, after.start).text == after.text


@pytest.mark.parametrize(
    ("code", "last_day"), [("ife_laboral", date(2023, 6, 30)), ("protege", date(2023, 6, 20))]
)
def test_what_closed_is_told_as_it_was_then(code, last_day):
    assert on(last_day)[code] is Status.OPEN
    assert on(last_day + timedelta(days=1))[code] is Status.CLOSED


def test_what_nobody_has_confirmed_is_not_called_open():
    for benefit in BENEFITS.values():
        for period in benefit.periods:
            if period.confidence == "M":
                assert period.status is not PeriodStatus.OPEN, benefit.code


def test_the_age_of_experiencia_mayor_is_unknown_between_its_two_sources():
    age = BENEFITS["experiencia_mayor"].parameters["minimum_age"]
    assert [value.value for value in age.values] == [60, 55]
    assert [gap.reason for gap in age.gaps] == ["No sabemos qué día bajó la edad de 60 a 55 años."]

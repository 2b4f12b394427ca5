"""What the list of benefits says on a day."""

from datetime import date

import pytest

from sence_programs.rules.catalogue import Status, catalogue, chosen


def standing(code: str, on: date) -> Status:
    return next(entry.status for entry in catalogue(on) if entry.code == code)


@pytest.mark.parametrize(
    ("code", "on", "status"),
    [
        ("sej", date(2017, 12, 31), Status.TO_CONFIRM),
        ("sej", date(2018, 1, 1), Status.OPEN),
        ("sej", date(2026, 3, 12), Status.OPEN),
        ("sej", date(2026, 3, 13), Status.CLOSED),
        ("btm", date(2026, 3, 12), Status.OPEN),
        ("btm", date(2026, 9, 14), Status.CLOSED),
        ("sue", date(2026, 9, 13), Status.CLOSED),
        ("sue", date(2026, 9, 14), Status.CLOSED),
        ("sue", date(2026, 9, 30), Status.CLOSED),
        ("sue", date(2026, 10, 1), Status.TO_CONFIRM),
    ],
)
def test_status_the_day_before_and_the_day_of_each_change(
    code: str, on: date, status: Status
) -> None:
    assert standing(code, on) is status


def test_what_can_be_asked_for_comes_first() -> None:
    shown = [entry.status for entry in catalogue(date(2026, 11, 23))]
    assert shown == sorted(shown, key=[Status.OPEN, Status.TO_CONFIRM, Status.CLOSED].index)


def test_what_the_portal_can_decide_comes_first_of_its_kind() -> None:
    unsure = [e for e in catalogue(date(2026, 11, 23)) if e.status is Status.TO_CONFIRM]
    decided = [entry.evaluable for entry in unsure]
    assert decided == sorted(decided, reverse=True)
    assert {"sue", "aprendices", "experiencia_mayor"} <= {e.code for e in unsure if e.evaluable}


def test_the_days_without_any_subsidy_are_explained() -> None:
    sue = next(entry for entry in catalogue(date(2026, 9, 20)) if entry.code == "sue")
    assert sue.status_text.startswith("Entre el 14 y el 30 de septiembre de 2026 no existe")
    assert sue.source == "Ley 21.808, art. 4 transitorio"


@pytest.mark.parametrize(
    ("asked", "code", "found"),
    [
        ({"audience": "empresa"}, "aprendices", True),
        ({"audience": "persona"}, "aprendices", False),
        ({"audience": "oficina"}, "becas_laborales", True),
        ({"status": "cerrado"}, "sej", True),
        ({"status": "vigente"}, "sej", False),
        ({"status": "cerrado", "audience": "empresa"}, "sej", True),
    ],
)
def test_what_is_chosen_suits_every_choice(asked: dict[str, str], code: str, found: bool) -> None:
    codes = {entry.code for entry in chosen(catalogue(date(2026, 11, 23)), **asked)}
    assert (code in codes) is found

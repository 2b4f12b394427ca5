"""The last day to apply, from the parameters of the benefit and the start of the job."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from omil_portal.holidays.business_days import NoHolidays, chilean_holidays
from sence_programs.rules.ages import months_after
from sence_programs.rules.loader import Rules, current_rules
from sence_programs.rules.schema import DatedValue, Parameter, Party
from sence_programs.rules.timeline import Gap, holding

MONTHS, BUSINESS_DAYS = "application_months", "application_business_days"
_NOT_ASKED_OF_THE_PERSON = "La ley pide este plazo a la empresa; conviene cumplirlo igual."


@dataclass(frozen=True)
class Deadline:
    """`day` is None when it cannot be known; `reason` says in Spanish how it was reached."""

    day: date | None
    reason: str


def deadline(
    benefit: str, job_start: date, on: date, applicant: Party, rules: Rules | None = None
) -> Deadline | None:
    """Until when `applicant` may apply, by the rules of the day `on`; None without a deadline.

    The last day is included. Raises KeyError for a benefit that does not exist.
    """
    described = (rules or current_rules()).benefits[benefit]
    for name in (MONTHS, BUSINESS_DAYS):
        if name in described.parameters:
            held = _held(described.parameters[name], max(job_start, on))
            if held is None:
                return None
            if isinstance(held, str):
                return Deadline(None, held)
            found = _reached(name, int(held.value), job_start, held.source)
            asked_of = {c.party for c in described.conditions if c.code == "on_time"}
            if asked_of == {Party.COMPANY} and applicant is Party.WORKER:
                return Deadline(found.day, f"{found.reason} {_NOT_ASKED_OF_THE_PERSON}")
            return found
    return None


def _held(parameter: Parameter, on: date) -> DatedValue[Any] | str | None:
    found = holding([*parameter.values], parameter.gaps, on)
    return found.reason if isinstance(found, Gap) else found


def _reached(name: str, count: int, start: date, source: str) -> Deadline:
    if name == MONTHS:
        words = f"{count} meses desde el inicio del trabajo. {source}."
        return Deadline(months_after(start, count), words)
    words = f"{count} días hábiles desde el inicio del trabajo. {source}."
    try:
        return Deadline(chilean_holidays().after(start, count), words)
    except NoHolidays:
        return Deadline(None, f"{words} Aún no tenemos los feriados de ese año.")

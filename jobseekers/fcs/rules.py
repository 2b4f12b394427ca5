"""The rules of the monthly certification (Ley 19.728 art. 28), on a given day. No Django here.

They are orientative: the AFC decides what is paid.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path

import yaml

from jobseekers.fcs.calendar import last_day, month_after, month_name, number_of

_FILE = Path(__file__).with_name("rules.yaml")


@dataclass(frozen=True)
class Rules:
    """A month is certified from its `first_day` until `grace_days` after its end.

    `least_pay_percent` of the last pay: an offered job that pays less may be refused.
    """

    since: date
    first_day: int
    grace_days: int
    usual_payments: int
    most_payments: int
    least_pay_percent: int
    source: str
    confidence: str


@cache
def _all() -> tuple[Rules, ...]:
    rows = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return tuple(Rules(since=row.pop("from"), **row) for row in rows)


def rules_on(on: date) -> Rules:
    """Those in force that day. Raises LookupError before the first that is known."""
    known = [rules for rules in _all() if rules.since <= on]
    if not known:
        raise LookupError(f"no rules of the certification on {on}")
    return max(known, key=lambda rules: rules.since)


class Standing(StrEnum):
    """The words are those that staff read."""

    CERTIFIED = "Certificado"
    REFUSED = "No certificado"
    DUE = "Por certificar"
    MISSED = "No vino"
    TO_COME = "Por venir"
    LOST = "Beneficio terminado"


@dataclass(frozen=True)
class Recorded:
    """What was recorded of a month; `ends` when no later month is paid."""

    month: date
    certified: bool
    ends: bool = False


@dataclass(frozen=True)
class Month:
    """A payment of the benefit; it may be certified from `opens` to `closes`, both included."""

    number: int
    month: date
    opens: date
    closes: date
    standing: Standing

    @property
    def name(self) -> str:
        return month_name(self.month)


def window(month: date, rules: Rules) -> tuple[date, date]:
    """First and last day on which the month may be certified."""
    return month.replace(day=rules.first_day), last_day(month) + timedelta(days=rules.grace_days)


def months(first: date, last: date, recorded: Iterable[Recorded], on: date) -> list[Month]:
    """Every payment from `first` to `last`, in order, as it stands on the day `on`."""
    known = {row.month: row for row in recorded}
    end = min((row.month for row in known.values() if row.ends), default=None)
    rows = []
    for number in range(1, number_of(last, first) + 1):
        month = month_after(first, number - 1)
        opens, closes = window(month, rules_on(month))
        if month in known:
            standing = Standing.CERTIFIED if known[month].certified else Standing.REFUSED
        elif end and month > end:
            standing = Standing.LOST
        else:
            standing = _by_day(opens, closes, on)
        rows.append(Month(number, month, opens, closes, standing))
    return rows


def _by_day(opens: date, closes: date, on: date) -> Standing:
    if on < opens:
        return Standing.TO_COME
    return Standing.DUE if on <= closes else Standing.MISSED


def due(rows: Iterable[Month]) -> Month | None:
    """The one to certify now: in order, so the oldest whose days are running."""
    return next((row for row in rows if row.standing is Standing.DUE), None)


def offer_binds(offered_pay: int, last_pay: int, on: date) -> bool:
    """Whether refusing a job without cause loses the benefit: it pays at least that part of the
    last gross monthly pay (Ley 19.728 art. 28 a)."""
    return offered_pay * 100 >= last_pay * rules_on(on).least_pay_percent

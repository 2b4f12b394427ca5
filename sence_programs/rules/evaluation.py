"""The answer to "may this person have this benefit?", whole enough to be kept for ever."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from sence_programs.rules.facts import LABELS, Facts
from sence_programs.rules.logic import Verdict
from sence_programs.rules.schema import Party

GUIDANCE = "Esta respuesta es orientativa. SENCE decide con los datos del Estado."


@dataclass(frozen=True)
class MissingFact:
    """A fact nobody gave: its field in Facts, and its name in Spanish ("Falta saber …")."""

    name: str
    label: str


@dataclass(frozen=True, kw_only=True)
class ConditionResult:
    """One requirement and how it stands. `detail` says why in Spanish when there is more to say."""

    code: str
    party: Party
    verdict: Verdict
    text: str
    source: str
    missing: tuple[MissingFact, ...] = ()
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class Amount:
    """A payment. `exact` and `pesos` are None when not known: `missing` or `detail` says why.

    `pesos` is `exact` rounded once, half up. `months` is how long it lasts; None when the law
    does not count months, or when `months_missing` names what would settle it. `first_month` is
    told when payments follow one another. What is paid once is the most it can be.
    """

    payee: Party
    per: Literal["month", "year", "once"]
    exact: Fraction | None
    pesos: int | None
    formula: str
    missing: tuple[MissingFact, ...] = ()
    detail: str = ""
    months: int | None = None
    months_missing: tuple[MissingFact, ...] = ()
    first_month: int | None = None


@dataclass(frozen=True)
class Remark:
    """Something the reader should know that no condition decides."""

    text: str
    source: str


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """`verdict` is the worker's; `company_verdict` asks the company's conditions as well.

    `amounts` holds no payment for a party whose verdict is no.
    """

    benefit: str
    title: str
    on: date
    verdict: Verdict
    company_verdict: Verdict
    conditions: tuple[ConditionResult, ...]
    amounts: tuple[Amount, ...]
    remarks: tuple[Remark, ...]
    facts: Facts
    rules_version: str
    guidance: str = GUIDANCE

    def missing(self, party: Party) -> tuple[MissingFact, ...]:
        """What the party's verdict lacks, each once; nothing when the verdict is settled.

        The company's verdict rests on the worker's conditions too.
        """
        verdict = self.verdict if party is Party.WORKER else self.company_verdict
        if verdict is not Verdict.UNKNOWN:
            return ()
        parties = {Party.WORKER, party}
        asked = (c.missing for c in self.conditions if c.party in parties)
        return tuple(dict.fromkeys(fact for facts in asked for fact in facts))


def named(names: tuple[str, ...]) -> tuple[MissingFact, ...]:
    """Names of Facts with their Spanish labels. Raises KeyError for one that does not exist."""
    return tuple(MissingFact(name, LABELS[name]) for name in names)

"""IFE Laboral (2022 and the first half of 2023): a share of the pay of whoever found work."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial
from itertools import groupby

from sence_programs.rules import common
from sence_programs.rules.ages import months_after
from sence_programs.rules.checks import Case, Due, Module, Pay, Sum
from sence_programs.rules.errors import NotKnown
from sence_programs.rules.facts import Sex, WorkKind
from sence_programs.rules.logic import NO, YES, Answer, Verdict, all_of, ask, doubtful, negate
from sence_programs.rules.parameters import ParametersOn
from sence_programs.rules.schema import Party
from sence_programs.rules.wording import exact_pesos, percent, pesos

_BORDER_AGES = "Las fuentes no coinciden en el grupo de los hombres de 24 y de 55 años."
_INVALIDITY = "Con pensión de invalidez se pagó el monto mayor. Confirma qué pensión recibe."


@dataclass(frozen=True)
class _Month:
    """What one month pays: general for a man in the middle ages, more for everybody else."""

    rate: Fraction = Fraction(0)
    cap: int = 0
    missing: tuple[str, ...] = ()
    doubt: str = ""


def _contract(case: Case) -> Answer:
    kind = case.facts.work_kind
    return ask("work_kind", kind, lambda kind: kind is WorkKind.EMPLOYEE)


def _recent_contract(case: Case) -> Answer:
    """Begun in the month of the application, or in the one before while that was enough."""
    start = case.facts.job_start
    if start is None:
        return ask("job_start", start, bool)
    if case.on < start:
        return doubtful("El trabajo aún no comienza.")
    months = (case.on.year - start.year) * 12 + case.on.month - start.month
    if months != 1:
        return YES if months == 0 else NO
    return YES if case.parameters.whole("contract_months_before") >= 1 else NO


def _unemployed(case: Case) -> Answer:
    return ask("unemployed_month_before", case.facts.unemployed_month_before, bool)


def _pay(case: Case) -> Answer:
    limit = case.parameters.whole("pay_limit")
    return ask("gross_monthly_pay", case.facts.gross_monthly_pay, lambda pay: pay <= limit)


def _first_time(case: Case) -> Answer:
    """From July 2022 it was given once; before, the sources do not agree."""
    first = negate(ask("ife_received", case.facts.ife_received, bool))
    if first.verdict is not Verdict.NO:
        return first
    return NO if case.parameters.whole("given_once") else YES


def _dues(case: Case) -> Iterable[Due]:
    """Each month by the rules of that month, the first being that of the application."""
    count = case.parameters.whole("months")
    days = (months_after(case.on.replace(day=1), number) for number in range(count))
    months = [_month(case, day) for day in days]
    pay = Pay("gross_monthly_pay", case.facts.gross_monthly_pay)
    number = 1
    alike = (list(same) for _, same in groupby(months, partial(_told, pay.pesos)))
    runs = [(same[0], len(same)) for same in alike]
    for month, length in runs:
        yield Due(
            payee=Party.WORKER,
            pay=pay,
            amount=partial(_share, month),
            missing=month.missing,
            months=length,
            first_month=number if len(runs) > 1 else None,
        )
        number += length


def _told(pay: int | None, month: _Month) -> _Month | Sum:
    """Months whose terms differ are one when the pay brings the same sum in the same words."""
    if pay is None or month.missing or month.doubt:
        return month
    return _sum(month, pay)


def _month(case: Case, day: date) -> _Month:
    parameters = ParametersOn(case.parameters.parameters, day)
    general = _general(case, parameters)
    if general.verdict is Verdict.UNKNOWN:
        doubt = "" if general.missing else general.detail
        return _Month(missing=general.missing, doubt=doubt)
    group = "men" if general.verdict is Verdict.YES else "others"
    return _Month(parameters.fraction(f"{group}_rate"), parameters.whole(f"{group}_cap"))


def _general(case: Case, parameters: ParametersOn) -> Answer:
    """A man between the ages of the month, without disability or invalidity pension."""
    facts = case.facts
    pension = ask("other_pensioner", facts.other_pensioner, bool)
    return all_of(
        ask("sex", facts.sex, lambda sex: sex is Sex.MALE),
        _middle_age(case, parameters),
        negate(ask("disability_credential", facts.disability_credential, bool)),
        doubtful(_INVALIDITY) if pension.verdict is Verdict.YES else negate(pension),
    )


def _middle_age(case: Case, parameters: ParametersOn) -> Answer:
    """In doubt only at the ages that one source counts in and another out."""
    certain = _between(case, parameters.whole("men_age_from"), parameters.whole("men_age_to"))
    possible = _between(
        case, parameters.whole("men_widest_from"), parameters.whole("men_widest_to")
    )
    if certain.verdict is Verdict.NO and possible.verdict is Verdict.YES:
        return doubtful(_BORDER_AGES)
    return certain if certain.verdict is Verdict.YES else possible


def _between(case: Case, first: int, last: int) -> Answer:
    return all_of(common.turned(case, first), negate(common.turned(case, last + 1)))


def _share(month: _Month, pay: int, parameters: ParametersOn) -> Sum:
    if month.doubt:
        raise NotKnown(month.doubt)
    return _sum(month, pay)


def _sum(month: _Month, pay: int) -> Sum:
    exact = month.rate * pay
    if exact > month.cap:
        told = f"{percent(month.rate)} de {pesos(pay)}, con tope de {pesos(month.cap)}"
        return Sum(Fraction(month.cap), told)
    return Sum(exact, f"{percent(month.rate)} de {pesos(pay)} = {exact_pesos(exact)}")


MODULE = Module(
    checks={
        "adult": common.adult,
        "contract": _contract,
        "recent_contract": _recent_contract,
        "unemployed": _unemployed,
        "pay": _pay,
        "first_time": _first_time,
    },
    dues=_dues,
    payees=frozenset({Party.WORKER}),
)

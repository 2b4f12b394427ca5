"""What SEJ and BTM share: the income limit and the one formula of their amounts."""

from collections.abc import Iterable
from fractions import Fraction

from sence_programs.rules.checks import Case, Due, Pay, Sum
from sence_programs.rules.logic import Answer, any_of, ask
from sence_programs.rules.parameters import ParametersOn
from sence_programs.rules.schema import Party
from sence_programs.rules.wording import exact_pesos, percent, pesos


def income(case: Case) -> Answer:
    """Under the limit of the month or of the year; income equal to the limit is out."""
    facts, whole = case.facts, case.parameters.whole
    month, year = whole("monthly_limit"), whole("annual_limit")
    return any_of(
        ask("gross_monthly_pay", facts.gross_monthly_pay, lambda pay: pay < month),
        ask("gross_annual_income", facts.gross_annual_income, lambda pay: pay < year),
    )


def company_pay(case: Case) -> Answer:
    limit = case.parameters.whole("monthly_limit")
    return ask("gross_monthly_pay", case.facts.gross_monthly_pay, lambda pay: pay < limit)


def dues(case: Case) -> Iterable[Due]:
    """By the month and by the year for the worker, by the month for the company."""
    month = Pay("gross_monthly_pay", case.facts.gross_monthly_pay)
    year = Pay("gross_annual_income", case.facts.gross_annual_income)
    yield Due(payee=Party.WORKER, pay=month, amount=worker_month)
    yield Due(payee=Party.WORKER, pay=year, amount=worker_year, per="year")
    yield Due(payee=Party.COMPANY, pay=month, amount=company_month)


def worker_month(pay: int, parameters: ParametersOn) -> Sum:
    """The monthly payment: 75 % of the amount by the formula on the monthly limit, in pesos."""
    whole = _worker(pay, parameters.whole("monthly_limit"), parameters)
    share = parameters.fraction("monthly_share")
    exact = share * whole.exact
    return Sum(exact, f"{percent(share)} de ({whole.formula}) = {exact_pesos(exact)}")


def worker_year(income: int, parameters: ParametersOn) -> Sum:
    """The amount of a calendar year, from its gross income, in pesos."""
    whole = _worker(income, parameters.whole("annual_limit"), parameters)
    return Sum(whole.exact, f"{whole.formula} = {exact_pesos(whole.exact)}")


def company_month(pay: int, parameters: ParametersOn) -> Sum:
    """The company's third of the total, of which the worker's amount is the rest, in pesos."""
    worker = _worker(pay, parameters.whole("monthly_limit"), parameters)
    share = parameters.fraction("company_share")
    exact = worker.exact * share / (1 - share)
    part = f"{share.numerator}/{share.denominator} del total"
    return Sum(exact, f"{part}; la persona suma {exact_pesos(worker.exact)}: {exact_pesos(exact)}")


def _worker(pay: int, limit: int, parameters: ParametersOn) -> Sum:
    """20 % of pay up to A, flat to B, falling to 0 at the limit C; A and B are parts of C."""
    rate = parameters.fraction("worker_rate")
    start = parameters.fraction("plateau_start") * limit
    end = parameters.fraction("plateau_end") * limit
    if pay >= limit:
        return Sum(Fraction(0), f"el sueldo llega a {pesos(limit)}: no se paga")
    if pay <= start:
        return Sum(rate * pay, f"{percent(rate)} de {pesos(pay)}")
    if pay <= end:
        return Sum(rate * start, f"{percent(rate)} de {exact_pesos(start)}")
    excess = f"({pesos(pay)} − {exact_pesos(end)})"
    return Sum(
        rate * start - rate * (pay - end),
        f"{percent(rate)} de {exact_pesos(start)} − {percent(rate)} de {excess}",
    )

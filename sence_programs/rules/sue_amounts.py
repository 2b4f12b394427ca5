"""What SUE pays in one month, from gross pay (Ley 21.808, arts. 10 and 18)."""

from fractions import Fraction

from sence_programs.rules.checks import Sum
from sence_programs.rules.parameters import ParametersOn
from sence_programs.rules.wording import exact_pesos, percent, pesos


def worker_amount(pay: int, parameters: ParametersOn) -> Sum:
    """For the worker, from the gross pay of all employers, in pesos a month.

    Flat from one minimum wage to 1.25, then falling; never under the floor up to 2.25, then 0.
    Raises NotKnown when a figure is missing on the day.
    """
    wage, rate = parameters.whole("minimum_wage"), parameters.fraction("worker_rate")
    full, limit = _bounds(parameters)
    if pay > limit:
        return _above(limit)
    if pay <= full:
        exact = rate * min(pay, wage)
        formula = f"{percent(rate)} de {pesos(min(pay, wage))}"
    else:
        exact = rate * wage - rate * (pay - full)
        formula = f"{percent(rate)} de {pesos(wage)} − {percent(rate)} de {_excess(pay, full)}"
    floor_rate = parameters.fraction("worker_floor")
    floor = floor_rate * wage
    if exact < floor:
        return Sum(floor, f"Mínimo: {percent(floor_rate)} de {pesos(wage)} = {exact_pesos(floor)}")
    return Sum(exact, f"{formula} = {exact_pesos(exact)}")


def company_amount(pay: int, parameters: ParametersOn) -> Sum:
    """For the company, from the gross pay it gives, in pesos a month.

    Grows to 1.25 minimum wages, then falls to 0 at 2.25.
    Raises NotKnown when a figure is missing on the day.
    """
    rate = parameters.fraction("company_rate")
    full, limit = _bounds(parameters)
    if pay > limit:
        return _above(limit)
    if pay <= full:
        exact = rate * pay
        return Sum(exact, f"{percent(rate)} de {pesos(pay)} = {exact_pesos(exact)}")
    # The law takes back at the grown rate, so that the payment ends at zero on the limit.
    falling = rate * parameters.fraction("full_pay_multiple")
    exact = rate * full - falling * (pay - full)
    formula = f"{percent(rate)} de {exact_pesos(full)} − {percent(falling)} de {_excess(pay, full)}"
    return Sum(exact, f"{formula} = {exact_pesos(exact)}")


def _bounds(parameters: ParametersOn) -> tuple[Fraction, Fraction]:
    wage = parameters.whole("minimum_wage")
    return (
        parameters.fraction("full_pay_multiple") * wage,
        parameters.fraction("income_multiple") * wage,
    )


def _excess(pay: int, full: Fraction) -> str:
    return f"({pesos(pay)} − {exact_pesos(full)})"


def _above(limit: Fraction) -> Sum:
    return Sum(Fraction(0), f"El sueldo supera {exact_pesos(limit)}: ese mes no se paga.")

"""Numbers as Chileans read them."""

from fractions import Fraction


def pesos(amount: int) -> str:
    """529000 → "$ 529.000"."""
    return f"$ {amount:,}".replace(",", ".")


def decimal(number: Fraction) -> str:
    """9/4 → "2,25"; a fraction without a short decimal stays one: "4/9"."""
    if 1000 % number.denominator:
        return str(number)
    return f"{float(number):g}".replace(".", ",")


def percent(rate: Fraction) -> str:
    """1/40 → "2,5 %"."""
    return f"{decimal(rate * 100)} %"


def half_up(exact: Fraction) -> int:
    """Whole pesos, a half going up. The laws are silent on rounding: once, at the end."""
    return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)


def exact_pesos(exact: Fraction) -> str:
    """The rounded pesos, with the exact figure beside them when they differ."""
    rounded = half_up(exact)
    return pesos(rounded) if exact == rounded else f"{pesos(rounded)} (redondeado)"

"""The regularised incomplete beta function, by its continued fraction (Lentz's method).

Abramowitz and Stegun, Handbook of Mathematical Functions, 26.5.8 and 6.6.3.
"""

from math import exp, lgamma, log, log1p

_TINY = 1e-300
_PRECISION = 1e-13
_STEPS = 100_000


def beta_share(a: float, b: float, x: float) -> float:
    """I_x(a, b): the share of a beta distribution below `x`; `a`, `b` > 0 and 0 <= x <= 1.

    Raises ArithmeticError should the fraction not settle.
    """
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    log_front = lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)
    front = exp(log_front)
    if x < (a + 1) / (a + b + 2):
        return min(1.0, front * _fraction(a, b, x) / a)
    return max(0.0, 1 - front * _fraction(b, a, 1 - x) / b)


def _fraction(a: float, b: float, x: float) -> float:
    c, d = 1.0, 1 / _away(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, _STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d, c = 1 / _away(1 + even * d), _away(1 + even / c)
        value *= d * c
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d, c = 1 / _away(1 + odd * d), _away(1 + odd / c)
        value *= d * c
        if abs(d * c - 1) < _PRECISION:
            return value
    raise ArithmeticError("the continued fraction did not settle")


def _away(number: float) -> float:
    """Never so near zero that it cannot divide."""
    return number if abs(number) > _TINY else _TINY

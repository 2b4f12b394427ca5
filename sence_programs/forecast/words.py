"""A probability as people say it."""

ALMOST_SURE, ALMOST_NO = 0.95, 0.05
_ODDS = {
    1 / 10: "1 de 10",
    1 / 5: "1 de 5",
    1 / 4: "1 de 4",
    1 / 3: "1 de 3",
    1 / 2: "1 de 2",
    2 / 3: "2 de 3",
    3 / 4: "3 de 4",
    4 / 5: "4 de 5",
    9 / 10: "9 de 10",
}


def odds(probability: float) -> str:
    """The nearest of a few fractions: 0.72 → "3 de 4"; the ends are never called certain."""
    if probability >= ALMOST_SURE:
        return "casi segura"
    if probability < ALMOST_NO:
        return "casi nula"
    return _ODDS[min(_ODDS, key=lambda known: abs(known - probability))]


def rate(units: float) -> str:
    """Units a week: whole from ten on, with one decimal below it, as written in Chile."""
    text = f"{units:.0f}" if units >= 9.95 else f"{units:.1f}".removesuffix(".0")
    return text.replace(".", ",")

"""BNE's closed lists in the portal's own terms.

The values are those of `omil_portal.occupations.work`, which this package cannot import because
it stands on Django; a test holds the two equal.
"""

from enum import IntEnum, StrEnum

from omil_portal.occupations.text import unaccent


class Hours(StrEnum):
    FULL = "full"
    PARTIAL = "partial"


class Shift(StrEnum):
    """When the work is done, where the ad says so."""

    MORNINGS = "mornings"
    AFTERNOONS = "afternoons"
    NIGHT = "night"
    WEEKEND = "weekend"


class Contract(StrEnum):
    OPEN_ENDED = "open_ended"
    FIXED_TERM = "fixed_term"
    PROJECT = "project"
    FEES = "fees"
    APPRENTICE = "apprentice"


class Schooling(IntEnum):
    NONE = 0
    BASIC_INCOMPLETE = 1
    BASIC = 2
    SECONDARY_INCOMPLETE = 3
    SECONDARY = 4
    SECONDARY_TECHNICAL = 5
    TECHNICAL_INCOMPLETE = 6
    TECHNICAL = 7
    PROFESSIONAL_INCOMPLETE = 8
    PROFESSIONAL = 9
    POSTGRADUATE = 10


# "Sin limitación horaria" (Código del Trabajo art. 22) is a full day whose hours are not counted.
HOURS = {
    "jornada completa": Hours.FULL,
    "sin limitacion horaria": Hours.FULL,
    "jornada parcial/part time": Hours.PARTIAL,
    "jornada parcial": Hours.PARTIAL,
}
SHIFTS = {
    "solo mananas": Shift.MORNINGS,
    "solo tarde": Shift.AFTERNOONS,
    "solo tardes": Shift.AFTERNOONS,
    "trabajo turno nocturno": Shift.NIGHT,
    "trabajo turno sab/dom/fest": Shift.WEEKEND,
}
CONTRACTS = {
    "contrato indefinido": Contract.OPEN_ENDED,
    "contrato a plazo fijo": Contract.FIXED_TERM,
    "contrato por obra o faena": Contract.PROJECT,
    "honorarios": Contract.FEES,
    "contrato de aprendizaje": Contract.APPRENTICE,
}
_SCHOOLING = {
    "sin educacion formal": Schooling.NONE,
    "educacion basica incompleta": Schooling.BASIC_INCOMPLETE,
    "educacion basica completa": Schooling.BASIC,
    "educacion media incompleta": Schooling.SECONDARY_INCOMPLETE,
    "educacion media completa": Schooling.SECONDARY,
    "educacion superior incompleta": Schooling.PROFESSIONAL_INCOMPLETE,
    "educacion superior completa": Schooling.PROFESSIONAL,
    "magister": Schooling.POSTGRADUATE,
    "doctorado": Schooling.POSTGRADUATE,
}
_BELOW_PROFESSIONAL = {
    Schooling.PROFESSIONAL: Schooling.TECHNICAL,
    Schooling.PROFESSIONAL_INCOMPLETE: Schooling.TECHNICAL_INCOMPLETE,
}


def schooling(level: str, tracks: list[str], degrees: list[str]) -> Schooling | None:
    """The least schooling the ad accepts; None when `level` is not on BNE's list.

    BNE does not split higher education: it is technical unless every degree asked is of another
    kind. Secondary school is technical only when no other track is accepted.
    """
    asked = _SCHOOLING.get(unaccent(level))
    if asked is Schooling.SECONDARY:
        technical = [unaccent(track).startswith("educacion tecnico") for track in tracks]
        return Schooling.SECONDARY_TECHNICAL if technical and all(technical) else asked
    if asked in _BELOW_PROFESSIONAL and (not degrees or any(map(_is_technical, degrees))):
        return _BELOW_PROFESSIONAL[asked]
    return asked


def _is_technical(degree: str) -> bool:
    return unaccent(degree).startswith(("tecnic", "contador general", "secretariado"))

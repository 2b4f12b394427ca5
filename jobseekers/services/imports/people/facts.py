"""What of a person a spreadsheet can say, and how it compares with the file."""

from datetime import date

from jobseekers.models import JobSeeker
from omil_portal.occupations.text import fold
from omil_portal.offices.models import Comuna

NAMES = ("names", "first_surname", "second_surname")
LABELS = {
    "names": "Nombres",
    "first_surname": "Primer apellido",
    "second_surname": "Segundo apellido",
    "birth_date": "Fecha de nacimiento",
    "phone": "Teléfono",
    "email": "Correo electrónico",
    "comuna": "Comuna",
    "sector": "Sector o localidad",
}


def said_by(seeker: JobSeeker, name: str) -> str:
    """A fact of the file as a spreadsheet would say it; "" when the file does not."""
    value = getattr(seeker, name)
    if isinstance(value, date):
        return value.isoformat()
    return value.name if isinstance(value, Comuna) else value or ""


def write_fact(seeker: JobSeeker, name: str, value: str, comunas: dict[str, Comuna]) -> None:
    """Sets a fact as a spreadsheet says it; `comunas` by folded name."""
    if name == "birth_date":
        seeker.birth_date = date.fromisoformat(value) if value else None
    elif name == "comuna":
        seeker.comuna = comunas[fold(value)]
    else:
        setattr(seeker, name, value)


def comunas_by_name() -> dict[str, Comuna]:
    """Folded name → comuna, of the whole country."""
    return {fold(comuna.name): comuna for comuna in Comuna.objects.all()}


def to_fill(seeker: JobSeeker, understood: dict[str, str]) -> dict[str, str]:
    """What the spreadsheet says and the file does not."""
    return {
        name: value
        for name, value in understood.items()
        if name in LABELS and value and not said_by(seeker, name)
    }


def whole_name(understood: dict[str, str]) -> str:
    """Names and surnames as the spreadsheet says them."""
    return " ".join(understood.get(name, "") for name in NAMES)


def differences(seeker: JobSeeker, understood: dict[str, str]) -> dict[str, dict[str, str]]:
    """What both say differently, accents and capitals aside; the portal is believed at first."""
    whole = " ".join(said_by(seeker, name) for name in NAMES)
    same_name = fold(whole) == fold(whole_name(understood))
    found = {}
    for name, theirs in understood.items():
        ours = said_by(seeker, name) if name in LABELS else ""
        if not ours or fold(ours) == fold(theirs) or (same_name and name in NAMES):
            continue
        found[name] = {"portal": ours, "sheet": theirs, "believe": "portal"}
    return found

"""What a row says about a person."""

from dataclasses import dataclass, field
from datetime import date

from jobseekers.names import (
    MOST_LETTERS,
    IncompleteName,
    TooLongName,
    split_full_name,
    well_cased,
)
from jobseekers.spreadsheet.cells import Cell, read_date, read_email, read_phone, text
from jobseekers.spreadsheet.run_cells import read_run
from omil_portal.accounts.run import Run

_MOST_SECTOR = 80


@dataclass
class PersonLine:
    """`values` holds only what was understood; `wrong` and `doubtful` stop the row, `notes` not."""

    run: Run | None = None
    values: dict[str, str] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_person(cells: list[Cell], mapping: dict[str, int], on: date) -> PersonLine:
    """The person in a row, whose comuna is still the text that it says."""
    said = {
        name: cells[column] if 0 <= column < len(cells) else None
        for name, column in mapping.items()
    }
    line = PersonLine()
    reading = read_run(said.get("run"), said.get("dv"))
    line.run = reading.run
    if reading.problem:
        (line.doubtful if reading.doubtful else line.wrong).append(reading.problem)
    _read_name(said, line)
    _read_facts(said, line, on)
    return line


def _read_name(said: dict[str, Cell], line: PersonLine) -> None:
    try:
        parts = _name_parts({name: text(cell) for name, cell in said.items()})
    except (IncompleteName, TooLongName):
        line.wrong.append("El nombre no trae nombre y apellido, o no cabe.")
        return
    if not parts[0] or not parts[1]:
        line.wrong.append("Falta el nombre o el primer apellido.")
    elif any(len(part) > most for part, most in zip(parts, MOST_LETTERS, strict=True)):
        line.wrong.append("El nombre no cabe completo.")
    else:
        named = zip(("names", "first_surname", "second_surname"), parts, strict=True)
        line.values |= {name: part for name, part in named if part}


def _name_parts(said: dict[str, str]) -> tuple[str, str, str]:
    """Names and both surnames. Raises what `split_full_name` does."""
    if whole := said.get("full_name", ""):
        surnames, comma, names = whole.partition(",")
        if not comma:
            name = split_full_name(whole)
            return name.names, name.first_surname, name.second_surname
        return _surnames_and(names, surnames)
    if surnames := said.get("surnames", ""):
        return _surnames_and(said.get("names", ""), surnames)
    kept = ("names", "first_surname", "second_surname")
    names, first, second = (well_cased(said.get(name, "")) for name in kept)
    return names, first, second


def _surnames_and(names: str, surnames: str) -> tuple[str, str, str]:
    # A name in front lets the surnames keep their particles: «de la Fuente Soto».
    split = split_full_name(f"X {surnames}") if len(surnames.split()) > 1 else None
    if not split:
        return well_cased(names), well_cased(surnames), ""
    first = split.names.removeprefix("X").strip()
    return (
        well_cased(names),
        " ".join(filter(None, [first, split.first_surname])),
        split.second_surname,
    )


def _read_facts(said: dict[str, Cell], line: PersonLine, on: date) -> None:
    born = read_date(said.get("birth_date"), on)
    facts = {
        "birth_date": born.isoformat() if born else "",
        "phone": read_phone(said.get("phone")),
        "email": read_email(said.get("email")),
        "comuna": text(said.get("comuna")),
        "sector": well_cased(text(said.get("sector")))[:_MOST_SECTOR],
    }
    for name, value in facts.items():
        if value:
            line.values[name] = value
        elif written := text(said.get(name)):
            line.notes.append(f"{_UNREAD[name]}: «{written[:40]}». Queda vacío.")


_UNREAD = {
    "birth_date": "No entendimos la fecha de nacimiento",
    "phone": "No entendimos el teléfono",
    "email": "No entendimos el correo",
    "comuna": "No entendimos la comuna",
    "sector": "No entendimos el sector",
}

"""What a row says about a placement. Pure."""

import re
from dataclasses import dataclass, field
from datetime import date

from jobseekers.names import well_cased
from jobseekers.spreadsheet.cells import Cell, read_date, read_pesos, text
from jobseekers.spreadsheet.columns import WHO
from jobseekers.spreadsheet.run_cells import MISSING, read_run
from omil_portal.accounts.run import Run
from omil_portal.occupations.text import unaccent
from omil_portal.occupations.work import ContractType

MOST_HOURS = 60
LEAST_PAY, MOST_PAY = 20_000, 20_000_000
"""Outside them the column says something else: thousands, or a year."""
_AHEAD_YEARS = 10
_WORDS = (
    ("indef", ContractType.OPEN_ENDED),
    ("plazo", ContractType.FIXED_TERM),
    ("fijo", ContractType.FIXED_TERM),
    ("obra", ContractType.PROJECT),
    ("faena", ContractType.PROJECT),
    ("honorario", ContractType.FEES),
    ("boleta", ContractType.FEES),
    ("aprendi", ContractType.APPRENTICE),
    ("practica", ContractType.TRAINEE),
)


@dataclass
class PlacementLine:
    """`values` holds only what was understood; `wrong` and `doubtful` stop the row, `notes` not."""

    run: Run | None = None
    name: str = ""
    company_rut: Run | None = None
    company: str = ""
    comuna: str = ""
    starts_on: date | None = None
    values: dict[str, str | int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_placement(
    cells: list[Cell], mapping: dict[str, int], supposed: dict[str, str | int], on: date
) -> PlacementLine:
    """The placement in a row; `supposed` says what the row does not. `on`: today."""
    said = {
        name: cells[column] if 0 <= column < len(cells) else None
        for name, column in mapping.items()
    }
    line = PlacementLine()
    _read_who(said, line)
    _read_company(said, line)
    _read_days(said, line, on)
    _read_terms(said, supposed, line)
    line.comuna = text(said.get("comuna"))
    return line


def _read_who(said: dict[str, Cell], line: PlacementLine) -> None:
    reading = read_run(said.get("run"), said.get("dv"))
    line.run = reading.run
    if reading.problem:
        (line.doubtful if reading.doubtful else line.wrong).append(reading.problem)
    words = (text(said.get(name)) for name in WHO if name not in ("run", "dv"))
    line.name = well_cased(" ".join(filter(None, words)))


def _read_company(said: dict[str, Cell], line: PlacementLine) -> None:
    line.company = text(said.get("company"))[:160]
    reading = read_run(said.get("company_rut"))
    line.company_rut = reading.run
    if reading.run:
        if line.run and reading.run.number == line.run.number:
            line.wrong.append("La empresa y la persona tienen el mismo RUT.")
    elif reading.problem != MISSING:
        problem = f"Empresa: {reading.problem.replace('RUN', 'RUT')}"
        (line.doubtful if reading.doubtful else line.wrong).append(problem)
    elif not line.company:
        line.wrong.append("Falta la empresa.")


def _read_days(said: dict[str, Cell], line: PlacementLine, on: date) -> None:
    far = on.replace(year=on.year + _AHEAD_YEARS, day=1)
    line.starts_on, ends_on = (read_date(said.get(name), far) for name in ("starts_on", "ends_on"))
    if not line.starts_on:
        written = text(said.get("starts_on"))
        problem = f"No entendimos la fecha de inicio: «{written[:40]}»."
        line.wrong.append(problem if written else "Falta la fecha de inicio.")
        return
    line.values["starts_on"] = line.starts_on.isoformat()
    if line.starts_on > on:
        line.wrong.append("La fecha de inicio todavía no llega.")
    if ends_on and ends_on < line.starts_on:
        line.wrong.append("La fecha de término es anterior al inicio.")
    elif ends_on:
        line.values["ends_on"] = ends_on.isoformat()
    elif written := text(said.get("ends_on")):
        line.notes.append(f"No entendimos la fecha de término: «{written[:40]}». Queda vacía.")


def _read_terms(said: dict[str, Cell], supposed: dict[str, str | int], line: PlacementLine) -> None:
    read = {
        "contract": (read_contract(said.get("contract")), "el tipo de contrato"),
        "weekly_hours": (read_hours(said.get("weekly_hours")), "las horas por semana"),
        "gross_pay": (read_pesos(said.get("gross_pay")), "el sueldo"),
    }
    for name, (value, words) in read.items():
        written = text(said.get(name))
        if value is None and written:
            line.notes.append(f"No entendimos {words}: «{written[:40]}».")
        if value is None:
            value = supposed.get(name)
        if value is None:
            line.doubtful.append(f"Falta {words}: dilo en la planilla o al elegir las columnas.")
        else:
            line.values[name] = value
    pay = line.values.get("gross_pay", LEAST_PAY)
    if not LEAST_PAY <= pay <= MOST_PAY:
        line.doubtful.append("Revisa el sueldo: debe estar en pesos.")


def read_contract(cell: Cell) -> str | None:
    """A `ContractType`, from the words that offices use."""
    written = unaccent(text(cell))
    return next((kind.value for word, kind in _WORDS if word in written), None)


def read_hours(cell: Cell) -> int | None:
    """Whole hours a week: 44, "45 hrs", "42,5"; None when it says none that a week has."""
    found = re.match(r"(\d{1,2})([.,]\d+)?(?!\d)", text(cell).strip())
    hours = int(found[1]) if found else 0
    return hours if 1 <= hours <= MOST_HOURS else None

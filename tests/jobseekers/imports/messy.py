"""A spreadsheet as an office has it after ten years of several hands."""

import csv
import io
import random
from datetime import date, timedelta

from openpyxl import Workbook

from omil_portal.accounts.run import Run, check_digit

HEADERS = ["N°", "R.U.T.", "Dig. Verif.", "NOMBRE COMPLETO", "F. Nac.", "Fono", "Mail", "Comuna"]
FIRST = 11_000_000
_NAMES = ["MARÍA JOSÉ", "juan pablo", "Rosa", "PEDRO", "Ana María"]
_SURNAMES = ["SOTO BARRÍA", "ñancupel", "Oyarzo de la Fuente", "VARGAS  VARGAS", "Pérez"]


def run_of(number: int) -> Run:
    return Run(number, check_digit(number))


def messy_rows(count: int = 500) -> list[list[object]]:
    """Every fifth group spoils the RUN another way; the last ten rows cannot be saved.

    Of the last ten: five without their check digit, three wrong, two repeated.
    """
    chance = random.Random(20261123)
    rows = [_row(at, chance) for at in range(count - 10)]
    for at in range(count - 10, count - 5):
        rows.append([at, FIRST + at, None, "SIN DÍGITO PÉREZ", None, None, None, None])
    rows += [
        [1, "99.999.999-1", None, "MAL DÍGITO", None, None, None, None],
        [1, "", None, "SIN RUN SOTO", None, None, None, None],
        [1, str(run_of(FIRST + count)), None, "Solo", None, None, None, None],
        [1, str(run_of(FIRST)), None, *rows[0][3:]],
        [1, run_of(FIRST + 1).canonical, None, *rows[1][3:]],
    ]
    return rows


def _row(at: int, chance: random.Random) -> list[object]:
    run = run_of(FIRST + at)
    spoilt = [
        (str(run), None),
        (f" {run.canonical.lower()} ", None),
        (run.number, run.dv.lower()),
        (float(run.number), run.dv),
        (f"{run.number}.0", f" {run.dv}"),
        (f"{run.number / 10**7:.7f}E+07", run.dv),
        (f"0{run.canonical}", None),
        (f"RUT {run.number}–{run.dv}", None),
    ]
    born = date(1960, 1, 1) + timedelta(days=chance.randrange(16_000))
    births = [born, (born - date(1899, 12, 30)).days, f"{born:%d/%m/%Y}", "s/i", None]
    phones = [987650000 + at, f"+56 9 8765 {at:04d}", float(987650000 + at), "no tiene", None]
    name = f"{chance.choice(_NAMES)} {chance.choice(_SURNAMES)}"
    mail = chance.choice([f"P{at}@Correo.CL", "no", None])
    comuna = chance.choice(["QUELLON", "Quellón ", "Castro", "Macondo", None])
    return [at, *spoilt[at % 8], name, births[at % 5], phones[at % 5], mail, comuna]


def as_xlsx(rows: list[list[object]], headers: list[str] = HEADERS) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.append(["Base de datos OMIL Quellón 2019-2026 (NO BORRAR)"])
    sheet.append([])
    sheet.append(headers)
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_csv(rows: list[list[object]], headers: list[str], mark: str, encoding: str) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=mark).writerows([headers, *rows])
    return out.getvalue().encode(encoding)

"""A RUN as spreadsheets spoil it: numbers in scientific notation, as dates, without its digit."""

import re
from typing import NamedTuple

from jobseekers.spreadsheet.cells import Cell, text
from omil_portal.accounts.run import InvalidRun, Run, parse_run

NO_DIGIT = "Al RUN le falta el dígito verificador."
A_DATE = "Excel convirtió el RUN en una fecha. Escríbelo otra vez, como texto."
LOST_FIGURES = "Excel perdió números del RUN. Escríbelo otra vez, como texto."
MISSING = "Falta el RUN."
_SCIENTIFIC = re.compile(r"(\d+)(?:[.,](\d+))?E\+?(\d{1,2})")
_DATE = re.compile(r"\d{4}-\d\d?-\d\d?([T ].*)?|\d{1,2}[-/](\d{1,2}|[A-ZÁÉ]{3,10})[-/]\d{2,4}")
_DASHES = re.compile("[‐‑‒–—−_]")


class RunReading(NamedTuple):
    """`run` when it is sure; else `problem` says why, and `doubtful` that it may be mended."""

    run: Run | None
    problem: str = ""
    doubtful: bool = False


def read_run(cell: Cell, digit: Cell = None) -> RunReading:
    """The RUN in `cell`, or the number in it with the check digit of another column."""
    written = _tidy(cell)
    beside = _tidy(digit).strip("-").upper()
    if not written:
        return RunReading(None, MISSING)
    if _DATE.fullmatch(written):
        return RunReading(None, A_DATE, doubtful=True)
    if found := _SCIENTIFIC.fullmatch(written):
        figures, power = found[1] + (found[2] or ""), int(found[3])
        if len(figures) - len(found[1]) < power:
            return RunReading(None, LOST_FIGURES, doubtful=True)
        written = figures
    if beside:
        return _with_digit(written, beside)
    if written.isdecimal() and len(written) <= 8:
        return RunReading(None, NO_DIGIT, doubtful=True)
    return _checked(written)


def _tidy(cell: Cell) -> str:
    """Upper case without dots between thousands, spaces, or Excel's ".0" at the end."""
    written = _DASHES.sub("-", text(cell).upper())
    written = re.sub(r"^(RUN|RUT)\b[:. ]*", "", written).strip(" '´`\"")
    if "E" in written and _SCIENTIFIC.fullmatch(written):
        return written
    if re.fullmatch(r"\d+[.,]0+", written) and not re.fullmatch(r"\d{1,3}([.,]000)+", written):
        written = re.split("[.,]", written)[0]
    if _DATE.fullmatch(written):
        return written
    return re.sub(r"[.,\s]", "", written).lstrip("0") or ("0" if written else "")


def _with_digit(written: str, beside: str) -> RunReading:
    """The column of the check digit decides, unless the number brings one that contradicts it."""
    if not written.isdecimal() or len(written) > 8:
        reading = _checked(written)
        if reading.run and reading.run.dv != beside:
            return RunReading(None, "El dígito verificador de la otra columna no coincide.")
        return reading
    return _checked(f"{written}-{beside}")


def _checked(written: str) -> RunReading:
    try:
        return RunReading(parse_run(written))
    except InvalidRun as wrong:
        return RunReading(None, str(wrong))

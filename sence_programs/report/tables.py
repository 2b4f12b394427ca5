"""A table of the report, the same whoever draws it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

Cell = str | int
HIDDEN = "Menos de 5"
"""Instead of a number that could tell who somebody is, or from which it could be worked out."""


class Row(NamedTuple):
    """`url`: the list behind the first number; empty where there is none."""

    cells: Sequence[Cell]
    url: str = ""


@dataclass(frozen=True)
class Table:
    """`note` says what is counted; the first column names each row."""

    slug: str
    title: str
    note: str
    columns: Sequence[str]
    rows: Sequence[Row]

    @property
    def with_columns(self) -> list[tuple[Row, list[tuple[str, Cell]]]]:
        """Each row with its other cells, each under its column."""
        names = self.columns[1:]
        return [(row, list(zip(names, row.cells[1:], strict=True))) for row in self.rows]

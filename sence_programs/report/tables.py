"""A table of the report, the same whoever draws it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from omil_portal.look.formats import thousands

Cell = str | int
HIDDEN = "No se muestra"
"""Instead of a number that could tell who somebody is, or from which it could be worked out."""


def words_of(cell: Cell) -> str:
    """A cell as people read it."""
    return thousands(cell) if isinstance(cell, int) else cell


class Shown(NamedTuple):
    """A cell as a page draws it, under its column."""

    column: str
    words: str
    is_number: bool


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
    def numeric(self) -> list[bool]:
        """Of each column, whether it holds numbers, or what hides them."""
        return [
            all(isinstance(row.cells[at], int) or row.cells[at] == HIDDEN for row in self.rows)
            for at in range(len(self.columns))
        ]

    @property
    def heads(self) -> list[tuple[str, bool]]:
        return list(zip(self.columns, self.numeric, strict=True))

    @property
    def with_columns(self) -> list[tuple[Row, list[Shown]]]:
        """Each row with its cells but the first."""
        return [
            (
                row,
                [
                    Shown(name, words_of(cell), number)
                    for (name, number), cell in zip(self.heads[1:], row.cells[1:], strict=True)
                ],
            )
            for row in self.rows
        ]

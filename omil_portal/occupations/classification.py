"""CIUO-08.CL, the Chilean classification of occupations (INE, 2018), read from the project's table.

A code is text: "5", "51", "513" and "5131" name the four levels, each within the one before.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "data" / "ciuo08cl.csv"
LEVELS = 4


@dataclass(frozen=True)
class Group:
    """One group of the classification; its level is the length of its code."""

    code: str
    name: str

    @property
    def level(self) -> int:
        return len(self.code)

    @property
    def parent(self) -> str | None:
        """The code one level up; None for a major group."""
        return self.code[:-1] or None


@cache
def classification() -> dict[str, Group]:
    """Every group of the four levels by its code, in the order of the codes."""
    with TABLE.open(encoding="utf-8", newline="") as rows:
        return {row["code"]: Group(row["code"], row["name"]) for row in csv.DictReader(rows)}


def unit_groups() -> list[Group]:
    """The groups of four digits, those a person or a vacancy is coded with."""
    return [group for group in classification().values() if group.level == LEVELS]


def shared_digits(one: str, other: str) -> int:
    """How many levels two codes share: 4 is the same occupation, 0 another major group."""
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return shared

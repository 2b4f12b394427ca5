"""Commitments as a list shows them on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sence_programs.models import Commitment


@dataclass(frozen=True)
class CommitmentLine:
    """`word`: its status that day; an open one whose date went by is late."""

    commitment: Commitment
    word: str


def lines_of(commitments: Iterable[Commitment], on: date) -> list[CommitmentLine]:
    return [CommitmentLine(commitment, commitment.word(on)) for commitment in commitments]

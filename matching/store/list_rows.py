"""Lists into PostgreSQL by binary COPY: one row an owner, with arrays."""

from collections.abc import Iterator

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from matching.engine import Ranking
from matching.engine.compiled import compiled, inlined

BLOCK = 20_000
"""Owners written to memory at a time."""
PIECE = 1 << 20
START, END = b"PGCOPY\n\xff\r\n\0" + bytes(8), b"\xff\xff"
BIGINT, SMALLINT = 20, 21
"""Type numbers of PostgreSQL's catalogue."""
FIELDS = 5
ROW_BYTES, ENTRY_BYTES = 2 + 2 * 12 + 3 * 24, 12 + 6 + 6


def write_lists(
    model,
    columns: tuple[str, str],
    run: int,
    *,
    owners: NDArray[np.int64],
    others: NDArray[np.int64],
    ranking: Ranking,
    places: NDArray[np.int16],
    plain_places: bool = True,
) -> None:
    """Adds the lists of a run to the table of `model`, owners in the order of their ids.

    `columns` are those of the owner's id and of the others' ids; `owners` and `others` the ids
    by row of `ranking`. Who has an empty list gets no row. Without `plain_places` those that are of
    the order, 1 to the last, are left out. Inside the caller's transaction.
    """
    names = ", ".join(("run_id", *columns, "points", "places"))
    with connection.cursor() as cursor:
        cursor.copy_expert(
            f"COPY {model._meta.db_table} ({names}) FROM STDIN (FORMAT binary)",
            _Pieces(_encoded(run, owners, others, ranking, places, plain_places)),
            PIECE,
        )


class _Pieces:
    """What COPY reads from, a piece at a time."""

    def __init__(self, blocks: Iterator[NDArray[np.uint8] | bytes]) -> None:
        self._blocks = blocks
        self._block = memoryview(b"")

    def read(self, size: int) -> bytes:
        while not self._block:
            block = next(self._blocks, None)
            if block is None:
                return b""
            self._block = memoryview(block)
        piece, self._block = self._block[:size], self._block[size:]
        return bytes(piece)


def _encoded(
    run, owners, others, ranking, places, plain_places
) -> Iterator[NDArray[np.uint8] | bytes]:
    # Appending to the index in its own order is several times quicker than anywhere in it.
    order = np.argsort(owners)
    order = order[np.diff(ranking.offsets)[order] > 0]
    yield START
    for first in range(0, len(order), BLOCK):
        rows = order[first : first + BLOCK]
        entries = int((ranking.offsets[rows + 1] - ranking.offsets[rows]).sum())
        block = np.empty((len(rows) * ROW_BYTES + entries * ENTRY_BYTES) // 2, np.uint16)
        words = encode(
            block,
            run,
            rows,
            owners,
            others,
            ranking.offsets,
            ranking.index,
            ranking.points,
            places,
            plain_places,
        )
        yield block[:words].view(np.uint8)
    yield END


@inlined
def put(block, at, value, words):
    """A whole number in so many 16-bit words, the greatest first. Returns where the next goes."""
    for place in range(words):
        word = (value >> 16 * (words - 1 - place)) & 0xFFFF
        block[at + place] = (word >> 8) | (word & 0xFF) << 8
    return at + words


@inlined
def put_head(block, at, kind, words, count):
    """Of an array without nulls, of one dimension that counts from 1; of none when empty."""
    at = put(block, at, 12 if count == 0 else 20 + (4 + 2 * words) * count, 2)
    at = put(block, at, 0 if count == 0 else 1, 2)
    at = put(block, at, 0, 2)
    at = put(block, at, kind, 2)
    if count == 0:
        return at
    at = put(block, at, count, 2)
    return put(block, at, 1, 2)


@compiled
def encode(block, run, rows, owners, others, offsets, index, points, places, plain_places):
    """Fills `block` with a row of binary COPY for each of `rows`; returns how much of it."""
    at = 0
    for row in rows:
        first, last = offsets[row], offsets[row + 1]
        count = last - first
        at = put(block, at, FIELDS, 1)
        at = put(block, put(block, at, 8, 2), run, 4)
        at = put(block, put(block, at, 8, 2), owners[row], 4)
        at = put_head(block, at, BIGINT, 4, count)
        for entry in range(first, last):
            at = put(block, put(block, at, 8, 2), others[index[entry]], 4)
        at = put_head(block, at, SMALLINT, 1, count)
        for entry in range(first, last):
            at = put(block, put(block, at, 2, 2), np.int64(points[entry]), 1)
        moved = plain_places
        for entry in range(first, last):
            moved |= places[entry] != entry - first + 1
        at = put_head(block, at, SMALLINT, 1, count if moved else 0)
        for entry in range(first, last if moved else first):
            at = put(block, put(block, at, 2, 2), np.int64(places[entry]), 1)
    return at

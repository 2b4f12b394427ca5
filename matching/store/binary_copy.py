"""Rows out of PostgreSQL by binary COPY, straight into number columns."""

from io import BytesIO
from typing import NamedTuple

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from matching.engine.compiled import compiled

HEADER_BYTES = 19
"""Signature, flags and no extension: what every binary COPY starts with."""
NULL_OR_OTHER_WIDTH = -1


class Table(NamedTuple):
    """`ids` (rows,) int64; `values` (columns, rows) int32; `lists` of row r are

    `entries[offsets[r]:offsets[r + 1]]`.
    """

    ids: NDArray[np.int64]
    values: NDArray[np.int32]
    offsets: NDArray[np.int64]
    entries: NDArray[np.int32]


def read_table(query: str, widths: tuple[int, ...]) -> Table:
    """Rows of `query`: a bigint id, numbers of these `widths` in bytes, and an integer array.

    No Python object is made for a row. Raises ValueError when a value is null or has another
    width: the query is not what the reader was written for.
    """
    data, rows = copied_out(query)
    ids = np.empty(rows, np.int64)
    values = np.empty((len(widths), rows), np.int32)
    offsets = np.zeros(rows + 1, np.int64)
    fixed = rows * (2 + 12 + sum(widths) + 4 * len(widths) + 4)
    entries = np.empty(max(len(data) - HEADER_BYTES - fixed, 0) // 8, np.int32)
    if decode(data, np.array(widths), ids, values, offsets, entries) == NULL_OR_OTHER_WIDTH:
        raise ValueError(f"null or another width than {widths} in: {query}")
    return Table(ids, values, offsets, entries[: offsets[-1]].copy())


def copied_out(query: str) -> tuple[NDArray[np.uint8], int]:
    """The bytes of a binary COPY, and how many rows they hold."""
    buffer = BytesIO()
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY ({query}) TO STDOUT (FORMAT binary)", buffer)
        return np.frombuffer(buffer.getbuffer(), np.uint8), cursor.rowcount


@compiled
def number(data, at, width):
    """A big-endian whole number of 1, 2, 4 or 8 bytes, with its sign."""
    value = np.int64(data[at])
    if width > 1 and value > 127:
        value -= 256
    for place in range(at + 1, at + width):
        value = value << 8 | np.int64(data[place])
    return value


@compiled
def decode(data, widths, ids, values, offsets, entries):
    """Fills the columns from the bytes of a binary COPY; 0, or -1 where a row does not fit."""
    at, total = HEADER_BYTES, 0
    for row in range(len(ids)):
        if number(data, at + 2, 4) != 8:
            return NULL_OR_OTHER_WIDTH
        ids[row] = number(data, at + 6, 8)
        at += 14
        for column in range(len(widths)):
            width = widths[column]
            if number(data, at, 4) != width:
                return NULL_OR_OTHER_WIDTH
            values[column, row] = number(data, at + 4, width)
            at += 4 + width
        length = number(data, at, 4)
        if length < 12:
            return NULL_OR_OTHER_WIDTH
        # An array: dimensions, whether it holds nulls, type, length and first index of each.
        end, at = at + 4 + length, at + 4 + (20 if length > 12 else 12)
        while at < end:
            if number(data, at, 4) != 4:
                return NULL_OR_OTHER_WIDTH
            entries[total] = number(data, at + 4, 4)
            total += 1
            at += 8
        offsets[row + 1] = total
    return 0

"""Walking many runs of consecutive positions at once."""

import numpy as np

from matching.engine.arrays import Int64s


def spans(starts: Int64s, counts: Int64s) -> tuple[Int64s, Int64s]:
    """Positions `starts[i] … starts[i] + counts[i] - 1` of every i, and the i of each."""
    owners = np.repeat(np.arange(len(counts)), counts)
    before = np.cumsum(counts) - counts
    return np.arange(len(owners)) + (starts - before)[owners], owners

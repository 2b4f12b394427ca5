"""Cosine between the skills of the seeker and of the vacancy, sparse and exact."""

import numpy as np

from matching.engine.arrays import Int64s
from matching.engine.block import Pairs
from matching.engine.spans import spans


def scaled_cosine(p: Pairs) -> Int64s:
    """Cosine × 2**30: entries of the block's two sides are joined on the skill.

    Sums of whole numbers under 2**53 are exact in the doubles that bincount adds up.
    """
    b = p.block
    held, asked = b.seekers.skills, b.vacancies.skills
    held_at, row = spans(held.offsets[b.rows], held.counts[b.rows])
    asked_at, col = spans(asked.offsets[b.cols], asked.counts[b.cols])
    by_skill = np.argsort(asked.ids[asked_at], kind="stable")
    asked_at, col = asked_at[by_skill], col[by_skill]
    wanted = asked.ids[asked_at]
    first = np.searchsorted(wanted, held.ids[held_at], side="left")
    last = np.searchsorted(wanted, held.ids[held_at], side="right")
    met, entry = spans(first, last - first)
    products = held.units[held_at][entry] * asked.units[asked_at][met]
    cells = row[entry] * b.shape[1] + col[met]
    sums = np.bincount(cells, weights=products, minlength=b.shape[0] * b.shape[1])
    dots: Int64s = sums[p.row * b.shape[1] + p.col].astype(np.int64)
    return dots

"""PostgreSQL → the engine's columns and records: what matching may know, and no more."""

from matching.store.market import Market, read_market
from matching.store.reading import (
    EPOCH,
    REJECTIONS,
    Reading,
    SkillWeights,
    day_number,
    mask,
    rejected_pairs,
    rejections,
)
from matching.store.roles import RoleMissing, as_fairness_reader, as_reader

__all__ = [
    "EPOCH",
    "REJECTIONS",
    "Market",
    "Reading",
    "RoleMissing",
    "SkillWeights",
    "as_fairness_reader",
    "as_reader",
    "day_number",
    "mask",
    "read_market",
    "rejected_pairs",
    "rejections",
]

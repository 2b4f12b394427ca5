"""The hard rules: a pair that breaks one is never shown, and each can be named.

`passes.py` tests them for many pairs at once and `explain.py` for one, by name. Being active and
not placed is the eleventh condition: the engine is given no one else.
"""

from enum import StrEnum


class Rule(StrEnum):
    """The hard rules, in the order they are told."""

    OCCUPATION_GROUP = "occupation_group"
    TRAVEL = "travel"
    SCHEDULE = "schedule"
    LICENCES = "licences"
    PERMITS = "permits"
    SCHOOLING = "schooling"
    EXPERIENCE = "experience"
    PAY = "pay"
    LEGAL_AGE = "legal_age"
    REJECTED_BEFORE = "rejected_before"

"""One published list as its owner is shown it, changed by one entry without the rest."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

LIST_LENGTH = 20
"""Entries of a list, on either side."""
ADDED = 0
"""The place of an entry that is on the list by a rule of the spreading, after the best."""


class Entry(NamedTuple):
    """`place` is that of the exact ranking, from 1, or `ADDED`."""

    other: int
    points: int
    place: int

    @property
    def rank(self) -> tuple[int, int]:
        """What the exact order goes by: most points first, ties by the lower id."""
        return -self.points, self.other


@dataclass(frozen=True)
class Listing:
    """Entries in the order shown, which may not be that of their points."""

    entries: tuple[Entry, ...] = ()

    @classmethod
    def of(cls, others: list[int], points: list[int], places: list[int]) -> "Listing":
        """Lists of the same length; without `places`, they are those of the order."""
        ranked = places or range(1, len(others) + 1)
        return cls(tuple(map(Entry._make, zip(others, points, ranked, strict=True))))

    def __contains__(self, other: int) -> bool:
        return any(entry.other == other for entry in self.entries)

    @property
    def best(self) -> int:
        """The most points of an entry; -1 on an empty list."""
        return max((entry.points for entry in self.entries), default=-1)

    @property
    def added(self) -> set[int]:
        """Those on the list by a rule of the spreading."""
        return {entry.other for entry in self.entries if entry.place == ADDED}

    def with_added(self, points: Mapping[int, int]) -> "Listing":
        """The list with these, by id, after the rest, best first, if they are not on it."""
        new = [Entry(other, points[other], ADDED) for other in points if other not in self]
        return Listing((*self.entries, *sorted(new, key=lambda entry: entry.rank)))

    def without(self, other: int) -> "Listing":
        """The list once `other` has left; nobody takes the place at the end until the night."""
        gone = next((entry for entry in self.entries if entry.other == other), None)
        if gone is None:
            return self
        left = [entry for entry in self.entries if entry is not gone]
        return Listing(tuple(_moved(entry, gone, -1) for entry in left))

    def with_(self, other: int, points: int, length: int) -> "Listing":
        """The list with `other` where its points put it, if it is among the best `length`."""
        listing = self.without(other)
        new = Entry(other, points, 1)
        ranked = [entry for entry in listing.entries if entry.place != ADDED]
        better = [entry for entry in ranked if entry.rank < new.rank]
        if len(better) >= length:
            return listing
        worse = [entry for entry in ranked if entry.rank > new.rank]
        new = new._replace(place=_place(better, worse))
        before = worse and next(i for i, e in enumerate(listing.entries) if e in worse)
        at = before if worse else len(ranked)
        entries = [_moved(entry, new, 1) for entry in listing.entries]
        entries.insert(at, new)
        if len(ranked) >= length:
            last = max((entry for entry in entries if entry.place != ADDED), key=lambda e: e.rank)
            entries.remove(last)
        return replace(listing, entries=tuple(entries))


def _place(better: list[Entry], worse: list[Entry]) -> int:
    if worse:
        return min(worse, key=lambda entry: entry.rank).place
    return max((entry.place for entry in better), default=0) + 1


def _moved(entry: Entry, other: Entry, by: int) -> Entry:
    """`entry` once `other`, if it ranks better, has entered (`by` 1) or left (-1)."""
    if ADDED in (entry.place, other.place) or entry.rank < other.rank:
        return entry
    return entry._replace(place=entry.place + by)

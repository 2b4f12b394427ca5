"""A mistyped stem → the known stem one letter away. Pure."""

from collections.abc import Iterable, Iterator, Mapping

_SHORTEST = 5


class Spelling:
    """Knows the stems of `uses`, with how often each is said; deterministic."""

    def __init__(self, uses: Mapping[str, float]) -> None:
        self._uses = uses
        self._by_part: dict[str, list[str]] | None = None

    def correct(self, stems: Iterable[str]) -> tuple[str, ...]:
        """`stems` with the unknown ones replaced where exactly a slip of one letter explains it."""
        return tuple(stem if stem in self._uses else self._nearest(stem) for stem in stems)

    def _nearest(self, stem: str) -> str:
        if len(stem) < _SHORTEST or not stem.isalpha():
            return stem
        near = {known for part in _parts(stem) for known in self._known_by_part().get(part, ())}
        alike = [known for known in near if known[0] == stem[0] and _one_slip(stem, known)]
        return min(alike, key=lambda known: (-self._uses[known], known), default=stem)

    def _known_by_part(self) -> dict[str, list[str]]:
        if self._by_part is None:
            self._by_part = {}
            for known in self._uses:
                if len(known) >= _SHORTEST and known.isalpha():
                    for part in _parts(known):
                        self._by_part.setdefault(part, []).append(known)
        return self._by_part


def _parts(stem: str) -> Iterator[str]:
    """The stem, and the stem without each of its letters."""
    yield stem
    for at in range(len(stem)):
        yield stem[:at] + stem[at + 1 :]


def _one_slip(one: str, other: str) -> bool:
    """Whether a letter added, missing, changed or swapped with the next makes `one` the `other`."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return True
    rests = (one[start:], other[start:])
    long, short = max(rests, key=len), min(rests, key=len)
    if len(one) != len(other):
        return long[1:] == short
    return one[start + 1 :] == other[start + 1 :] or (
        one[start : start + 2] == other[start : start + 2][::-1]
        and one[start + 2 :] == other[start + 2 :]
    )

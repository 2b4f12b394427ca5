"""Half a year, the span an office plans at once. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, order=True)
class Semester:
    """January to June (half 1) or July to December (half 2) of a year."""

    year: int
    half: int

    @classmethod
    def of(cls, on: date) -> "Semester":
        return cls(on.year, 1 if on.month <= 6 else 2)

    @classmethod
    def parse(cls, text: str) -> "Semester":
        """`2026-2` → the second of 2026. Raises ValueError for anything else."""
        year, _, half = text.partition("-")
        if half not in ("1", "2") or not (len(year) == 4 and year.isascii() and year.isdigit()):
            raise ValueError(text)
        if not 2000 <= int(year) <= 2100:
            raise ValueError(text)
        return cls(int(year), int(half))

    def __str__(self) -> str:
        return f"{self.year}-{self.half}"

    @property
    def label(self) -> str:
        return f"{'Primer' if self.half == 1 else 'Segundo'} semestre de {self.year}"

    @property
    def months(self) -> list[date]:
        """The first day of each of its six months."""
        first = 1 if self.half == 1 else 7
        return [date(self.year, month, 1) for month in range(first, first + 6)]

    @property
    def starts_on(self) -> date:
        return self.months[0]

    @property
    def ends_on(self) -> date:
        return self.next.starts_on - timedelta(days=1)

    @property
    def next(self) -> "Semester":
        return Semester(self.year, 2) if self.half == 1 else Semester(self.year + 1, 1)

    @property
    def previous(self) -> "Semester":
        return Semester(self.year, 1) if self.half == 2 else Semester(self.year - 1, 2)

"""Sizes of the invented market."""

from dataclasses import dataclass

SOUTH = ("16", "08", "09", "14", "10")


@dataclass(frozen=True)
class Scale:
    """`regions`: CUTs of those whose comunas take part, or the whole country when empty.

    `repeats` of each database; PostgreSQL is given `postgres_share` of the seekers.
    """

    name: str
    seekers: int
    vacancies: int
    regions: tuple[str, ...]
    repeats: int = 1
    postgres_share: float = 1.0


SCALES = {
    scale.name: scale
    for scale in (
        Scale("small", 600, 200, ("10",)),
        Scale("region", 20_000, 1_500, ("10",), repeats=3),
        Scale("macro", 200_000, 15_000, SOUTH),
        Scale("national", 1_000_000, 60_000, (), postgres_share=0.02),
    )
}

"""Sizes of the invented market."""

from dataclasses import dataclass

SOUTH = ("16", "08", "09", "14", "10")


@dataclass(frozen=True)
class Scale:
    """`regions`: CUTs of those whose comunas take part, or the whole country when empty."""

    name: str
    seekers: int
    vacancies: int
    regions: tuple[str, ...]
    repeats: int = 1


SCALES = {
    scale.name: scale
    for scale in (
        Scale("small", 200, 50, ("10",)),
        Scale("region", 20_000, 1_500, ("10",), repeats=3),
        Scale("macro", 200_000, 15_000, SOUTH),
    )
}

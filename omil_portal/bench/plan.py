"""Which benchmarks there are, and which of them `make bench` runs."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from omil_portal.bench import at_once, browsing, goals, matching, night, start, targets
from omil_portal.bench.matching import RIVALS
from omil_portal.bench.scales import SCALES
from omil_portal.bench.tables import Result

RESULTS = Path(__file__).parents[2] / "bench" / "results"
USUAL_SCALE = "region"


class Job(NamedTuple):
    """A benchmark, its scale where it has one, and who it is compared with where somebody is."""

    name: str
    scale: str = USUAL_SCALE
    against: tuple[str, ...] = RIVALS

    def run(self) -> Result:
        return _BENCHMARKS[self.name](self)


_BENCHMARKS = {
    "matching": lambda job: matching.bench(SCALES[job.scale], job.against),
    "at-once": lambda job: at_once.bench(SCALES[job.scale]),
    "night": lambda job: night.bench(SCALES[job.scale]),
    "goals": lambda job: goals.bench(SCALES[job.scale]),
    "start": lambda job: start.bench(),
    "pages": lambda job: browsing.bench(),
    "targets": lambda job: targets.bench(RESULTS),
}
NAMES = tuple(_BENCHMARKS)
USUAL = (
    Job("matching"),
    Job("matching", "macro"),
    Job("at-once", "macro"),
    Job("night"),
    Job("goals", "national"),
    Job("start"),
    Job("pages"),
    Job("targets"),
)
"""What ends in some minutes."""


def every(scale: str | None, against: tuple[str, ...]) -> Iterator[Job]:
    """The usual jobs, or those that have a scale at another one."""
    if scale is None:
        yield from USUAL
    else:
        yield from (Job(name, scale, against) for name in ("matching", "at-once", "night", "goals"))
        yield Job("targets")

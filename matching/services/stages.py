"""Seconds of wall time by stage of a run."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter


class Stages:
    """`seconds`: stage → seconds, in the order they were first come to."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def on(self, stage: str) -> Iterator[None]:
        """Adds the time of the block, unless it ends with an error."""
        start = perf_counter()
        yield
        self.seconds[stage] = round(self.seconds.get(stage, 0) + perf_counter() - start, 3)

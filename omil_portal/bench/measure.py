"""Seconds of clock and of processor, and memory, of some processes while a block runs."""

import os
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

EVERY_SECONDS = 0.02
TICK = 1 / os.sysconf("SC_CLK_TCK")


@dataclass
class Cost:
    """`cpu_seconds` and `memory_mb` are None where the process cannot be seen (no /proc).

    `memory_mb`: the most private memory above what there was at the start, in MB of 10^6 bytes.
    """

    wall_seconds: float = 0.0
    cpu_seconds: float | None = None
    memory_mb: float | None = None

    def over(self, share: float) -> "Cost":
        """What all would have cost when this is the cost of a share of them; memory unknown."""
        if share == 1:
            return self
        cpu = None if self.cpu_seconds is None else self.cpu_seconds / share
        return Cost(self.wall_seconds / share, cpu, None)


def quickest(costs: Sequence[Cost]) -> Cost:
    """The quickest run; the memory of the first, because later ones reuse what it freed."""
    least = min(costs, key=lambda cost: cost.wall_seconds)
    return Cost(least.wall_seconds, least.cpu_seconds, costs[0].memory_mb)


@dataclass
class Watch:
    """Reads /proc of a process and, where `family` is given, of those that serve it."""

    pid: int | None
    family: int | None = None
    _cpu: dict[int, float] = field(default_factory=dict)
    _peak: int = 0

    def look(self) -> None:
        memory = 0
        for pid in self._members():
            with suppress(OSError, ValueError, StopIteration):
                memory += _private_bytes(pid)
                self._cpu[pid] = _cpu_seconds(pid)
        self._peak = max(self._peak, memory)

    def _members(self) -> Iterable[int]:
        return [self.pid or 0, *_parallel_workers(self.family, self.pid)]


@contextmanager
def measured(pid: int | None, family: int | None = None) -> Iterator[Cost]:
    """The cost of the block to process `pid`, filled in at its end.

    `family`: the PostgreSQL server whose parallel workers serve `pid`. `pid` None: clock only.
    """
    cost, watch, end = Cost(), Watch(pid, family), threading.Event()
    watch.look()
    before_cpu, before_memory = watch._cpu.get(pid or 0), watch._peak

    def keep_looking() -> None:
        while not end.wait(EVERY_SECONDS):
            watch.look()

    looker = threading.Thread(target=keep_looking, daemon=True)
    if before_cpu is not None:
        looker.start()
    started = time.perf_counter()
    try:
        yield cost
    finally:
        cost.wall_seconds = time.perf_counter() - started
        end.set()
        if before_cpu is not None:
            looker.join()
            watch.look()
            cost.cpu_seconds = sum(watch._cpu.values()) - before_cpu
            cost.memory_mb = (watch._peak - before_memory) / 1e6


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * TICK


def _private_bytes(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("RssAnon")).split()[1]) * 1024


def _parallel_workers(server: int | None, pid: int | None) -> Iterator[int]:
    """PostgreSQL names them after the process they work for."""
    if server is None:
        return
    with suppress(OSError):
        for child in Path(f"/proc/{server}/task/{server}/children").read_text().split():
            with suppress(OSError):
                if f"worker for PID {pid}" in Path(f"/proc/{child}/cmdline").read_text():
                    yield int(child)

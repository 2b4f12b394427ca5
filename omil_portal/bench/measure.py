"""Seconds of clock and of processor, and memory, of some processes while a block runs."""

import ctypes
import gc
import os
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

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
    """Reads /proc of a process and, where `family` is given, of those that serve it.

    `seen`: (clock, processor seconds, private bytes) of all of them together, at each look.
    """

    pid: int | None
    family: int | None = None
    seen: list[tuple[float, float, int]] = field(default_factory=list)
    _cpu: dict[int, float] = field(default_factory=dict)

    def look(self) -> None:
        memory = 0
        for pid in self._members():
            with suppress(OSError, ValueError, StopIteration):
                memory += _private_bytes(pid)
                self._cpu[pid] = _cpu_seconds(pid)
        self.seen.append((time.perf_counter(), sum(self._cpu.values()), memory))

    @property
    def sees(self) -> bool:
        return bool(self._cpu)

    @property
    def peak_mb(self) -> float | None:
        """The most private memory at any look, whatever it was at the start."""
        return max(memory for _, _, memory in self.seen) / 1e6 if self.sees else None

    def cpu_between(self, start: float, end: float) -> float | None:
        """Processor seconds from one moment of the clock to another, to a look's precision."""
        if not self.sees:
            return None
        clock, cpu, _ = zip(*self.seen, strict=True)
        before, after = np.interp([start, end], clock, cpu)
        return float(after - before)

    def _members(self) -> Iterable[int]:
        if self.pid is None:
            return _children(self.family)
        return [self.pid, *_parallel_workers(self.family, self.pid)]


@contextmanager
def watched(*watches: Watch) -> Iterator[None]:
    """Looks every `EVERY_SECONDS` while the block runs, and at both of its ends."""
    end = threading.Event()

    def look() -> None:
        for watch in watches:
            watch.look()

    def keep_looking() -> None:
        while not end.wait(EVERY_SECONDS):
            look()

    look()
    looker = threading.Thread(target=keep_looking, daemon=True)
    if any(watch.sees for watch in watches):
        looker.start()
    try:
        yield
    finally:
        end.set()
        if looker.is_alive():
            looker.join()
        look()


@contextmanager
def measured(pid: int | None, family: int | None = None) -> Iterator[Cost]:
    """The cost of the block to process `pid`, filled in at its end.

    `family`: the PostgreSQL server whose parallel workers serve `pid`. `pid` None: clock only.
    """
    cost, watch = Cost(), Watch(pid or 0, family)
    with watched(watch):
        started = time.perf_counter()
        yield cost
        cost.wall_seconds = time.perf_counter() - started
    if watch.sees:
        (_, first_cpu, first_memory), (_, last_cpu, _) = watch.seen[0], watch.seen[-1]
        cost.cpu_seconds = last_cpu - first_cpu
        cost.memory_mb = (watch.peak_mb or 0) - first_memory / 1e6


def give_back_memory() -> None:
    """Returns what was freed to the system, so that it is not taken for what follows."""
    gc.collect()
    with suppress(OSError, AttributeError):  # Only glibc keeps it.
        ctypes.CDLL(None).malloc_trim(0)


def server_processes(cursor: Any) -> tuple[int | None, int | None]:
    """PostgreSQL's process that serves us, and its server; None when on another machine."""
    cursor.execute("SELECT pg_backend_pid()")
    (pid,) = cursor.fetchone()
    try:
        named = Path(f"/proc/{pid}/cmdline").read_text().startswith("postgres")
        parent = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return None, None
    return (pid, parent) if named else (None, None)


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * TICK


def _private_bytes(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("RssAnon")).split()[1]) * 1024


def _children(server: int | None) -> list[int]:
    if server is None:
        return []
    try:
        return [
            int(pid) for pid in Path(f"/proc/{server}/task/{server}/children").read_text().split()
        ]
    except OSError:
        return []


def _parallel_workers(server: int | None, pid: int | None) -> Iterator[int]:
    """PostgreSQL names them after the process they work for."""
    for child in _children(server):
        with suppress(OSError):
            if f"worker for PID {pid}" in Path(f"/proc/{child}/cmdline").read_text():
                yield child

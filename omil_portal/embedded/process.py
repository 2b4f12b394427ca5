"""One child process: started, watched, restarted with patience, and never left behind."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from omil_portal.embedded.account import Account
from omil_portal.embedded.locks import try_lock

PR_SET_PDEATHSIG = 1
LONGEST_WAIT = 30.0
LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def die_with_parent(death: int, parent: int | None = None) -> Callable[[], None]:
    """What a child runs first, so that the kernel signals it when its parent dies (Linux).

    `parent`: a process number, this process when absent.
    """
    parent = parent or os.getpid()

    def promise() -> None:
        if LIBC is not None:
            LIBC.prctl(PR_SET_PDEATHSIG, death, 0, 0, 0)
            if os.getppid() != parent:
                os._exit(1)

    return promise


@dataclass(frozen=True)
class Command:
    """What to run. `stops`: signals to end it, each with the seconds it gets.

    `death`: the signal it receives when its parent is killed. `lock`: a file the process and
    all its forks hold locked while they live, so that no second one starts beside them.
    """

    name: str
    argv: Sequence[str]
    stops: Sequence[tuple[int, float]]
    death: int = signal.SIGTERM
    account: Account | None = None
    lock: Path | None = None
    log: Path | None = None
    cwd: Path | None = None
    env: Mapping[str, str] | None = None


@dataclass
class Child:
    """A running `Command`. All times are `time.monotonic()` seconds."""

    command: Command
    say: Callable[[str], None]
    process: subprocess.Popen[bytes] | None = None
    born: float = 0.0
    due: float = 0.0
    wait: float = field(default=0.25)

    def start(self) -> bool:
        """Start now. False when an orphan of an earlier one is still alive."""
        lock = try_lock(self.command.lock) if self.command.lock else -1
        if lock is None:
            return False
        log: IO[bytes] | None = self.command.log.open("ab") if self.command.log else None
        try:
            self.process = subprocess.Popen(
                self.command.argv,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.command.cwd,
                env=self.command.env,
                start_new_session=True,
                pass_fds=[lock] if lock >= 0 else [],
                preexec_fn=die_with_parent(self.command.death),
                **(self.command.account.popen() if self.command.account else {}),
            )
        finally:
            if log:
                log.close()
            if lock >= 0:
                os.close(lock)
        self.born = time.monotonic()
        return True

    def watch(self) -> None:
        """Say when it died, and start it again once its wait is over."""
        now = time.monotonic()
        if self.process is not None and self.process.poll() is not None:
            lived = now - self.born
            self.wait = 0.25 if lived > LONGEST_WAIT else min(self.wait * 2, LONGEST_WAIT)
            self.due = now + self.wait
            self.say(
                f"{self.command.name} {_how(self.process.returncode)}; "
                f"starting it again in {self.wait:.1f} s"
            )
            self._sweep()
            self.process = None
        if self.process is None and now >= self.due and not self.start():
            self.due = now + 0.25

    def stop(self) -> None:
        """Ask it to end, ever more firmly, and leave nothing of its process group."""
        if self.process is None:
            return
        for number, seconds in (*self.command.stops, (signal.SIGKILL, 5.0)):
            if self.process.poll() is not None:
                break
            self.process.send_signal(number)
            try:
                self.process.wait(seconds)
            except subprocess.TimeoutExpired:
                self.say(f"{self.command.name} is slow to stop")
        self._sweep()
        self.process = None

    def _sweep(self) -> None:
        with suppress(ProcessLookupError, PermissionError):
            if self.process is not None:
                os.killpg(self.process.pid, signal.SIGKILL)


def _how(returncode: int) -> str:
    if returncode >= 0:
        return f"ended with code {returncode}"
    return f"was killed by {signal.Signals(-returncode).name}"

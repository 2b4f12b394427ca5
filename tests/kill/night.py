"""A night of real processes, as seen from outside: what to hold, what to kill, what came out."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg2

from omil_portal.embedded import addresses
from omil_portal.embedded.home import home_of
from omil_portal.embedded.server import server
from omil_portal.env import ROOT, Environment
from tests.embedded.waiting import until
from tests.kill.roof import BUILT

PATIENCE = 60.0
"""Seconds: a machine that does other things too is slow, not wrong."""

_START = """
import django
django.setup()
from tests.factories.when import ON
from omil_portal.night.tasks import start_night
print(start_night(ON.isoformat()))
"""
_MESSAGE_ID = re.compile(r"^Message-ID: (.*)$", re.MULTILINE)


class Night:
    """Servers, worker and beat in `folder`, under one roof that restarts what dies."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        given = {"OMIL_DATA_DIR": str(folder), "PORT": str(self.port)}
        self.environment = {
            name: value
            for name, value in os.environ.items()
            if name not in {"DATABASE_URL", "REDIS_URL"}
        } | given
        self.said = folder / "said.log"
        self.database = addresses(
            Environment(data_dir=folder, DATABASE_URL="", REDIS_URL="")
        ).database_url

    @contextmanager
    def running(self) -> Iterator["Night"]:
        """With the town built, worker and beat up."""
        with self.said.open("wb") as log:
            roof = subprocess.Popen(
                [sys.executable, "-m", "tests.kill.roof"],
                env=self.environment,
                stdout=log,
                stderr=log,
                cwd=ROOT,
            )
        try:
            until(lambda: roof.poll() is not None or BUILT in self.said.read_text(), 5 * PATIENCE)
            assert roof.poll() is None, self.said.read_text()
            yield self
        except AssertionError as failed:
            steps = self.ask("SELECT name, attempts, finished_at, summary FROM night_nightstep")
            failed.add_note(
                f"{steps}\n{len(self.emails())} e-mails\n{self.said.read_text()[-9000:]}"
            )
            raise
        finally:
            roof.send_signal(signal.SIGTERM)
            roof.wait(60)

    def ask(self, query: str) -> list[tuple]:
        with closing(psycopg2.connect(self.database)) as connection:
            cursor = connection.cursor()
            cursor.execute(query)
            return cursor.fetchall()

    def one(self, query: str) -> object:
        ((value,),) = self.ask(query)
        return value

    @contextmanager
    def held(self, table: str) -> Iterator[None]:
        """Nobody writes in the table meanwhile: a step that needs to is stuck half way."""
        with closing(psycopg2.connect(self.database)) as connection:
            connection.cursor().execute(f"LOCK TABLE {table} IN EXCLUSIVE MODE")
            yield

    def attempts(self, step: str) -> int:
        found = self.ask(f"SELECT attempts FROM night_nightstep WHERE name = '{step}'")
        return found[0][0] if found else 0

    def stuck(self, step: str, kill: Callable[[], None] | None = None) -> None:
        """Waits for the step to be under way; after `kill`, under way once more."""
        before = self.attempts(step)
        if kill:
            kill()
            until(lambda: self.attempts(step) > before, PATIENCE)
        else:
            until(lambda: self.attempts(step) > 0, PATIENCE)

    def start_again(self) -> str:
        """Which steps one more `start_night` finds missing."""
        return subprocess.run(
            [sys.executable, "-c", _START],
            env=self.environment | {"DJANGO_SETTINGS_MODULE": "tests.kill.settings"},
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
        ).stdout.strip()

    def finished(self, *steps: str) -> bool:
        rows = self.ask("SELECT name FROM night_nightstep WHERE finished_at IS NOT NULL")
        return {name for (name,) in rows} >= set(steps)

    def kill_pool(self) -> None:
        """The processes that run the tasks; the worker above them lives."""
        workers = self._living(f"omil-{self.port}@")
        _kill([worker for worker in workers if _parent(worker) in workers])

    def kill_worker(self) -> None:
        workers = self._living(f"omil-{self.port}@")
        _kill([worker for worker in workers if _parent(worker) not in workers])
        until(lambda: not set(workers) & set(self._living(f"omil-{self.port}@")), PATIENCE)

    def kill_beat(self) -> None:
        _kill(self._living(f"--schedule {self.folder}/beat-schedule"))

    def kill_server(self, name: str) -> None:
        """PostgreSQL («postgres») or the broker («valkey»); its keeper starts it again."""
        mark = {"postgres": f"-D {self.folder}/postgres", "valkey": f"unixsocket:{self.folder}"}
        _kill(self._living(mark[name]))
        until(server(name, home_of(self.folder)).answers, PATIENCE)

    def emails(self) -> list[str]:
        """The identity of every message that left, each as often as it did."""
        texts = [path.read_text() for path in (self.folder / "mail").iterdir()]
        return [identity for text in texts for identity in _MESSAGE_ID.findall(text)]

    def open_mail_gate(self) -> None:
        (self.folder / "mail-gate").unlink()

    def _living(self, text: str) -> list[int]:
        found = []
        for entry in Path("/proc").iterdir():
            try:
                line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue
            if entry.name.isdigit() and text in line:
                found.append(int(entry.name))
        return found


def _parent(number: int) -> int | None:
    """Who started the process: a young worker may have a lower number than an old one, because
    the numbers of a machine start again. None: it has ended meanwhile."""
    try:
        return int((Path("/proc") / str(number) / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return None


def _kill(numbers: list[int]) -> None:
    assert numbers, "nothing to kill"
    for number in numbers:
        os.kill(number, signal.SIGKILL)

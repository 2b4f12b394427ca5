"""One roof: what dies is started again, and what is stopped leaves nothing behind."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from omil_portal.embedded.problem import Problem
from omil_portal.embedded.run import refuse_taken
from omil_portal.env import ROOT
from tests.embedded.waiting import until

Living = Callable[[str], list[int]]
# Two children that would sleep for ever; the second has a child of its own.
ROOF = """
import signal, sys
from omil_portal.embedded.process import Command
from omil_portal.embedded.supervisor import Supervisor, end_on_signals
mark = sys.argv[1]
sleep = [sys.executable, "-c", "import time; time.sleep(600)", mark]
family = f"import subprocess; subprocess.run({sleep!r})"
end_on_signals()
Supervisor(
    [
        Command("one", sleep, stops=((signal.SIGTERM, 5.0),)),
        Command("two", [sys.executable, "-c", family, mark], stops=((signal.SIGTERM, 5.0),)),
    ],
    lambda line: print(line, flush=True),
).run(lambda: None)
"""
GROWN = 4  # the roof, its two children and the grandchild


class Roof:
    def __init__(self, mark: str, living: Living) -> None:
        self.mark = mark
        self.living = living
        self.process = subprocess.Popen(
            [sys.executable, "-c", ROOF, mark], stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        until(lambda: len(self.all()) == GROWN)

    def all(self) -> list[int]:
        return self.living(self.mark)

    def end(self, number: int) -> str:
        """What it said, once it ended."""
        self.process.send_signal(number)
        return self.process.communicate(timeout=30)[0]


@pytest.fixture
def roof(tmp_path: Path, living: Living) -> Iterator[Roof]:
    built = Roof(f"roof-of-{tmp_path.name}-{id(tmp_path)}", living)
    yield built
    if built.process.poll() is None:
        built.end(signal.SIGTERM)
    for orphan in built.all():
        os.kill(orphan, signal.SIGKILL)
    built.process.communicate()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_asked_to_end_it_leaves_no_process(roof: Roof, number: int):
    roof.end(number)
    assert roof.all() == []


@pytest.mark.kill
def test_its_children_die_when_it_is_killed(roof: Roof):
    # Grandchildren watch their own parents: servers, web and worker each have their way.
    elder, younger = sorted(roof.all())[1:3]
    roof.process.kill()
    roof.process.wait()
    until(lambda: not {elder, younger} & set(roof.all()))


@pytest.mark.kill
def test_a_child_that_dies_is_started_again_and_said_so(roof: Roof):
    eldest = min(number for number in roof.all() if number != roof.process.pid)
    subprocess.run(["kill", "-9", str(eldest)], check=True)
    until(lambda: eldest not in roof.all() and len(roof.all()) == GROWN)
    assert "was killed by SIGKILL; starting it again" in roof.end(signal.SIGTERM)


def test_a_taken_port_is_said_in_a_sentence():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Problem, match=f"Port {port} is taken"):
            refuse_taken(port)


def test_make_run_on_a_taken_port_shows_no_traceback():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        run = subprocess.run(
            [sys.executable, "-m", "omil_portal.embedded.run"],
            env={"PATH": "/usr/bin:/bin", "PORT": str(port)},
            capture_output=True,
            text=True,
            cwd=ROOT,
        )
    assert (run.returncode, run.stderr) == (1, "")
    assert run.stdout.startswith(f"Port {port} is taken")

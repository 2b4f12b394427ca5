"""`make run`: servers, data, web, worker and beat, under one roof, until Ctrl-C."""

import errno
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from pydantic import ValidationError

from omil_portal.embedded.problem import Problem, sentence
from omil_portal.embedded.process import Command, die_with_parent
from omil_portal.embedded.supervisor import Ended, Supervisor, end_on_signals
from omil_portal.embedded.use import Use, joined
from omil_portal.env import ROOT, Environment

HOST = "127.0.0.1"
SERVERS_EVERY = 1.0


def refuse_taken(port: int) -> None:
    """Raises `Problem` when the port cannot be listened on."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise Problem(
                    f"Port {port} is taken: stop what uses it, or run `PORT={port + 1} make run`."
                ) from None
            raise sentence(error, f"Port {port} cannot be used") from None


def commands(env: Environment) -> list[Command]:
    """The portal's own processes. A killed supervisor takes them along."""
    python, app = sys.executable, "omil_portal.celery:app"
    # Under root the worker warns of pickled tasks, which this application does not accept.
    quiet = ["-W", "ignore:You're running the worker"]
    celery = [python, *quiet, "-m", "celery", "-q", "-A"]
    beat_file = str(env.data_dir / "beat-schedule")
    return [
        Command(
            "web",
            [
                *(python, "-m", "gunicorn", "omil_portal.wsgi:application"),
                *("--bind", f"{HOST}:{env.port}", "--workers", "2", "--threads", "4"),
                *("--graceful-timeout", "10", "--log-level", "warning", "--no-control-socket"),
            ],
            stops=((signal.SIGTERM, 12.0), (signal.SIGINT, 3.0)),
            cwd=ROOT,
        ),
        Command(
            "worker",
            [
                *(*celery, app, "worker", "--concurrency", "2", "--loglevel", "WARNING"),
                *("--without-gossip", "--without-mingle", "--hostname", f"omil-{env.port}@%h"),
            ],
            # Tasks are acknowledged when they end: one cut short is delivered again.
            stops=((signal.SIGTERM, 10.0), (signal.SIGQUIT, 5.0)),
            death=signal.SIGKILL,
            cwd=ROOT,
        ),
        Command(
            "beat",
            [*celery, app, "beat", "--schedule", beat_file, "--pidfile=", "--loglevel", "WARNING"],
            stops=((signal.SIGTERM, 5.0),),
            cwd=ROOT,
        ),
    ]


def prepare() -> None:
    """Tables, reference and demonstration data, static files. Raises `Problem`."""
    done = subprocess.run(
        [sys.executable, "-m", "omil_portal.embedded.prepare"],
        stdin=subprocess.DEVNULL,
        cwd=ROOT,
        start_new_session=True,
        preexec_fn=die_with_parent(signal.SIGTERM),
    )
    if done.returncode != 0:
        raise Problem("The next `make run` takes up where this one stopped.")


class Tail:
    """What is added to a file from now on."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.read = file.stat().st_size if file.exists() else 0

    def news(self) -> list[str]:
        """The lines added since the last call."""
        if not self.file.exists():
            return []
        with self.file.open("rb") as log:
            log.seek(self.read)
            added = log.read()
        self.read += len(added)
        return added.decode(errors="replace").splitlines()


class Watch:
    """Each tick: revive the servers' keepers when killed, and say once that the web answers."""

    def __init__(self, port: int, servers: list[Use]) -> None:
        self.port = port
        self.servers = servers
        self.due = 0.0
        self.said = False
        self.keepers = [Tail(server.home.logs / "keeper.log") for server in servers[:1]]

    def __call__(self) -> None:
        if time.monotonic() >= self.due:
            for server in self.servers:
                server.revive()
            self.due = time.monotonic() + SERVERS_EVERY
        for tail in self.keepers:
            for line in tail.news():
                say(line)
        if not self.said and self._answers():
            self.said = True
            say(f"\nReady: http://{HOST}:{self.port}   (Ctrl-C stops everything)")

    def _answers(self) -> bool:
        with socket.socket() as client:
            return client.connect_ex((HOST, self.port)) == 0


def say(line: str) -> None:
    """To whoever watches the console, at once."""
    print(line, flush=True)


def main() -> int:
    end_on_signals()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "omil_portal.settings")
    try:
        env = Environment()
        refuse_taken(env.port)
        with joined(env) as servers:
            _say_where(servers)
            prepare()
            Supervisor(commands(env), say).run(Watch(env.port, servers))
        say("Stopped.")
    except Ended:
        return 0
    except ValidationError as error:
        say("\n".join(f"{e['msg']} ({'.'.join(map(str, e['loc']))})" for e in error.errors()))
        return 1
    except Problem as problem:
        say(str(problem))
        return 1
    except OSError as error:
        say(str(sentence(error, "The portal cannot run")))
        return 1
    return 0


def _say_where(servers: list[Use]) -> None:
    for server in servers:
        say(f"{server.name} runs in {Path(server.home.path)} (log in {server.home.logs})")


if __name__ == "__main__":
    sys.exit(main())

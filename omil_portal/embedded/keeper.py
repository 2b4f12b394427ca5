"""The keeper: one process per server that starts it, restarts it, and stops it after its last user.

It is begun by whoever needs the server first (see `use.py`) and outlives nobody: users hold a
shared lock, and when the keeper can take that lock alone, nobody is left. A killed user frees its
lock by dying. A killed keeper takes its server along.
"""

import os
import signal
import sys
import time
from pathlib import Path

from omil_portal.embedded.account import Account
from omil_portal.embedded.home import Home
from omil_portal.embedded.locks import open_lock, take, try_lock
from omil_portal.embedded.problem import Problem, sentence
from omil_portal.embedded.process import Child
from omil_portal.embedded.server import Server, server

READY = "ready"
TICK = 0.1
PATIENCE = 60.0
LARGEST_LOG = 5 * 2**20


def keep(name: str, home: Home) -> None:
    """Serve until the last user left. Raises `Problem` when the server cannot start."""
    kept = server(name, home)
    child = _start(kept)
    print(READY, flush=True)
    users = open_lock(home.lock(f"{name}.users"))
    while not take(users, wait=False):
        child.watch()
        time.sleep(TICK)
    child.stop()


def _start(kept: Server) -> Child:
    alive = try_lock(kept.home.lock(f"{kept.name}.alive"), patience=PATIENCE)
    if alive is None:
        raise Problem(f"An earlier {kept.name} is still ending: try again in a minute.")
    kept.prepare()
    os.close(alive)
    command = kept.command()
    if command.log and command.log.exists() and command.log.stat().st_size > LARGEST_LOG:
        command.log.replace(command.log.with_suffix(".old.log"))
    child = Child(command, _say)
    child.start()
    end = time.monotonic() + PATIENCE
    while not kept.finish():
        if child.process is None or child.process.poll() is not None or time.monotonic() > end:
            child.stop()
            raise Problem(f"{command.name} did not start: {_last_line(command.log)}")
        time.sleep(0.02)
    return child


def _say(line: str) -> None:
    print(f"{time.strftime('%Y-%m-%d %H:%M:%S')} {line}", file=sys.stderr, flush=True)


def _last_line(log: Path | None) -> str:
    lines = log.read_text(errors="replace").splitlines() if log and log.exists() else []
    return f"{lines[-1]} (see {log})" if lines else "it said nothing"


def main(name: str, path: str, sockets: str, uid: str, gid: str) -> int:
    """Keep the server; the first line printed is `ready` or the problem."""
    for ignored in (signal.SIGINT, signal.SIGHUP):
        signal.signal(ignored, signal.SIG_IGN)
    account = Account(int(uid), int(gid), dropped=int(uid) != os.geteuid())
    home = Home(Path(path), Path(sockets), account)
    try:
        keep(name, home)
    except Problem as problem:
        print(problem, flush=True)
    except OSError as error:
        print(sentence(error, f"{name} cannot be kept"), flush=True)
    else:
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

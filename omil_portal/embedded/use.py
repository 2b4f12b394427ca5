"""Using an embedded server: start its keeper when there is none, share it when there is."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from omil_portal.embedded.home import Home, home_of
from omil_portal.embedded.keeper import PATIENCE, READY
from omil_portal.embedded.locks import free, open_lock, take, try_lock
from omil_portal.embedded.problem import Problem
from omil_portal.embedded.server import server

if TYPE_CHECKING:
    from omil_portal.env import Environment


@contextmanager
def joined(env: "Environment", *, durable: bool = True) -> "Iterator[list[Use]]":
    """The use of every server whose URL is not given, for as long as the block lasts."""
    given = {"postgres": env.database_url, "valkey": env.redis_url}
    wanted = [name for name, url in given.items() if not url]
    home = home_of(env.data_dir, env.account) if wanted else None
    with ExitStack() as leaving:
        uses = []
        if home is not None:
            home.prepare(durable=durable)
            uses = [Use(name, home) for name in wanted]
        for use in uses:
            use.join()
            leaving.callback(use.leave)
        yield uses


class Use:
    """One process's use of one server. While it is joined, the server is kept running."""

    def __init__(self, name: str, home: Home) -> None:
        self.name = name
        self.home = home
        self.users = home.lock(f"{name}.users")
        self.keeper = home.lock(f"{name}.keeper")
        self.lock = -1

    def join(self) -> None:
        """Return when the server answers. Raises `Problem`."""
        # Waits here while a keeper that saw nobody is stopping the server.
        self.lock = open_lock(self.users)
        take(self.lock, shared=True)
        try:
            self.ensure()
        except BaseException:
            os.close(self.lock)
            raise

    def ensure(self) -> None:
        """Return when the server answers, after starting a keeper if need be. Raises `Problem`."""
        end = time.monotonic() + PATIENCE
        kept = server(self.name, self.home)
        while not self.revive() and not kept.answers():
            if time.monotonic() > end:
                raise Problem(f"{self.name} does not answer: see {self.home.logs}")
            time.sleep(0.05)

    def revive(self) -> bool:
        """Start a keeper when none lives, the first or after one was killed. Raises `Problem`.

        True when the server answers to the new keeper; False when one lived.
        """
        lock = try_lock(self.keeper)
        if lock is not None:
            self._begin(lock)
        return lock is not None

    def leave(self) -> None:
        """Stop using it; when nobody else does, return once it has stopped."""
        alone = take(self.lock, wait=False)
        os.close(self.lock)
        end = time.monotonic() + PATIENCE
        while alone and time.monotonic() < end and not free(self.keeper):
            time.sleep(0.02)
            # A newcomer shares the users' lock; a stopping keeper holds it alone.
            alone = free(self.users) or not free(self.users, shared=True)

    def _begin(self, lock: int) -> None:
        home = self.home
        arguments = [home.path, home.sockets, home.account.uid, home.account.gid]
        with (home.logs / "keeper.log").open("ab") as log:
            keeper = subprocess.Popen(
                [sys.executable, "-m", "omil_portal.embedded.keeper", self.name]
                + [str(argument) for argument in arguments],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                start_new_session=True,
                pass_fds=[lock],
                cwd=_checkout(),
            )
        os.close(lock)
        assert keeper.stdout is not None
        said = []
        for line in keeper.stdout:
            if line.strip() == READY:
                break
            said.append(line.strip())
        else:
            keeper.wait()
            raise Problem(said[-1] if said else f"{self.name} was killed while starting")
        for line in said:
            print(line, flush=True)
        self._leave_running(keeper)

    def _leave_running(self, keeper: "subprocess.Popen[str]") -> None:
        """The keeper outlives this object on purpose: it watches the users' lock, not us."""
        assert keeper.stdout is not None
        keeper.stdout.close()
        keeper.returncode = 0


def _checkout() -> str:
    return os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

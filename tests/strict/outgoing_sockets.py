"""A test that needs somebody else's machine. Unix sockets and the loopback are at home."""

import ipaddress
import socket

from tests.strict.ledger import Sloppiness, record


class OutgoingConnection(ConnectionRefusedError):
    """A test reached for another machine."""


def install() -> None:
    for name in ("connect", "connect_ex"):
        setattr(socket.socket, name, _guarded_connect(getattr(socket.socket, name)))
    socket.getaddrinfo = _guarded_lookup(socket.getaddrinfo)


def _guarded_connect(connect):
    def guarded(self: socket.socket, address):
        if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_home(address[0]):
            _refuse(address)
        return connect(self, address)

    return guarded


def _guarded_lookup(getaddrinfo):
    """A name is asked of a server of names, which is another machine too."""

    def guarded(host, port, *args, **kwargs):
        if not _is_home(host):
            _refuse((host, port))
        return getaddrinfo(host, port, *args, **kwargs)

    return guarded


def _refuse(address) -> None:
    record(Sloppiness.OUTGOING_SOCKET, f"to {address!r}")
    raise OutgoingConnection(f"to {address!r}")


def _is_home(host: str | bytes | None) -> bool:
    host = host.decode() if isinstance(host, bytes) else host
    if host in (None, "", "localhost", "0.0.0.0", "::"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False

"""The account the servers run under: PostgreSQL refuses root, so root hands them to another."""

import os
import pwd
from dataclasses import dataclass
from pathlib import Path

from omil_portal.embedded.problem import Problem


@dataclass(frozen=True)
class Account:
    """A user of this machine. `dropped` when it is not the one running this process."""

    uid: int
    gid: int
    dropped: bool

    def popen(self) -> dict[str, object]:
        """Arguments for `subprocess.Popen` so that the child runs under this account."""
        if not self.dropped:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def reaches(self, path: Path) -> bool:
        """True when this account may pass through every existing folder on the way to `path`."""
        if not self.dropped:
            return True
        return all(self._passes(folder) for folder in (path, *path.parents) if folder.is_dir())

    def _passes(self, folder: Path) -> bool:
        status = folder.stat()
        shift = 6 if status.st_uid == self.uid else 3 if status.st_gid == self.gid else 0
        return bool(status.st_mode >> shift & 0o1)


def server_account(name: str = "") -> Account:
    """This process's account, or for root the one called `name` (a name or uid; else nobody).

    Raises `Problem` when root names no usable account.
    """
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), dropped=False)
    wanted = name or "nobody"
    try:
        entry = pwd.getpwuid(int(wanted)) if wanted.isdigit() else pwd.getpwnam(wanted)
    except KeyError:
        raise Problem(
            f"PostgreSQL does not run as root and there is no account {wanted!r} here: "
            "name one in OMIL_ACCOUNT, or run this command as an ordinary user."
        ) from None
    if entry.pw_uid == 0:
        raise Problem("PostgreSQL does not run as root: name another account in OMIL_ACCOUNT.")
    return Account(entry.pw_uid, entry.pw_gid, dropped=True)

"""Where the embedded servers keep their data, sockets, locks and logs."""

import hashlib
import os
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

from omil_portal.embedded.account import Account, server_account
from omil_portal.embedded.problem import Problem, sentence

# A socket's address holds 107 bytes on Linux and 103 on macOS.
LONGEST_SOCKET = 103
LEAST_FREE_MB = 300


@dataclass(frozen=True)
class Home:
    """The servers' folder, their sockets' folder, and the account that owns both."""

    path: Path
    sockets: Path
    account: Account

    @property
    def logs(self) -> Path:
        return self.path / "log"

    def lock(self, name: str) -> Path:
        return self.path / "locks" / name

    @property
    def durable(self) -> bool:
        """Whether what is written is on disk. A folder is durable or throwaway from birth."""
        return not (self.path / "throwaway").exists()

    def prepare(self, *, durable: bool = True) -> None:
        """Make the folders. Changes only folders of ours. Raises `Problem`."""
        try:
            self._make(self.path)
            for folder in (self.logs, self.path / "locks"):
                folder.mkdir(exist_ok=True)
            self._own(self.sockets)
            if not durable:
                self._mark_throwaway()
        except OSError as error:
            raise sentence(error, f"The servers' folder {self.path} cannot be used") from None
        free = shutil.disk_usage(self.path).free // 2**20
        if free < LEAST_FREE_MB:
            raise Problem(f"Only {free} MB free at {self.path}: {LEAST_FREE_MB} MB are needed.")

    def _make(self, folder: Path) -> None:
        """A folder the account can pass through, and the folders above it that are missing."""
        if not folder.exists():
            self._make(folder.parent)
            folder.mkdir(exist_ok=True)
            folder.chmod(0o711)

    def _own(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, exist_ok=True)
        status = folder.lstat()
        if not stat.S_ISDIR(status.st_mode) or status.st_uid not in {self.account.uid, 0}:
            raise Problem(
                f"{folder} belongs to another account: remove it, or choose another OMIL_DATA_DIR."
            )
        if self.account.dropped:
            os.chown(folder, self.account.uid, self.account.gid, follow_symlinks=False)
        folder.chmod(0o700)

    def _mark_throwaway(self) -> None:
        if self.durable and (self.path / "postgres").exists():
            raise Problem(f"{self.path} holds data to keep: it is not a throwaway folder.")
        (self.path / "throwaway").touch()


def home_of(data_dir: Path, account_name: str = "") -> Home:
    """The servers' home for a data folder; touches nothing.

    Under root, a folder the unprivileged account cannot reach (a checkout below /root) is
    replaced by /var/lib/omil-portal-<hash>. Long paths put the sockets below /tmp. Both names
    come from the data folder alone, so every process computes the same.
    """
    account = server_account(account_name)
    wanted = data_dir.expanduser().resolve()
    path = wanted if account.reaches(wanted) else Path(f"/var/lib/omil-portal-{_key(wanted)}")
    sockets = path / "run"
    if len(os.fsencode(sockets / ".s.PGSQL.5432")) > LONGEST_SOCKET:
        sockets = Path(f"/tmp/omil-{account.uid}-{_key(path)}")
    return Home(path, sockets, account)


def _key(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]

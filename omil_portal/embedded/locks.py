"""File locks. The kernel frees them when their holder dies, however it dies."""

import fcntl
import os
import time
from pathlib import Path


def open_lock(path: Path) -> int:
    """A descriptor to lock. The file stays: removing it would split the lock in two."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)


def take(lock: int, *, shared: bool = False, wait: bool = True) -> bool:
    """Lock. False when `wait` is off and somebody else holds it."""
    kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
    try:
        fcntl.flock(lock, kind if wait else kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def try_lock(path: Path, *, shared: bool = False, patience: float = 0) -> int | None:
    """A descriptor holding the lock, or None when it was not free within `patience` seconds."""
    lock = open_lock(path)
    end = time.monotonic() + patience
    while not take(lock, shared=shared, wait=False):
        if time.monotonic() >= end:
            os.close(lock)
            return None
        time.sleep(0.05)
    return lock


def free(path: Path, *, shared: bool = False) -> bool:
    """True when nobody holds the lock in a way that excludes ours."""
    lock = try_lock(path, shared=shared)
    if lock is None:
        return False
    os.close(lock)
    return True

"""The engine of a fresh clone is compiled once, though several processes of tests need it at once.

Each would take most of a minute over the same loops. Whoever comes second waits, and finds them
kept on disk.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from numba.core.compiler_lock import global_compiler_lock
from numba.core.dispatcher import Dispatcher

from tests.strict.environment import DATA_DIR


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Inside the block no two processes compile; one loop may ask for another of its own."""
    compile, depth = Dispatcher.compile, 0

    def alone(dispatcher: Dispatcher, signature: object):
        nonlocal depth
        with global_compiler_lock:
            if not depth:
                fcntl.flock(lock, fcntl.LOCK_EX)
            depth += 1
            try:
                return compile(dispatcher, signature)
            finally:
                depth -= 1
                if not depth:
                    fcntl.flock(lock, fcntl.LOCK_UN)

    with (
        (DATA_DIR / "compiling.lock").open("w") as lock,
        patch.object(Dispatcher, "compile", alone),
    ):
        yield

"""A real worker on the database of a test, with a queue of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

from django.db import connection

from omil_portal.env import ROOT

PATIENCE = 60.0
"""Seconds: a machine that does other things too is slow, not wrong."""


@contextmanager
def worker(queue: str, **given: str) -> Iterator[subprocess.Popen]:
    """As `make run` starts it; `given`: what its environment has besides the test's own."""
    quiet = ("-W", "ignore:You're running the worker")
    started = subprocess.Popen(
        [
            *(sys.executable, *quiet, "-m", "celery", "-q", "-A", "omil_portal.celery:app"),
            *("worker", "--concurrency", "1", "--loglevel", "ERROR", "--queues", queue),
            *("--without-gossip", "--without-mingle", "--hostname", f"{queue}@%h"),
        ],
        env=os.environ | {"DATABASE_URL": database_url()} | given,
        cwd=ROOT,
    )
    try:
        yield started
    finally:
        started.kill()
        started.wait(PATIENCE)


def database_url() -> str:
    """Of the database of this process of tests."""
    known = connection.settings_dict
    user, host = quote(known["USER"]), quote(known["HOST"], safe="")
    password = quote(known["PASSWORD"] or "", safe="")
    return f"postgresql://{user}:{password}@/{known['NAME']}?host={host}&port={known['PORT']}"

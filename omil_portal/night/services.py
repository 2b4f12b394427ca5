"""The night: the steps of `schedule.NIGHT`, each once, resumable wherever it was cut."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from time import perf_counter
from zlib import crc32

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.module_loading import import_string

from omil_portal.night.models import NightStep

logger = logging.getLogger(__name__)


def step_names() -> list[str]:
    return [name for name, _ in settings.NIGHT_STEPS]


def unfinished_steps(on: date) -> list[str]:
    """The steps of the night that have no proof of having ended, in order."""
    done = NightStep.objects.filter(night=on, finished_at__isnull=False)
    finished = set(done.values_list("name", flat=True))
    return [name for name in step_names() if name not in finished]


def run_step(name: str, on: date, *, again: bool = False) -> NightStep | None:
    """Runs one step of the night; None when it had ended before or someone is running it.

    `again` runs a step that had ended: each is idempotent, so that only news change anything.
    """
    body: Callable[[date], dict] = import_string(dict(settings.NIGHT_STEPS)[name])
    with _alone(f"night:{on}:{name}") as alone:
        if not alone or (not again and name not in unfinished_steps(on)):
            return None
        row, _ = NightStep.objects.update_or_create(
            night=on,
            name=name,
            defaults={"started_at": timezone.now(), "finished_at": None, "summary": {}},
        )
        start = perf_counter()
        try:
            row.summary = body(on)
            row.finished_at = timezone.now()
        except Exception as problem:
            row.summary = {"error": f"{type(problem).__name__}: {problem}"[:500]}
            raise
        finally:
            row.seconds = round(perf_counter() - start, 3)
            if not connection.needs_rollback and connection.is_usable():
                row.save()
        return row


def run_night(on: date, *, tell: Callable[[str], None] = logger.info) -> list[NightStep]:
    """The whole night in the foreground, with progress through `tell`."""
    rows = []
    for name in step_names():
        tell(f"{name} …")
        row = run_step(name, on, again=True)
        if row is None:
            tell(f"{name}: otro proceso lo está corriendo")
            continue
        rows.append(row)
        counts = ", ".join(f"{key}: {value}" for key, value in row.summary.items())
        tell(f"{name}: {row.seconds:.1f} s · {counts}")
    return rows


@contextmanager
def _alone(what: str) -> Iterator[bool]:
    """A lock of the database session: released by its end, also by kill -9."""
    key = crc32(what.encode())
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
        (alone,) = cursor.fetchone()
    try:
        yield alone
    finally:
        if alone and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [key])

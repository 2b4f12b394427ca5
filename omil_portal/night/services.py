"""The night: the steps of `schedule.NIGHT`, each once, resumable wherever it was cut."""

import logging
from collections.abc import Callable
from datetime import date
from time import perf_counter

from django.conf import settings
from django.db import Error, connection
from django.db.models import F
from django.utils import timezone
from django.utils.module_loading import import_string

from omil_portal.night.alone import alone
from omil_portal.night.models import NightStep

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 20
"""In one night. A step that kills its process would otherwise be delivered again for ever."""


class Busy(Exception):
    """Another process is in the middle of this step, of this night or of another."""


class StepFailed(Exception):
    """A step of the night did not end; its row and `__cause__` say why."""


def step_names() -> list[str]:
    """In the order in which a night takes them."""
    return [name for name, _ in settings.NIGHT_STEPS]


def unfinished_steps(on: date) -> list[str]:
    """The steps that can still be tried and have no proof of having ended, in order."""
    rows = {row.name: row for row in NightStep.objects.filter(night=on)}
    return [name for name in step_names() if name not in rows or _open(rows[name])]


def _open(row: NightStep) -> bool:
    return row.finished_at is None and row.attempts < MAX_ATTEMPTS


def run_step(name: str, on: date, *, again: bool = False) -> NightStep | None:
    """Runs one step of the night; None when it had ended before, or was tried too often.

    `again` runs it all the same: each is idempotent, so that only news change anything.
    Raises `Busy`, and `StepFailed` after writing in the row what went wrong.
    """
    body: Callable[[date], dict] = import_string(dict(settings.NIGHT_STEPS)[name])
    with alone(f"night:{name}") as free:
        if not free:
            raise Busy(name)
        if not again and name not in unfinished_steps(on):
            return None
        row = _begin(name, on)
        start = perf_counter()
        try:
            row.summary = body(on)
        except Exception as problem:
            row.summary = {"error": _first_line(problem)}
            _end(row, start)
            raise StepFailed(f"{name}: {_first_line(problem)}") from problem
        row.finished_at = timezone.now()
        _end(row, start)
        return row


def _begin(name: str, on: date) -> NightStep:
    """Written before the step: a killed one leaves a row that never ended."""
    row, _ = NightStep.objects.update_or_create(
        night=on,
        name=name,
        defaults={
            "started_at": timezone.now(),
            "finished_at": None,
            "seconds": None,
            "summary": {},
            "attempts": F("attempts") + 1,
        },
        create_defaults={"started_at": timezone.now(), "attempts": 1},
    )
    return row


def _end(row: NightStep, start: float) -> None:
    row.seconds = round(perf_counter() - start, 3)
    fields = ["finished_at", "seconds", "summary"]
    if row.finished_at:
        row.save(update_fields=fields)
        return
    try:
        # The step may have lost the server, which may be back.
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()
        row.save(update_fields=fields)
    except Error:
        # What the row would say is raised anyway; an unwritten row is an unfinished step.
        logger.exception("the end of %s could not be written", row)


def _first_line(problem: Exception) -> str:
    """The rest of a database's error quotes values, which may be people's."""
    told = (str(problem).splitlines() or [""])[0]
    return f"{type(problem).__name__}: {told}"[:300]


def run_night(on: date, *, tell: Callable[[str], None] = logger.info) -> list[NightStep]:
    """The whole night in the foreground, with progress through `tell`.

    Every step is tried. Raises `StepFailed`, naming them, when some did not end.
    """
    rows, failed = [], []
    for name in step_names():
        tell(f"{name} …")
        try:
            row = run_step(name, on, again=True)
        except Busy:
            tell(f"{name}: otro proceso lo está corriendo")
        except StepFailed as problem:
            logger.exception("night step %s of %s failed", name, on)
            tell(f"{name}: no terminó · {problem}")
            failed.append(name)
        else:
            rows.append(row)
            tell(f"{name}: {row.seconds:.1f} s · {row.told}")
    if failed:
        raise StepFailed(", ".join(failed))
    return rows

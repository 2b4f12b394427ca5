"""A worker writes the file of a download. Killed anywhere, nothing half-made is ever seen."""

import logging
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from celery.exceptions import SoftTimeLimitExceeded
from django.db.models import F, QuerySet
from django.http import QueryDict
from django.utils import timezone

from omil_portal.access.actor import actor_for
from omil_portal.downloads.listed import Author, Listed, listed, may_take
from omil_portal.downloads.models import Download
from omil_portal.night.alone import alone
from omil_portal.spreadsheets.workbook import write_workbook

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 3
"""One that kills its worker, or fails, is not tried for ever."""
MOST_ROWS = 1_000_000
"""A sheet of Excel holds 1.048.576, head included."""
AT_A_TIME = 2_000

NO_RIGHT = "Ya no tienes permiso para ver esta lista."
TOO_MANY = "Tiene más de un millón de filas. Usa los filtros y pídela otra vez."
TOO_SLOW = "Tardó demasiado. Usa los filtros para pedir menos filas."
BROKEN = "Algo falló en el portal. Pídela otra vez. Si falla de nuevo, avisa a tu unidad regional."


class CannotBeWritten(Exception):
    """The text is for the author of the list."""


def write(pk: int) -> bool:
    """Writes the file of a download that waits. Twice is once. False: nothing was to be done."""
    with alone(f"download:{pk}") as free:
        if not free:
            return False
        waiting = Download.objects.waiting().select_related("author", "office", "region")
        download = waiting.filter(pk=pk).first()
        if download is None:
            return False
        if download.attempts >= MOST_ATTEMPTS:
            _fail(download, BROKEN)
            return True
        # Written before it begins: an attempt that kills its worker counts.
        Download.objects.filter(pk=pk).update(attempts=F("attempts") + 1)
        _attempt(download)
        return True


def write_waiting() -> int:
    """Takes up whatever waits, such as what was asked for while the broker was away."""
    keys = list(Download.objects.waiting().order_by("requested_at").values_list("pk", flat=True))
    return sum(write(pk) for pk in keys)


def _attempt(download: Download) -> None:
    try:
        done = _write_file(download)
    except CannotBeWritten as why:
        _fail(download, str(why))
    except SoftTimeLimitExceeded:
        _fail(download, TOO_SLOW)
    except Exception as problem:
        # The rest of what a problem tells may quote values, which may be people's.
        logger.warning("download %s: %s", download.pk, type(problem).__name__)
        if download.attempts + 1 >= MOST_ATTEMPTS:
            _fail(download, BROKEN)
    else:
        done |= {"state": Download.State.READY, "ready_at": timezone.now()}
        _still_waiting(download).update(**done)


def _fail(download: Download, problem: str) -> None:
    _still_waiting(download).update(state=Download.State.FAILED, problem=problem)


def _still_waiting(download: Download) -> QuerySet[Download]:
    return Download.objects.waiting().filter(pk=download.pk)


def _write_file(download: Download) -> dict[str, object]:
    """The rows that its author may see now. The file takes its name once it is whole."""
    user = download.author
    author = Author(user, actor_for(user), download.place, download.requested_at)
    wanted = listed(download.name, author, QueryDict(download.query))
    if not user.is_active or not may_take(author.actor, wanted.rights):
        raise CannotBeWritten(NO_RIGHT)
    work_dir = work_dir_of(download)
    shutil.rmtree(work_dir, ignore_errors=True)
    work_dir.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    work_dir.mkdir(mode=0o700)
    try:
        partial = work_dir / "partial.xlsx"
        rows = write_workbook(
            partial, wanted.head(author), wanted.columns, _cells(wanted), work_dir=work_dir
        )
        os.replace(partial, download.path)
    finally:
        shutil.rmtree(work_dir, ignore_errors=True)
    return {"rows": rows, "size": download.path.stat().st_size, "rights": wanted.rights}


def work_dir_of(download: Download) -> Path:
    """All that is written on the way, so that nothing of people stays elsewhere."""
    return download.path.with_suffix(".work")


def _cells(wanted: Listed) -> Iterator[object]:
    rows = wanted.rows
    found = rows.iterator(chunk_size=AT_A_TIME) if isinstance(rows, QuerySet) else iter(rows)
    for number, row in enumerate(found):
        if number == MOST_ROWS:
            raise CannotBeWritten(TOO_MANY)
        yield wanted.cells(row)

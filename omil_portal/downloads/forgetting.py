"""After a week nothing is left of a download: neither its file nor its row."""

import shutil
from datetime import date, datetime, time
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from omil_portal.downloads.models import KEPT, Download


def downloads_step(on: date) -> dict[str, int]:
    """Forgets those asked for more than `KEPT` before `on`, and files that are nobody's."""
    midnight = timezone.make_aware(datetime.combine(on, time.min))
    forgotten = forget(before=midnight - KEPT)
    return {"downloads_forgotten": forgotten, "files_removed": remove_strays()}


def forget(*, before: datetime) -> int:
    """The file goes first: cut between both, the row brings the step back to it."""
    old = list(Download.objects.filter(requested_at__lt=before))
    for download in old:
        download.path.unlink(missing_ok=True)
    Download.objects.filter(pk__in=[download.pk for download in old]).delete()
    return len(old)


def remove_strays() -> int:
    """What a killed worker, or a row deleted meanwhile, left in the folder."""
    folder = Path(settings.DOWNLOADS_DIR)
    entries = list(folder.iterdir()) if folder.exists() else []
    # Read after the folder: a file of a download that began meanwhile has its row.
    rows = dict(Download.objects.values_list("pk", "state"))
    strays = [entry for entry in entries if not _is_wanted(entry, rows)]
    for stray in strays:
        shutil.rmtree(stray) if stray.is_dir() else stray.unlink(missing_ok=True)
    return len(strays)


def _is_wanted(entry: Path, rows: dict[int, str]) -> bool:
    state = rows.get(int(entry.stem)) if entry.stem.isdecimal() else None
    if entry.suffix == ".work":
        return state == Download.State.WAITING
    return state in (Download.State.WAITING, Download.State.READY)

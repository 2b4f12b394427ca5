"""What the night does with the spreadsheets of the offices."""

from datetime import date, datetime, time

from django.utils import timezone

from jobseekers.models import DeskImport
from jobseekers.models.desk_import import KEPT
from jobseekers.services.imports.applying import write_rows
from jobseekers.services.imports.forgetting import forget


def imports_step(on: date) -> dict[str, int]:
    """Ends what a worker left half written, and forgets the rows older than `KEPT` on that day."""
    midnight = timezone.make_aware(datetime.combine(on, time.min))
    return {
        "sheet_rows_written": write_what_was_left(at=timezone.now()),
        "sheets_forgotten": forget(before=midnight - KEPT, at=timezone.now()),
    }


def write_what_was_left(*, at: datetime) -> int:
    """The rows that no worker wrote: one fell, or the broker was away. Returns how many."""
    begun = DeskImport.objects.filter(state=DeskImport.State.APPLYING).order_by("pk")
    return sum(write_rows(key, at=at) for key in begun.values_list("pk", flat=True))

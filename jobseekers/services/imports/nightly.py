"""What the night does with the spreadsheets of the offices."""

from datetime import date, datetime, time

from django.utils import timezone

from jobseekers.models import DeskImport
from jobseekers.models.desk_import import KEPT
from jobseekers.services.imports.applying import write_rows
from jobseekers.services.imports.forgetting import forget
from jobseekers.services.imports.undoing import take_back_rows


def imports_step(on: date) -> dict[str, int]:
    """Ends what a worker left half written, and forgets the rows older than `KEPT` on that day."""
    midnight = timezone.make_aware(datetime.combine(on, time.min))
    return {
        "sheet_rows_finished": finish_what_was_left(at=timezone.now()),
        "sheets_forgotten": forget(before=midnight - KEPT, at=timezone.now()),
    }


def finish_what_was_left(*, at: datetime) -> int:
    """The rows that no worker ended: one fell, or the broker was away. Returns how many."""
    ends = {DeskImport.State.APPLYING: write_rows, DeskImport.State.UNDOING: take_back_rows}
    begun = DeskImport.objects.filter(state__in=ends).order_by("pk")
    return sum(ends[batch.state](batch.pk, at=at) for batch in begun)

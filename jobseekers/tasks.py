from celery import shared_task
from django.utils import timezone

from jobseekers.services.imports.applying import write_rows
from jobseekers.services.imports.undoing import take_back_rows


@shared_task
def write_import(batch_id: int) -> int:
    """Writes the rows of a spreadsheet that wait. Twice is once."""
    return write_rows(batch_id, at=timezone.now())


@shared_task
def undo_import(batch_id: int) -> int:
    """Takes back the rows of a spreadsheet that wait. Twice is once."""
    return take_back_rows(batch_id, at=timezone.now())

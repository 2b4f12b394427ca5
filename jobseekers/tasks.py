from celery import shared_task
from django.utils import timezone

from jobseekers.services.imports.applying import write_rows


@shared_task
def write_import(batch_id: int) -> int:
    """Writes the rows of a spreadsheet that wait. Twice is once."""
    return write_rows(batch_id, at=timezone.now())

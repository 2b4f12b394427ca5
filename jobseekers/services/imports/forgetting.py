"""What a spreadsheet said is kept only as long as it may be undone (Ley 21.719: minimisation)."""

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from jobseekers.models import DeskImport, DeskImportRow
from jobseekers.models.desk_import import KEPT

NOTHING = {"cells": [], "understood": {}, "conflicts": {}, "problems": [], "done": {}}


def imports_step(on: date) -> dict[str, int]:
    """Forgets the rows of the spreadsheets uploaded more than `KEPT` before `on`."""
    midnight = timezone.make_aware(datetime.combine(on, time.min))
    return {"sheets_forgotten": forget(before=midnight - KEPT, at=timezone.now())}


@transaction.atomic
def forget(*, before: datetime, at: datetime) -> int:
    """Of those uploaded before that moment only the verdicts stay. Returns how many.

    One that is being written waits until it is whole.
    """
    old = DeskImport.objects.filter(uploaded_at__lt=before, forgotten_at=None)
    old = old.exclude(state=DeskImport.State.APPLYING).select_for_update(of=("self",))
    keys = list(old.values_list("pk", flat=True))
    DeskImportRow.objects.filter(batch__in=keys).update(**NOTHING)
    return DeskImport.objects.filter(pk__in=keys).update(forgotten_at=at)

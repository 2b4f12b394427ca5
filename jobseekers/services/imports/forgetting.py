"""What a spreadsheet said is kept only as long as it may be undone (Ley 21.719: minimisation)."""

from datetime import datetime

from django.db import transaction

from jobseekers.models import DeskImport, DeskImportRow

NOTHING = {"cells": [], "understood": {}, "conflicts": {}, "problems": [], "done": {}}


@transaction.atomic
def forget(*, before: datetime, at: datetime) -> int:
    """Of those uploaded before that moment only the verdicts stay. Returns how many.

    One that is being written or undone waits until it is whole.
    """
    old = DeskImport.objects.filter(uploaded_at__lt=before, forgotten_at=None)
    busy = (DeskImport.State.APPLYING, DeskImport.State.UNDOING)
    old = old.exclude(state__in=busy).select_for_update(of=("self",))
    keys = list(old.values_list("pk", flat=True))
    DeskImportRow.objects.filter(batch__in=keys).update(**NOTHING)
    return DeskImport.objects.filter(pk__in=keys).update(forgotten_at=at)

"""The rows of a spreadsheet are written, or taken back."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST
from kombu.exceptions import OperationalError

from jobseekers.services.imports import applying, undoing, uploading
from jobseekers.tasks import undo_import, write_import
from jobseekers.views.imports.found import import_or_404
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.refusals import Refused


@require_POST
@requires(P.PERSON_REGISTER)
def import_apply(request, pk: int):
    """Short ones at once; a long one is left to a worker, and the page tells how far it is."""
    batch, at = import_or_404(request, pk), timezone.now()
    try:
        batch = applying.start(batch=batch, by=request.user, at=at)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("import_file", pk)
    if applying.waiting(batch).count() <= applying.AT_ONCE:
        applying.write_rows(pk, at=at)
        messages.success(request, "Guardamos la planilla.")
    else:
        _leave_to_a_worker(request, write_import, pk)
    return redirect("import_file", pk)


@require_POST
@requires(P.PERSON_REGISTER)
def import_undo(request, pk: int):
    """As when it is written: a long one is left to a worker."""
    batch, at = import_or_404(request, pk), timezone.now()
    try:
        batch = undoing.start_undoing(batch=batch, by=request.user, at=at)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("import_file", pk)
    if undoing.to_take_back(batch).count() <= applying.AT_ONCE:
        undoing.take_back_rows(pk, at=at)
        messages.success(request, "Deshicimos la importación.")
    else:
        _leave_to_a_worker(request, undo_import, pk)
    return redirect("import_file", pk)


def _leave_to_a_worker(request, task, pk: int) -> None:
    try:
        task.delay(pk)
    except OperationalError:
        messages.error(request, "No pudimos empezar. Usa «Seguir» en unos minutos.")


@require_POST
@requires(P.PERSON_REGISTER)
def import_again(request, pk: int):
    batch = import_or_404(request, pk)
    try:
        again = uploading.import_again(batch=batch, by=request.user, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("import_file", pk)
    return redirect("import_file", again.pk)

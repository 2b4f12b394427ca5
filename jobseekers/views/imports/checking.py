"""What each row of a spreadsheet would do, and whom to believe."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from jobseekers.forms.imports import BelieveForm
from jobseekers.models import DeskImport, DeskImportRow
from jobseekers.services.imports import applying, choosing, undoing
from jobseekers.services.imports.kinds import kind_of
from jobseekers.views.imports.found import import_or_404
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.refusals import Refused

SHOWN = 25


@require_safe
@requires(P.PERSON_REGISTER)
def import_file(request, pk: int):
    """The verdict of each row, or how far the writing is."""
    batch = import_or_404(request, pk)
    if batch.state == DeskImport.State.UPLOADED:
        return redirect("import_columns", pk)
    counts = batch.counts()
    verdict = request.GET.get("veredicto", "")
    rows = batch.rows.select_related("seeker")
    if verdict in DeskImportRow.Verdict.values:
        rows = rows.filter(verdict=verdict)
    to_write = sum(counts.get(word, 0) for word in applying.WRITTEN)
    context = {
        "batch": batch,
        "page": Paginator(rows, SHOWN).get_page(request.GET.get("page")),
        "tabs": _tabs(batch, counts, verdict),
        "to_write": to_write,
        "written": to_write - applying.waiting(batch).count(),
        "to_take_back": undoing.to_take_back(batch).count(),
        "stayed": batch.rows.exclude(undone="").count(),
        "believed": batch.rows.exclude(conflicts={}).count(),
        "to_confirm": batch.rows.filter(may_confirm=True, confirmed_by=None).count(),
        "kind": kind_of(batch),
    }
    return render(request, "jobseekers/imports/file.html", context)


def _tabs(batch: DeskImport, counts: dict[str, int], current: str) -> list[dict[str, object]]:
    url = reverse("import_file", args=[batch.pk])
    tabs = [{"label": f"Todas ({sum(counts.values())})", "url": url, "current": not current}]
    for verdict in DeskImportRow.Verdict:
        if counts.get(verdict):
            label = f"{verdict.label} ({counts[verdict]})"
            here = f"{url}?veredicto={verdict.value}"
            tabs.append({"label": label, "url": here, "current": current == verdict})
    return tabs


@requires(P.PERSON_REGISTER)
def import_row(request, pk: int, row_pk: int):
    """What a row says and what the file does; whom to believe where they differ."""
    batch = import_or_404(request, pk)
    row = get_object_or_404(batch.rows.select_related("seeker", "confirmed_by"), pk=row_pk)
    form = BelieveForm(request.POST or None, row=row) if row.conflicts else None
    if form and form.is_valid():
        try:
            choosing.believe(row=row, chosen=form.cleaned_data, by=request.user)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"Anotado para la fila {row.number}.")
            return redirect("import_file", pk)
    said = list(zip(batch.headers, row.cells, strict=False))
    context = {"batch": batch, "row": row, "form": form, "said": said, "kind": kind_of(batch)}
    return render(request, "jobseekers/imports/row.html", context)


@require_POST
@requires(P.PERSON_REGISTER)
def import_confirm(request, pk: int, row_pk: int):
    """Somebody looked at a doubtful row and says that it is right."""
    row = get_object_or_404(import_or_404(request, pk).rows, pk=row_pk)
    try:
        choosing.confirm(row=row, by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"Anotado: la fila {row.number} se guardará.")
    return redirect("import_file", pk)

"""An office's own spreadsheet, from its file to the portal and back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from kombu.exceptions import OperationalError

from jobseekers.forms.imports import BelieveForm, ColumnsForm, SheetForm
from jobseekers.models import DeskImport, DeskImportRow
from jobseekers.services.imports import applying, checking, choosing, undoing, uploading
from jobseekers.services.imports.kinds import kind_of
from jobseekers.spreadsheet.files import UnreadableSheet
from jobseekers.tasks import undo_import, write_import
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.offices.current import current_office
from omil_portal.refusals import Refused

SHOWN = 25
State = DeskImport.State


def _import_or_404(request, pk: int) -> DeskImport:
    known = ("office__comuna__region", "uploaded_by", "applied_by", "undone_by")
    mine = DeskImport.objects.visible_to(request.actor)
    return get_object_or_404(mine.select_related(*known), pk=pk)


@require_safe
@requires(P.PERSON_REGISTER)
def import_list(request):
    """The spreadsheets of the office, newest first."""
    office = current_office(request)
    done = DeskImport.objects.visible_to(request.actor).filter(office=office)
    done = done.select_related("uploaded_by")
    page = Paginator(done, 20).get_page(request.GET.get("page"))
    return render(request, "jobseekers/imports/list.html", {"office": office, "page": page})


@requires(P.PERSON_REGISTER)
def import_new(request):
    kind = request.GET.get("tipo", DeskImport.Kind.PEOPLE)
    form = SheetForm(request.POST or None, request.FILES or None, initial={"kind": kind})
    office = current_office(request)
    if form.is_valid():
        sheet = form.cleaned_data["sheet"]
        try:
            batch = uploading.upload(
                office=office,
                kind=form.cleaned_data["kind"],
                content=sheet.read(),
                file_name=sheet.name,
                by=request.user,
                at=timezone.now(),
            )
        except UnreadableSheet as wrong:
            form.add_error("sheet", str(wrong))
        else:
            return redirect("import_columns", batch.pk)
    return render(request, "jobseekers/imports/new.html", {"form": form, "office": office})


@requires(P.PERSON_REGISTER)
def import_columns(request, pk: int):
    """Which column says what; then every row is checked."""
    batch = _import_or_404(request, pk)
    if batch.state not in (State.UPLOADED, State.CHECKED):
        return redirect("import_file", pk)
    form = ColumnsForm(request.POST or None, batch=batch)
    if form.is_valid():
        try:
            checking.check(
                batch=batch, mapping=form.mapping, supposed=form.supposed, at=timezone.now()
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("import_file", pk)
    return render(request, "jobseekers/imports/columns.html", {"form": form, "batch": batch})


@require_safe
@requires(P.PERSON_REGISTER)
def import_file(request, pk: int):
    """The verdict of each row, or how far the writing is."""
    batch = _import_or_404(request, pk)
    if batch.state == State.UPLOADED:
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
    batch = _import_or_404(request, pk)
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
    row = get_object_or_404(_import_or_404(request, pk).rows, pk=row_pk)
    try:
        choosing.confirm(row=row, by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"Anotado: la fila {row.number} se guardará.")
    return redirect("import_file", pk)


@require_POST
@requires(P.PERSON_REGISTER)
def import_apply(request, pk: int):
    """Short ones at once; a long one is left to a worker, and the page tells how far it is."""
    batch, at = _import_or_404(request, pk), timezone.now()
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


def _leave_to_a_worker(request, task, pk: int) -> None:
    try:
        task.delay(pk)
    except OperationalError:
        messages.error(request, "No pudimos empezar. Usa «Seguir» en unos minutos.")


@require_POST
@requires(P.PERSON_REGISTER)
def import_undo(request, pk: int):
    """As when it is written: a long one is left to a worker."""
    batch, at = _import_or_404(request, pk), timezone.now()
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


@require_POST
@requires(P.PERSON_REGISTER)
def import_again(request, pk: int):
    batch = _import_or_404(request, pk)
    try:
        again = uploading.import_again(batch=batch, by=request.user, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("import_file", pk)
    return redirect("import_file", again.pk)

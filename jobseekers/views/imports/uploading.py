"""An office's own spreadsheet is brought, and its columns named."""

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from jobseekers.forms.imports import ColumnsForm, SheetForm
from jobseekers.models import DeskImport
from jobseekers.services.imports import checking, uploading
from jobseekers.spreadsheet.files import UnreadableSheet
from jobseekers.views.imports.found import import_or_404
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.offices.current import current_office
from omil_portal.refusals import Refused

State = DeskImport.State


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
    batch = import_or_404(request, pk)
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

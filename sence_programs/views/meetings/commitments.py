"""Commitments: taken on at a meeting, followed by their office, closed."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.downloads.answer import asked_for, author_of, excel_of
from omil_portal.offices.current import current_office
from sence_programs import excel
from sence_programs.forms.commitments import CloseForm, CommitmentForm
from sence_programs.meetings.commitment_lines import lines_of
from sence_programs.models import AgendaItem, Commitment
from sence_programs.services.meetings.commitments import (
    add_commitment,
    close_commitment,
    remove_commitment,
)
from sence_programs.views.meetings.found import done, meeting_of

A_PAGE = 30
RELATED = ("office", "person", "meeting", "closed_by")


@require_safe
@requires(P.MEETINGS_ATTEND)
def commitment_list(request):
    """Those of my offices or of my region; the open ones first."""
    author = author_of(request)
    listed = excel.commitments(author, request.GET)
    if asked_for(request):
        return excel_of(request, listed, author)
    page = Paginator(listed.rows, A_PAGE).get_page(request.GET.get("page"))
    context = {"form": listed.form, "page": page, "lines": lines_of(page, timezone.localdate())}
    return render(request, "sence_programs/meetings/commitment_list.html", context)


@require_safe
@requires(P.MEETINGS_ATTEND)
def commitment_panel(request):
    """The open ones of the office I act for, as a part of its pages."""
    office = current_office(request)
    found = Commitment.objects.open().filter(office=office).select_related(*RELATED)
    context = {"office": office, "lines": lines_of(found, timezone.localdate())}
    return render(request, "sence_programs/meetings/commitment_panel.html", context)


@requires(P.MEETINGS_ATTEND)
def commitment_file(request, pk: int):
    """One commitment: whose, from which meeting, and how it was closed."""
    mine = Commitment.objects.visible_to(request.actor)
    commitment = get_object_or_404(mine.select_related(*RELATED, "written_by"), pk=pk)
    may_drop = request.actor.can(P.MEETINGS_HOLD, region_id=commitment.meeting.region_id)
    form = CloseForm(request.POST or None, may_drop=may_drop)
    if request.method == "POST" and form.is_valid():
        asked = {"commitment": commitment, "at": timezone.now(), **form.cleaned_data}
        done(request, "Cerraste el compromiso.", close_commitment, **asked)
        return redirect("commitment_file", pk)
    is_open = commitment.status == Commitment.Status.OPEN
    context = {
        "commitment": commitment,
        "word": commitment.word(timezone.localdate()),
        "form": form if is_open else None,
        "opens_meeting": commitment.meeting.is_visible_to(request.actor),
    }
    return render(request, "sence_programs/meetings/commitment_file.html", context)


@requires(P.MEETINGS_HOLD)
def commitment_new(request, pk: int, item_pk: int):
    """A commitment taken on at a point of the agenda."""
    meeting = meeting_of(request, pk)
    item = get_object_or_404(AgendaItem, pk=item_pk, meeting=meeting)
    form = CommitmentForm(request.POST or None, meeting=meeting, instance=Commitment(item=item))
    if request.method == "POST" and form.is_valid():
        asked = {"commitment": form.save(commit=False), "at": timezone.now()}
        if done(request, "Anotamos el compromiso.", add_commitment, **asked):
            return redirect("item_record", pk, item.pk)
    context = {"form": form, "meeting": meeting, "item": item}
    return render(request, "sence_programs/meetings/commitment_new.html", context)


@require_POST
@requires(P.MEETINGS_HOLD)
def commitment_remove(request, pk: int, commitment_pk: int):
    """One written by mistake, while the meeting goes on."""
    written = Commitment.objects.select_related("meeting")
    commitment = get_object_or_404(written, pk=commitment_pk, meeting=meeting_of(request, pk))
    item = commitment.item_id
    done(request, "Quitamos el compromiso.", remove_commitment, commitment=commitment)
    return redirect("item_record", pk, item) if item else redirect("meeting_file", pk)

"""Two files of one person: seen side by side, made one, and made two again."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from jobseekers.cards import card_for
from jobseekers.comparison import compared
from jobseekers.desk_search import MOST_SHOWN, everybody_like
from jobseekers.duplicates import alike, alike_in_office
from jobseekers.forms.desk import DeskSearchForm
from jobseekers.forms.merges import MergeForm
from jobseekers.merge_words import counted
from jobseekers.models import Merge
from jobseekers.services import merges
from jobseekers.views.found import found_or_404, remember_found
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.offices.current import current_office
from omil_portal.refusals import Refused


@require_safe
@requires(P.PERSON_REGISTER)
def duplicate_list(request):
    """People of the office who may be one, and the merges made so far."""
    office = current_office(request)
    done = Merge.objects.visible_to(request.actor).filter(undone_at=None)
    context = {
        "office": office,
        "pairs": alike_in_office(office),
        "done": done.select_related("kept", "gone", "merged_by")[:20],
    }
    return render(request, "jobseekers/merges/list.html", context)


@requires(P.PERSON_REGISTER)
def merge_search(request, pk: int):
    """Looks for the other file of a person: likely ones first, or whoever is searched."""
    seeker = found_or_404(request, pk, P.PERSON_REGISTER)
    form = DeskSearchForm(request.POST or None)
    found = alike(seeker, request.actor)[:MOST_SHOWN]
    if form.is_valid():
        found = everybody_like(form.cleaned_data["sought"], request.actor)
        remember_found(request, *found)
    others = [card_for(person, request.actor) for person in found if person.pk != pk]
    context = {"seeker": seeker, "form": form, "cards": others}
    return render(request, "jobseekers/merges/search.html", context)


def _both(request, pk: int, other_pk: int):
    if pk == other_pk:
        raise Http404
    return tuple(found_or_404(request, key, P.PERSON_REGISTER) for key in (pk, other_pk))


@requires(P.PERSON_REGISTER)
def merge_new(request, pk: int, other_pk: int):
    """The file that stays on the left, with what each says; staff choose fact by fact."""
    kept, gone = _both(request, pk, other_pk)
    facts = compared(kept, gone)
    form = MergeForm(request.POST or None, facts=facts)
    if form.is_valid():
        try:
            merge = merges.merge(
                kept=kept, gone=gone, by=request.user, at=timezone.now(), from_gone=form.from_gone
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Las dos fichas ahora son una.")
            return redirect("merge_file", merge.pk)
    context = {"form": form, "kept": kept, "gone": gone, "facts": facts}
    return render(request, "jobseekers/merges/new.html", context)


@require_POST
@requires(P.PERSON_REGISTER)
def tell_apart(request, pk: int, other_pk: int):
    one, other = _both(request, pk, other_pk)
    merges.tell_apart(one=one, other=other, by=request.user, at=timezone.now())
    messages.success(request, "Anotado: son dos personas.")
    return redirect("duplicate_list")


def _merge_or_404(request, pk: int) -> Merge:
    mine = Merge.objects.visible_to(request.actor)
    return get_object_or_404(mine.select_related("kept", "gone", "merged_by", "undone_by"), pk=pk)


@require_safe
@requires(P.PERSON_REGISTER)
def merge_file(request, pk: int):
    """What passed from one file to the other, and what did not."""
    merge = _merge_or_404(request, pk)
    context = {"merge": merge, "moved": counted(merge.moved), "left": counted(merge.left)}
    return render(request, "jobseekers/merges/file.html", context)


@require_POST
@requires(P.PERSON_REGISTER)
def merge_undo(request, pk: int):
    merges.undo(merge=_merge_or_404(request, pk), by=request.user, at=timezone.now())
    messages.success(request, "Son dos fichas otra vez.")
    return redirect("merge_file", pk)

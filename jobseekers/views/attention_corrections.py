"""An attention put right, or taken away, by the office that wrote it."""

from django.contrib import messages
from django.db.models import Max
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jobseekers.forms.attention_corrections import CorrectionForm, RemovalForm
from jobseekers.models import Attention
from jobseekers.services.attention_corrections import (
    comes_from_elsewhere,
    correct_attention,
    remove_attention,
)
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.refusals import Refused


def _ours_or_404(request, pk: int) -> Attention:
    ours = Attention.objects.filter(office__in=request.actor.office_ids(P.ATTENTION_RECORD))
    return get_object_or_404(ours.select_related("seeker", "office", "officer"), pk=pk)


@requires(P.ATTENTION_RECORD)
def attention_correct(request, pk: int):
    """What was written, to be changed."""
    attention = _ours_or_404(request, pk)
    made = comes_from_elsewhere(attention)
    form = CorrectionForm(request.POST or None, attention=attention, only_words=made)
    if form.is_valid():
        correct_attention(attention=attention, values=form.cleaned_data)
        messages.success(request, "La atención quedó corregida.")
        return redirect("person_file", attention.seeker_id)
    return _page(request, attention, form, None if made else RemovalForm())


@requires(P.ATTENTION_RECORD)
@require_POST
def attention_remove(request, pk: int):
    """Taken away, with the reason."""
    attention, removal = _ours_or_404(request, pk), RemovalForm(request.POST)
    if not removal.is_valid():
        return _page(request, attention, CorrectionForm(attention=attention), removal)
    try:
        remove_attention(attention=attention, **removal.cleaned_data)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("attention_correct", pk)
    messages.success(request, "La atención quedó anulada. Ya no cuenta.")
    return redirect("attention_list")


def _page(request, attention: Attention, form, removal):
    changes = attention.versions.filter(pgh_label="update")
    context = {
        "attention": attention,
        "form": form,
        "removal": removal,
        "corrected_at": changes.aggregate(last=Max("pgh_created_at"))["last"],
    }
    return render(request, "jobseekers/attention_correct.html", context)

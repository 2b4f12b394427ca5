"""Documents of a meeting: added, taken out, and given to who is invited."""

from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.documents.answer import saved_as
from sence_programs.forms.meetings import MaterialForm
from sence_programs.models import MeetingMaterial
from sence_programs.services.meetings.materials import add_material, remove_material
from sence_programs.views.meetings.found import done, meeting_of


@requires(P.MEETINGS_HOLD)
def material_add(request, pk: int):
    """One document more."""
    meeting, form = (
        meeting_of(request, pk),
        MaterialForm(request.POST or None, request.FILES or None),
    )
    if request.method == "POST" and form.is_valid():
        asked = {"meeting": meeting, "at": timezone.now(), **form.cleaned_data}
        if done(request, "Subimos el documento.", add_material, **asked):
            return redirect("meeting_file", pk)
    context = {"form": form, "meeting": meeting}
    return render(request, "sence_programs/meetings/material_add.html", context)


@require_POST
@requires(P.MEETINGS_HOLD)
def material_remove(request, pk: int, material_pk: int):
    """One document less."""
    materials = MeetingMaterial.objects.select_related("meeting")
    material = get_object_or_404(materials, pk=material_pk, meeting=meeting_of(request, pk))
    done(request, "Quitamos el documento.", remove_material, material=material)
    return redirect("meeting_file", pk)


@require_safe
@requires(P.MEETINGS_ATTEND)
@cache_control(private=True, no_store=True)
def material_file(request, pk: int, material_pk: int):
    """The document, to be saved."""
    meeting = meeting_of(request, pk, P.MEETINGS_ATTEND)
    material = get_object_or_404(MeetingMaterial, pk=material_pk, meeting=meeting)
    return saved_as(slugify(material.title) or "documento", material.file)

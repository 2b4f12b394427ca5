"""The one door to the documents: nothing under MEDIA is served by its address."""

from pathlib import Path

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.cache import cache_control

from matching.evidence_files import CONTENT_TYPES
from matching.models import Evidence, Placement
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.audit.services import record_read


@requires(P.PLACEMENT_RECORD)
@cache_control(private=True, no_store=True)
def evidence_file(request, pk: int, evidence_pk: int):
    """The document, to be saved and never drawn by the browser. That it was opened is recorded."""
    placements = Placement.objects.visible_to(request.actor)
    evidence = get_object_or_404(Evidence, pk=evidence_pk, placement__in=placements.filter(pk=pk))
    record_read(user=request.user, subject=evidence, at=timezone.now())
    extension = Path(evidence.file.name).suffix.lstrip(".").lower()
    try:
        with evidence.file.open("rb") as file:
            content = file.read()
    except FileNotFoundError:
        raise Http404 from None
    name = f"{evidence.kind}-{evidence.pk}.{extension}"
    return HttpResponse(
        content,
        content_type=CONTENT_TYPES.get(extension, "application/octet-stream"),
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
        },
    )

"""The documents of a placement, for who may see it."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.cache import cache_control

from matching.models import Evidence, Placement
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.audit.services import record_read
from omil_portal.documents.answer import saved_as


@requires(P.PLACEMENT_RECORD)
@cache_control(private=True, no_store=True)
def evidence_file(request, pk: int, evidence_pk: int):
    """The document, to be saved. That it was opened is recorded."""
    placements = Placement.objects.visible_to(request.actor)
    evidence = get_object_or_404(Evidence, pk=evidence_pk, placement__in=placements.filter(pk=pk))
    record_read(user=request.user, subject=evidence, at=timezone.now())
    return saved_as(f"{evidence.kind}-{evidence.pk}", evidence.file)

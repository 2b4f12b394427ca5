"""The proofs of a placement: kept under a name that says nothing."""

from datetime import datetime

from django.core.files.base import File
from django.db import transaction

from matching.models import Evidence, Placement
from omil_portal.accounts.models import User
from omil_portal.documents.checking import anonymous
from omil_portal.refusals import Refused


@transaction.atomic
def add_evidence(
    *, placement: Placement, kind: str, file: File, by: User, at: datetime
) -> Evidence:
    """Keeps the document beside the placement, which must still wait. Raises `Refused`, also
    of its kind or size."""
    placement = Placement.objects.select_for_update().get(pk=placement.pk)
    if placement.state == Placement.State.VALIDATED:
        raise Refused("Esta colocación ya está validada.")
    return Evidence.objects.create(
        placement=placement, kind=kind, file=anonymous(file), added_by=by, added_at=at
    )

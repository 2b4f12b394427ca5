"""The proofs of a placement: kept under a name that says nothing."""

import logging
from datetime import datetime

from django.core.files.base import File
from django.db import transaction

from matching.models import Evidence, Placement
from omil_portal.accounts.models import User
from omil_portal.documents.checking import anonymous
from omil_portal.refusals import Refused

NOT_KEPT = "No pudimos guardar el documento: el portal no tiene espacio. Inténtalo más tarde."
_log = logging.getLogger(__name__)


@transaction.atomic
def add_evidence(
    *, placement: Placement, kind: str, file: File, by: User, at: datetime
) -> Evidence:
    """Keeps the document beside the placement, which must still wait. Raises `Refused`, also
    of its kind or size, and when the disk does not take it: then nothing is written."""
    placement = Placement.objects.select_for_update().get(pk=placement.pk)
    if placement.state == Placement.State.VALIDATED:
        raise Refused("Esta colocación ya está validada.")
    try:
        return Evidence.objects.create(
            placement=placement, kind=kind, file=anonymous(file), added_by=by, added_at=at
        )
    except OSError as full:
        _log.exception("a document could not be kept")
        raise Refused(NOT_KEPT) from full

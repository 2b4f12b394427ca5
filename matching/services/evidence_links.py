"""A document sent from the officer's phone, where nobody signed in."""

from datetime import datetime

from django.core.files.base import File
from django.db import transaction

from matching.models import Evidence, EvidenceLink, Placement
from matching.services.evidence import add_evidence
from omil_portal.access.actor import actor_for
from omil_portal.access.permissions import Permission
from omil_portal.accounts.models import User
from omil_portal.refusals import Refused

USED = "Este enlace ya se usó o venció. Pide otro en la pantalla del computador."


def open_link(*, placement: Placement, by: User, at: datetime) -> EvidenceLink:
    """Leave for `by` to send one document of a placement that waits. Raises `Refused`."""
    if placement.state == Placement.State.VALIDATED:
        raise Refused("Esta colocación ya está validada.")
    return EvidenceLink.objects.create(placement=placement, made_by=by, made_at=at)


@transaction.atomic
def send_by_link(*, link: EvidenceLink, kind: str, file: File, at: datetime) -> Evidence:
    """Keeps the document as sent by the officer who made the link, once. Raises `Refused`."""
    link = EvidenceLink.objects.select_for_update().get(pk=link.pk)
    placement = link.placement
    may = actor_for(link.made_by).can(Permission.PLACEMENT_RECORD, office_id=placement.office_id)
    if not link.is_open(at) or not link.made_by.is_active or not may:
        raise Refused(USED)
    link.evidence = add_evidence(placement=placement, kind=kind, file=file, by=link.made_by, at=at)
    link.save(update_fields=["evidence"])
    return link.evidence

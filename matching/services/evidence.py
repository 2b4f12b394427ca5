"""The proofs of a placement: kept under a name that says nothing."""

from datetime import datetime
from uuid import uuid4

from django.core.files.base import File
from django.db import transaction

from matching.evidence_files import HEAD, MOST_BYTES, PHOTOS, SAVE_OTHERWISE, extension_of, is_heic
from matching.models import Evidence, Placement
from omil_portal.accounts.models import User
from omil_portal.refusals import Refused

NOT_ACCEPTED = "Sube un PDF o una foto (JPG o PNG)."
TOO_BIG = "El documento pesa más de 5 MB. Sube uno más liviano."
PHOTO_TOO_BIG = f"La foto pesa más de 5 MB. {SAVE_OTHERWISE}"
HEIC = f"La foto está en formato HEIC. {SAVE_OTHERWISE}"


def sniffed_extension(file: File) -> str:
    """What the file is by its content. Raises `Refused` for what is not accepted."""
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    if is_heic(head):
        raise Refused(HEIC)
    extension = extension_of(head)
    if file.size > MOST_BYTES:
        raise Refused(PHOTO_TOO_BIG if extension in PHOTOS else TOO_BIG)
    if extension is None:
        raise Refused(NOT_ACCEPTED)
    return extension


@transaction.atomic
def add_evidence(
    *, placement: Placement, kind: str, file: File, by: User, at: datetime
) -> Evidence:
    """Keeps the document beside the placement, which must still wait. Raises `Refused`."""
    placement = Placement.objects.select_for_update().get(pk=placement.pk)
    if placement.state == Placement.State.VALIDATED:
        raise Refused("Esta colocación ya está validada.")
    file.name = f"{uuid4().hex}.{sniffed_extension(file)}"
    return Evidence.objects.create(
        placement=placement, kind=kind, file=file, added_by=by, added_at=at
    )

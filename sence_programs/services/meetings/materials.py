"""Documents of a meeting: checked by their first bytes, and kept under a name that says nothing."""

from datetime import datetime

from django.core.files.base import File
from django.db import transaction

from omil_portal.accounts.models import User
from omil_portal.documents.checking import anonymous
from omil_portal.refusals import Refused
from sence_programs.lifecycle.meetings import PREPARING, State
from sence_programs.models import MeetingMaterial, NetworkMeeting
from sence_programs.services.meetings.locking import locked

MOST_MATERIALS = 10
_OPEN = PREPARING | {State.HELD}


@transaction.atomic
def add_material(
    *, meeting: NetworkMeeting, title: str, file: File, by: User, at: datetime
) -> MeetingMaterial:
    """Keeps the document. Raises `Refused`: kind, size, how many, or the meeting is closed."""
    locked(meeting, _OPEN)
    if meeting.materials.count() >= MOST_MATERIALS:
        raise Refused(f"Ya hay {MOST_MATERIALS} documentos. Quita uno antes de subir otro.")
    return MeetingMaterial.objects.create(
        meeting=meeting, title=title, file=anonymous(file), added_by=by, added_at=at
    )


@transaction.atomic
def remove_material(*, material: MeetingMaterial, by: User) -> None:
    """Takes the document out, and its file once that is sure. Raises `Refused` when closed."""
    locked(material.meeting, _OPEN)
    material.delete()
    transaction.on_commit(lambda: material.file.delete(save=False))

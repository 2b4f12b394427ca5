from datetime import datetime
from uuid import UUID

from django.db import transaction

from jobseekers.models import Attention, JobSeeker, OfficeLink
from jobseekers.services.links import link_office
from jobseekers.services.people import file_that_stays
from jobseekers.services.visits import served
from omil_portal.accounts.models import User
from omil_portal.offices.models import Office


@transaction.atomic
def record_attention(
    *,
    seeker: JobSeeker,
    office: Office,
    by: User,
    kind: str,
    at: datetime,
    request_id: UUID,
    channel: str = Attention.Channel.DESK,
    note: str = "",
    private_note: str = "",
    agreed: str = "",
    next_step: str = "",
) -> Attention:
    """Records that `office` served the person, which lets it open their file from then on.

    `private_note` is for the office alone; every other office that serves the person reads the
    rest. At the desk it ends the person's visit and keeps their hour. The same `request_id` again
    returns the attention already recorded, and touches nothing else. Of a file that was united
    with another meanwhile it goes to the one that stayed.
    """
    seeker = file_that_stays(seeker)
    attention, is_new = Attention.objects.get_or_create(
        request_id=request_id,
        defaults={
            "seeker": seeker,
            "office": office,
            "officer": by,
            "kind": kind,
            "channel": channel,
            "note": note,
            "private_note": private_note,
            "agreed": agreed,
            "next_step": next_step,
            "at": at,
        },
    )
    if is_new:
        link_office(seeker=seeker, office=office, reason=OfficeLink.Reason.ATTENDED, at=at)
    if is_new and channel == Attention.Channel.DESK:
        served(attention=attention)
    return attention

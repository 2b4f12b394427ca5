from datetime import datetime

from jobseekers.models import JobSeeker, OfficeLink
from omil_portal.offices.models import Office


def link_office(
    *, seeker: JobSeeker, office: Office, reason: OfficeLink.Reason, at: datetime
) -> OfficeLink:
    """From now on the office may open the person's file; the first reason stays."""
    link, _ = OfficeLink.objects.get_or_create(
        seeker=seeker, office=office, defaults={"reason": reason, "since": at}
    )
    return link

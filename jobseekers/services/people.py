"""Saving who a person is: the folded text of the desk's search follows the names."""

from datetime import datetime

from django.db import transaction

from jobseekers.models import JobSeeker
from jobseekers.signals import profile_changed
from omil_portal.announcements import announce
from omil_portal.occupations.text import fold


def file_that_stays(seeker: JobSeeker) -> JobSeeker:
    """The file of the person since others were united with it, not united until the transaction
    ends. What is being written of them waits for whoever is uniting it, and goes there."""
    rows = JobSeeker.objects.select_for_update(of=("self",), no_key=True)
    held = rows.get(pk=seeker.pk)
    while held.merged_into_id:
        held = rows.get(pk=held.merged_into_id)
    return seeker if held.pk == seeker.pk else held


def folded_names(seeker: JobSeeker) -> str:
    """What the desk's search reads: every name the person goes by, folded."""
    parts = (seeker.names, seeker.first_surname, seeker.second_surname, seeker.social_name)
    return fold(" ".join(filter(None, parts)))[:300]


@transaction.atomic
def save_person(seeker: JobSeeker, *, at: datetime) -> JobSeeker:
    """Saves the row, its search text and the name on the account, and tells it."""
    seeker.search_text = folded_names(seeker)
    seeker.save()
    if seeker.user and seeker.user.full_name != seeker.display_name[:150]:
        seeker.user.full_name = seeker.display_name[:150]
        seeker.user.save(update_fields=["full_name"])
    announce(profile_changed, seeker_id=seeker.pk, at=at)
    return seeker

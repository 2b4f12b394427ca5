"""Saving who a person is: the folded text of the desk's search follows the names."""

from django.db import transaction

from jobseekers.models import JobSeeker
from omil_portal.occupations.text import fold


def folded_names(seeker: JobSeeker) -> str:
    """What the desk's search reads: every name the person goes by, folded."""
    parts = (seeker.names, seeker.first_surname, seeker.second_surname, seeker.social_name)
    return fold(" ".join(filter(None, parts)))[:300]


@transaction.atomic
def save_person(seeker: JobSeeker) -> JobSeeker:
    """Saves the row, its search text and the name on the account."""
    seeker.search_text = folded_names(seeker)
    seeker.save()
    if seeker.user and seeker.user.full_name != seeker.display_name[:150]:
        seeker.user.full_name = seeker.display_name[:150]
        seeker.user.save(update_fields=["full_name"])
    return seeker

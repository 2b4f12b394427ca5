"""The account behind a person's record, and the code that opens it."""

from datetime import datetime

from django.db import transaction

from jobseekers.identity import Identity
from jobseekers.models import JobSeeker
from omil_portal.accounts import access_codes
from omil_portal.accounts.models import User


def identity_of(seeker: JobSeeker) -> Identity:
    return Identity(seeker.document, run=seeker.run, other=seeker.other_document)


@transaction.atomic
def issue_access_code(*, seeker: JobSeeker, by: User, at: datetime) -> str:
    """A code for the person, whose document staff have just seen; makes the account if none.

    Raises `access_codes.NotForStaff` when the RUN already signs in as staff or company: an
    officer could otherwise register a colleague and take the colleague's account over.
    """
    seeker = JobSeeker.objects.select_for_update(of=("self",)).get(pk=seeker.pk)
    if seeker.user is None:
        user, made = User.objects.get_or_create(
            username=identity_of(seeker).username,
            defaults={"full_name": seeker.display_name[:150]},
        )
        if made:
            user.set_unusable_password()
            user.save(update_fields=["password"])
        seeker.user = user
    seeker.identity_checked_at = at
    code = access_codes.issue(user=seeker.user, by=by, at=at)
    seeker.save(update_fields=["user", "identity_checked_at"])
    return code

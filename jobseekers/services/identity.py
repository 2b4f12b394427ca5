"""A foreigner who had another document gets a RUN."""

from datetime import datetime

from django.db import IntegrityError, transaction

from jobseekers.identity import Identity
from jobseekers.models import FormerDocument, JobSeeker
from jobseekers.services.registration import AlreadyRegistered
from omil_portal.accounts.models import User
from omil_portal.accounts.run import Run
from omil_portal.refusals import Refused


@transaction.atomic
def give_run(*, seeker: JobSeeker, run: Run, by: User, at: datetime) -> JobSeeker:
    """From now on the person is known by their RUN, and still found by the other document.

    Who has an account signs in with the RUN. Giving the same RUN again changes nothing. Raises
    `AlreadyRegistered` when another file has that RUN: the two are to be united instead; and
    `Refused` for somebody who has a RUN already.
    """
    seeker = JobSeeker.objects.select_for_update(of=("self",)).get(pk=seeker.pk)
    if seeker.run == run:
        return seeker
    if seeker.run:
        raise Refused("Esta persona ya tiene RUN.")
    if other := Identity.of_run(run).find():
        raise AlreadyRegistered(other)
    FormerDocument.objects.create(
        seeker=seeker,
        document=seeker.document,
        number=seeker.other_document,
        changed_by=by,
        changed_at=at,
    )
    for column, value in Identity.of_run(run).columns().items():
        setattr(seeker, column, value)
    seeker.identity_checked_at = at
    try:
        with transaction.atomic():
            seeker.save()
    except IntegrityError as raced:
        raise AlreadyRegistered(Identity.of_run(run).find()) from raced
    _sign_in_with(seeker, run)
    return seeker


def _sign_in_with(seeker: JobSeeker, run: Run) -> None:
    """An account of that RUN without a person, such as of staff, keeps its name."""
    if seeker.user_id and not User.objects.filter(username=run.canonical).exists():
        User.objects.filter(pk=seeker.user_id).update(username=run.canonical)

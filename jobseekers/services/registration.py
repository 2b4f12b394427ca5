"""One row a person in the whole network, whoever registers first: the person or a desk."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from jobseekers.identity import Identity
from jobseekers.models import JobSeeker, OfficeLink, Profile
from jobseekers.services.links import link_office
from jobseekers.services.people import folded_names
from omil_portal.accounts.models import User
from omil_portal.accounts.run import Run
from omil_portal.offices.models import Comuna, Office


class AlreadyRegistered(Exception):
    """Somebody has that document; `seeker` is who, or None when only an account has it."""

    def __init__(self, seeker: JobSeeker | None) -> None:
        self.seeker = seeker
        super().__init__("already registered")


def register_online(
    *,
    names: str,
    first_surname: str,
    phone: str,
    comuna: Comuna,
    at: datetime,
    run: Run | None = None,
    identity: Identity | None = None,
    second_surname: str = "",
    request_id: UUID | None = None,
) -> JobSeeker:
    """A person registers alone, with an account without a password yet.

    The office of the comuna may open the file. Raises `AlreadyRegistered`; the same `request_id`
    again gives the person it registered.
    """
    identity = identity or Identity.of_run(run)
    seeker = JobSeeker(
        names=names,
        first_surname=first_surname,
        second_surname=second_surname,
        phone=phone,
        comuna=comuna,
        request_id=request_id,
        **identity.columns(),
    )
    office = Office.objects.filter(comuna=comuna).first()
    return _register(seeker, identity, office, OfficeLink.Reason.COMUNA, at, account=True)


def register_at_desk(
    *,
    names: str,
    first_surname: str,
    comuna: Comuna,
    office: Office,
    by: User,
    at: datetime,
    run: Run | None = None,
    identity: Identity | None = None,
    second_surname: str = "",
    phone: str = "",
    birth_date: date | None = None,
    request_id: UUID | None = None,
) -> JobSeeker:
    """Staff who see the document register a person, who gets no account until a code is issued.

    Raises `AlreadyRegistered`; the same `request_id` again gives the person it registered.
    """
    identity = identity or Identity.of_run(run)
    seeker = JobSeeker(
        names=names,
        first_surname=first_surname,
        second_surname=second_surname,
        phone=phone,
        comuna=comuna,
        birth_date=birth_date,
        identity_checked_at=at,
        request_id=request_id,
        **identity.columns(),
    )
    return _register(seeker, identity, office, OfficeLink.Reason.REGISTERED, at, account=False)


def register_from_sheet(
    *,
    run: Run,
    names: str,
    first_surname: str,
    comuna: Comuna,
    office: Office,
    by: User,
    at: datetime,
    second_surname: str = "",
    phone: str = "",
    email: str = "",
    sector: str = "",
    birth_date: str | None = None,
) -> JobSeeker:
    """A person whom the office had in a spreadsheet of its own: nobody saw the document now.

    `birth_date`: ISO text. Raises `AlreadyRegistered`.
    """
    identity = Identity.of_run(run)
    seeker = JobSeeker(
        names=names,
        first_surname=first_surname,
        second_surname=second_surname,
        phone=phone,
        email=email,
        sector=sector,
        comuna=comuna,
        birth_date=date.fromisoformat(birth_date) if birth_date else None,
        **identity.columns(),
    )
    return _register(seeker, identity, office, OfficeLink.Reason.REGISTERED, at, account=False)


def _register(seeker, identity, office, reason, at, *, account: bool) -> JobSeeker:
    seeker.created_at = at
    seeker.search_text = folded_names(seeker)
    try:
        with transaction.atomic():
            if account:
                seeker.user = User.objects.create_user(
                    username=identity.username, full_name=seeker.display_name[:150]
                )
            seeker.save()
            Profile.objects.create(seeker=seeker, updated_at=at)
            if office:
                link_office(seeker=seeker, office=office, reason=reason, at=at)
    except IntegrityError:
        return _of_the_first_click(seeker, identity)
    return seeker


def _of_the_first_click(seeker: JobSeeker, identity: Identity) -> JobSeeker:
    """After a unique number refused the row: the same form sent twice, or somebody else."""
    registered = identity.find()
    same_form = seeker.request_id and registered and registered.request_id == seeker.request_id
    if not same_form:
        raise AlreadyRegistered(registered)
    return registered

"""People sign up for a fair, and their arrival is written down once, whoever sends it again."""

from datetime import datetime, time
from uuid import NAMESPACE_URL, uuid5

from django.db import IntegrityError, transaction
from django.utils import timezone

from jobseekers.models import Attention, JobSeeker
from jobseekers.services.attentions import record_attention
from omil_portal.accounts.models import User
from omil_portal.look.formats import day
from omil_portal.offices.models import Office
from omil_portal.outbox.services import write_message
from omil_portal.refusals import Refused
from sence_programs.fairs.codes import new_short_code
from sence_programs.models import FairRegistration, JobFair
from sence_programs.services.fairs import locked

TRIES = 5
"""Short codes to try before giving up: two alike in one fair are a rarity."""


@transaction.atomic
def register_person(
    *, fair: JobFair, seeker: JobSeeker, channel: str, by: User, at: datetime
) -> FairRegistration:
    """The person will come to the fair; a second time gives the registration they have.

    Who had cancelled is in again, with the same code. Raises `Refused` for a fair that takes
    nobody.
    """
    fair = locked(fair)
    existing = FairRegistration.objects.filter(fair=fair, seeker=seeker).first()
    if existing and not existing.is_cancelled:
        return existing
    if not fair.takes_sign_ups or timezone.localdate(at) > fair.ends_on:
        raise Refused("Esta feria no recibe inscripciones.")
    if existing:
        registration = _again(existing, channel, by, at)
    else:
        registration = _create(fair, seeker, channel, by, at)
    _tell(registration, at)
    return registration


def _again(registration: FairRegistration, channel, by, at) -> FairRegistration:
    registration.cancelled_at = registration.cancelled_by = None
    registration.channel, registration.registered_by = channel, by
    registration.registered_at = at
    registration.save()
    return registration


@transaction.atomic
def cancel_registration(
    *, registration: FairRegistration, by: User, at: datetime
) -> FairRegistration:
    """The person will not come: their code is refused at the door. Twice changes nothing.

    Raises `Refused` for who already came, and once the fair is over.
    """
    fair = locked(registration.fair)
    rows = FairRegistration.objects.select_for_update(of=("self",))
    registration = rows.select_related("fair", "seeker").get(pk=registration.pk)
    if registration.is_cancelled:
        return registration
    if registration.came:
        raise Refused("La persona ya llegó a la feria: su asistencia se conserva.")
    if not fair.takes_sign_ups or timezone.localdate(at) > fair.ends_on:
        raise Refused("Esta feria ya no cambia.")
    registration.cancelled_at, registration.cancelled_by = at, by
    registration.save(update_fields=["cancelled_at", "cancelled_by"])
    return registration


def _create(fair, seeker, channel, by, at) -> FairRegistration:
    """The database has the last word on «once», for the person and for the short code."""
    for _ in range(TRIES):
        try:
            with transaction.atomic():
                return FairRegistration.objects.create(
                    fair=fair,
                    seeker=seeker,
                    short_code=new_short_code(),
                    channel=channel,
                    registered_by=by,
                    registered_at=at,
                )
        except IntegrityError:
            existing = FairRegistration.objects.filter(fair=fair, seeker=seeker).first()
            if existing:
                return existing
    raise Refused("No pudimos inscribir a la persona. Inténtalo de nuevo.")


@transaction.atomic
def check_in(
    *,
    registration: FairRegistration,
    office: Office,
    by: User,
    arrived_at: datetime,
    at: datetime,
) -> FairRegistration:
    """The person came. Sent again, or by two phones, the earliest arrival stays.

    `arrived_at` is when it was seen, which may be long before `at`, when the network came back.
    Counts once as an attention in the field by `office`. Raises `Refused`.
    """
    fair = locked(registration.fair)
    rows = FairRegistration.objects.select_for_update(of=("self",))
    registration = rows.select_related("fair", "seeker").get(pk=registration.pk)
    if not fair.takes_arrivals(timezone.localdate(at)):
        raise Refused(why_shut(fair))
    if registration.is_cancelled:
        raise Refused(registration.cancelled_words)
    arrived_at = _believable(arrived_at, fair, at)
    if registration.checked_in_at is None or arrived_at < registration.checked_in_at:
        registration.checked_in_at = arrived_at
        registration.checked_in_by = registration.checked_in_by or by
        registration.save(update_fields=["checked_in_at", "checked_in_by"])
    record_attention(
        seeker=registration.seeker,
        office=office,
        by=by,
        kind=Attention.Kind.EMPLOYER_MEETING,
        channel=Attention.Channel.FIELD,
        note=f"Vino a la feria «{fair}».",
        at=arrived_at,
        request_id=uuid5(NAMESPACE_URL, f"fair-registration/{registration.pk}"),
    )
    return registration


def why_shut(fair: JobFair) -> str:
    """Of a fair whose door takes nobody today."""
    if fair.takes_sign_ups:
        return f"La entrada se abre el {day(fair.starts_on)}."
    if fair.state == JobFair.State.DRAFT:
        return "La feria todavía no está anunciada."
    if fair.is_cancelled:
        return "La feria se suspendió. No recibe llegadas."
    return "La feria está cerrada. Ya no recibe llegadas."


def _believable(arrived_at: datetime, fair: JobFair, at: datetime) -> datetime:
    """A telephone whose clock is wrong says nothing: then the moment is `at`."""
    first = timezone.make_aware(datetime.combine(fair.starts_on, time.min))
    return arrived_at if first <= arrived_at <= at else at


def _tell(registration: FairRegistration, at: datetime) -> None:
    """In the person's pages, and by e-mail to who has one."""
    fair, seeker = registration.fair, registration.seeker
    write_message(
        key=f"fair-registration/{registration.pk}/{registration.registered_at.isoformat()}",
        user=seeker.user,
        address=seeker.email,
        subject=f"Tu inscripción en «{fair}»",
        body=f"Te esperamos el {day(fair.starts_on)} a las {fair.opens_at:%H:%M} en {fair.place}. "
        f"Tu código es {registration.spoken_code}. Muéstralo en la entrada.",
        at=at,
    )

"""An office presents a person to a company, and writes down what came of it."""

from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from employers.models import Vacancy
from jobseekers.models import Attention, JobSeeker, OfficeLink
from jobseekers.services.attentions import record_attention
from jobseekers.services.links import link_office
from jobseekers.services.people import file_that_stays
from jobseekers.services.status import mark_active, mark_placed
from matching import lifecycle
from matching.engine import Explanation, Rule
from matching.follow_up_rules import tells_since
from matching.models import Placement, Referral, ReferralAnswer, ReferralEvent
from matching.reasons import explain_pair
from omil_portal.accounts.models import User
from omil_portal.offices.models import Office
from omil_portal.outbox.services import write_message
from omil_portal.refusals import Refused

ANSWER_DAYS = 14
"""Days the company has to answer before the referral is told as expired."""


@transaction.atomic
def refer(
    *, seeker: JobSeeker, vacancy: Vacancy, office: Office, by: User, at: datetime
) -> Referral:
    """Presents the person for the vacancy; the same office doing it again changes nothing.

    Keeps the points by factor and the version of the weights as they were seen. Counts as an
    attention (PP33) and tells the person. Raises `Refused`.
    """
    on = timezone.localdate(at)
    # Read once it is held: whether they look for work may have changed.
    seeker = JobSeeker.objects.get(pk=file_that_stays(seeker).pk)
    vacancy = Vacancy.objects.select_for_update().get(pk=vacancy.pk)
    already = Referral.objects.open().filter(seeker=seeker, vacancy=vacancy).first()
    if already and already.office_id == office.pk:
        return already
    _must_be_free(seeker, vacancy, already, on)
    why = explain_pair(seeker, vacancy, on)
    _must_be_lawful(why)
    referral = Referral.objects.create(
        seeker=seeker,
        vacancy=vacancy,
        office=office,
        referred_by=by,
        referred_at=at,
        answer_due=on + timedelta(days=ANSWER_DAYS),
        points=why and {str(factor): points for factor, points in why.points.items()},
        weights_version=why.weights.version if why else "",
    )
    ReferralEvent.objects.create(referral=referral, to_state=referral.state, by=by, at=at)
    ReferralAnswer.objects.create(referral=referral, made_at=at)
    link_office(seeker=seeker, office=office, reason=OfficeLink.Reason.REFERRED, at=at)
    record_attention(
        seeker=seeker,
        office=office,
        by=by,
        kind=Attention.Kind.REFERRAL,
        note=f"Derivación a {vacancy.employer}: {vacancy.title}",
        at=at,
        request_id=uuid5(NAMESPACE_URL, f"referral/{referral.pk}"),
    )
    _tell(referral, at)
    return referral


def _must_be_free(seeker: JobSeeker, vacancy: Vacancy, already: Referral | None, on) -> None:
    if already:
        raise Refused(f"{already.office} ya derivó a esta persona a esta oferta.")
    if not Vacancy.objects.published(on).filter(pk=vacancy.pk).exists():
        raise Refused("Esta oferta ya no recibe personas.")
    if seeker.status != JobSeeker.Status.ACTIVE:
        status = seeker.get_status_display().lower()
        raise Refused(f"Esta persona figura como «{status}». Cambia su estado antes de derivarla.")


def _must_be_lawful(why: Explanation | None) -> None:
    """The other hard rules are advice to staff; this one is Código del Trabajo art. 13."""
    if why and Rule.LEGAL_AGE in why.failed:
        raise Refused("La ley reserva este trabajo a mayores de 18 años.")


@transaction.atomic
def record_result(
    *,
    referral: Referral,
    to_state: str,
    by: User | None,
    at: datetime,
    reason: str = "",
    note: str = "",
    seen: str = "",
    by_company: bool = False,
) -> Referral:
    """Writes what the company or the person answered; the same answer again changes nothing.

    `seen`: the state that whoever writes read, so that a result written by mistake is put right.
    `by_company`: the company wrote it, and `by` is None when it came by the link of the letter.
    A person hired stops being matched. Raises `Refused`.
    """
    referral = Referral.objects.select_for_update().get(pk=referral.pk)
    if by and not by_company:
        take_on(referral=referral, by=by, at=at)
    before = referral.state
    if before == to_state:
        return referral
    _must_be_possible(referral, to_state, reason, seen)
    referral.state, referral.reason, referral.note = to_state, reason, note
    if to_state in Referral.OPEN_STATES:
        referral.answer_due = timezone.localdate(at) + timedelta(days=ANSWER_DAYS)
    referral.save(update_fields=["state", "reason", "note", "answer_due"])
    ReferralEvent.objects.create(
        referral=referral, from_state=before, to_state=to_state, by=by, at=at
    )
    if to_state == Referral.State.HIRED:
        mark_placed(seeker=referral.seeker, at=at)
    elif before == Referral.State.HIRED:
        reactivate(seeker=referral.seeker, at=at)
    return referral


def _must_be_possible(referral: Referral, to_state: str, reason: str, seen: str) -> None:
    corrects = seen == referral.state and to_state in lifecycle.corrections_from(seen)
    if not corrects and not lifecycle.may_move(referral.state, to_state):
        raise Refused(f"La derivación ya figura como «{referral.get_state_display().lower()}».")
    if to_state in lifecycle.NEEDS_REASON and not reason:
        raise Refused("Elige el motivo.")
    if referral.state == Referral.State.HIRED and _placed(referral):
        raise Refused("Esta persona tiene una colocación registrada. Primero debe rechazarse.")
    again = Referral.objects.open().filter(seeker=referral.seeker_id, vacancy=referral.vacancy_id)
    if to_state in Referral.OPEN_STATES and again.exclude(pk=referral.pk).exists():
        raise Refused("Esta persona tiene otra derivación abierta a esta oferta. Regístralo ahí.")


def take_on(*, referral: Referral, by: User, at: datetime) -> None:
    """Staff saw what the company answered by its link, which then changes it no more."""
    unseen = ReferralAnswer.objects.filter(
        referral=referral, answered_at__isnull=False, taken_at=None
    )
    unseen.update(taken_by=by, taken_at=at)


def _placed(referral: Referral) -> bool:
    """Whether a placement stands on this hiring, linked to it or not."""
    since = timezone.localdate(referral.referred_at)
    same_job = Q(employer=referral.vacancy.employer_id, starts_on__gte=since)
    placements = Placement.objects.standing().filter(seeker=referral.seeker_id)
    return placements.filter(Q(referral=referral) | same_job).exists()


def reactivate(*, seeker: JobSeeker, at: datetime) -> None:
    """Back to looking for work, unless another placement or hiring says that they work."""
    on = timezone.localdate(at)
    placements = Placement.objects.telling_of_work(on).filter(seeker=seeker)
    hired = Referral.objects.filter(seeker=seeker, state=Referral.State.HIRED, placement=None)
    works = placements.exists() or hired.filter(referred_at__date__gte=tells_since(on)).exists()
    if seeker.status == JobSeeker.Status.PLACED and not works:
        mark_active(seeker=seeker, at=at)


def _tell(referral: Referral, at: datetime) -> None:
    """In the person's pages, and by e-mail to who has one."""
    if referral.seeker.user is None:
        return
    office, vacancy = referral.office, referral.vacancy
    phone = f" Si tienes dudas, llama al {office.phone}." if office.phone else ""
    write_message(
        key=f"referral/{referral.pk}",
        user=referral.seeker.user,
        subject="Te derivamos a una oferta",
        body=f"{office} te presentó a {vacancy.employer} para «{vacancy.title}». "
        f"La empresa puede llamarte. Ten tu teléfono a mano.{phone}",
        at=at,
    )

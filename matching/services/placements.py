"""A person started a job: who recorded it first, with what proof, and who else looked at it.

The rule of credit between offices stands in `docs/adr/0011-placement-credit.md`.
"""

from dataclasses import dataclass, fields
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from employers.models import Employer, Vacancy
from jobseekers.models import JobSeeker
from jobseekers.services.status import mark_placed
from matching.models import Placement, Referral
from matching.services.follow_ups import cancel_pointless, plan_follow_ups, reopen
from matching.services.referrals import reactivate, take_on
from omil_portal.accounts.models import User
from omil_portal.offices.models import Comuna, Office
from omil_portal.outbox.services import write_message
from omil_portal.refusals import Refused


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What the contract says. `gross_pay`: pesos a month."""

    contract: str
    starts_on: date
    weekly_hours: int
    gross_pay: int
    comuna: Comuna
    ends_on: date | None = None


@transaction.atomic
def record_placement(
    *,
    terms: Terms,
    by: User,
    at: datetime,
    referral: Referral | None = None,
    seeker: JobSeeker | None = None,
    employer: Employer | None = None,
    office: Office | None = None,
    vacancy: Vacancy | None = None,
    works_now: bool = True,
) -> Placement:
    """Records that the person started; they stop being matched. It waits to be validated.

    With a `referral`, which must be of a person hired, the rest comes from it; without one,
    `seeker`, `employer` and `office` are needed. Without `works_now`, it tells of a job long past
    and who looks for work goes on doing so. A second click gives the same placement, and
    recording anew one that was rejected sends it to be validated again. Raises `Refused`.
    """
    placement = Placement()
    if referral:
        referral = Referral.objects.select_for_update().get(pk=referral.pk)
        if referral.state != Referral.State.HIRED:
            raise Refused("Primero registra que la persona fue contratada.")
        take_on(referral=referral, by=by, at=at)
        seeker, vacancy, office = referral.seeker, referral.vacancy, referral.office
        employer = vacancy.employer
        placement = Placement.objects.filter(referral=referral).first() or placement
        if placement.pk and placement.state != Placement.State.REJECTED:
            return placement
    placement.referral, placement.seeker, placement.vacancy = referral, seeker, vacancy
    placement.employer, placement.office, placement.recorded_at = employer, office, at
    _send(placement, terms, by)
    if works_now:
        mark_placed(seeker=seeker, at=at)
    return placement


@transaction.atomic
def correct_placement(*, placement: Placement, terms: Terms, by: User, at: datetime) -> Placement:
    """What the contract truly says, until somebody validated it; the same again changes nothing.

    Who corrects has recorded it, and another person validates it. One that was rejected is sent
    again. Raises `Refused`.
    """
    placement = Placement.objects.select_for_update(of=("self",)).get(pk=placement.pk)
    if placement.state == Placement.State.VALIDATED:
        raise Refused("Ya está validada. Primero debe retirarse la validación.")
    if placement.referral and placement.referral.state != Referral.State.HIRED:
        raise Refused("Primero registra que la persona fue contratada.")
    _send(placement, terms, by)
    if Placement.objects.telling_of_work(timezone.localdate(at)).filter(pk=placement.pk).exists():
        mark_placed(seeker=placement.seeker, at=at)
    return placement


def _send(placement: Placement, terms: Terms, by: User) -> None:
    """Written so by `by`, it waits for somebody else to validate it. Raises `Refused`."""
    for field in fields(terms):
        setattr(placement, field.name, getattr(terms, field.name))
    placement.recorded_by = by
    placement.state, placement.rejection_reason = Placement.State.PENDING, ""
    placement.verified_by = placement.verified_at = None
    _save(placement)


def _save(placement: Placement) -> None:
    """The database has the last word on «first»: the second of two at once is told who was."""
    try:
        with transaction.atomic():
            placement.save()
    except IntegrityError:
        first = same_job(placement)
        if first is None:
            raise
        raise Refused(
            f"Esta colocación ya la registró {first.office}: misma persona, empresa y fecha."
        ) from None


def same_job(placement: Placement) -> Placement | None:
    """The placement that holds the place of this one in the network."""
    return (
        Placement.objects.filter(
            seeker=placement.seeker, employer=placement.employer, starts_on=placement.starts_on
        )
        .exclude(state=Placement.State.REJECTED)
        .exclude(pk=placement.pk)
        .select_related("office")
        .first()
    )


@transaction.atomic
def validate_placement(
    *, placement: Placement, by: User, at: datetime, seen: str | None = None
) -> Placement:
    """Another person saw the proof: it counts, and the person will be called. Raises `Refused`.

    `seen`: the placement `as_recorded` when they looked; what was corrected since is seen first.
    """
    placement = _locked(placement, Placement.State.PENDING, by)
    if seen is not None and seen != placement.as_recorded:
        raise Refused("Alguien corrigió lo registrado mientras la mirabas. Revísala otra vez.")
    if not placement.evidence.exists():
        raise Refused("Falta el documento que prueba la contratación.")
    placement = _resolve(placement, Placement.State.VALIDATED, "", by, at)
    reopen(placement=placement, on=timezone.localdate(at))
    plan_follow_ups(placements=[placement], on=timezone.localdate(at))
    return placement


@transaction.atomic
def reject_placement(*, placement: Placement, reason: str, by: User, at: datetime) -> Placement:
    """The proof does not hold: the person looks for work again. Raises `Refused`."""
    return _reject(_locked(placement, Placement.State.PENDING, by), reason, by, at)


@transaction.atomic
def withdraw_validation(*, placement: Placement, reason: str, by: User, at: datetime) -> Placement:
    """It was validated and should not have been: it counts no more, and nobody is called.

    As a rejection it may be corrected and sent again. Raises `Refused`.
    """
    placement = _reject(_locked(placement, Placement.State.VALIDATED, by), reason, by, at)
    cancel_pointless([placement])
    return placement


def _reject(placement: Placement, reason: str, by: User, at: datetime) -> Placement:
    if not reason.strip():
        raise Refused("Escribe por qué la rechazas.")
    placement = _resolve(placement, Placement.State.REJECTED, reason.strip(), by, at)
    reactivate(seeker=placement.seeker, at=at)
    return placement


def _locked(placement: Placement, state: Placement.State, by: User) -> Placement:
    """The row, locked so that of two people who resolve at once one is told so."""
    placement = Placement.objects.select_for_update().get(pk=placement.pk)
    if placement.recorded_by_id == by.pk:
        raise Refused("La registraste tú. Debe revisarla otra persona de la oficina.")
    if placement.state != state:
        now = placement.get_state_display().lower()
        raise Refused(f"Esta colocación ya figura como «{now}».")
    return placement


def _resolve(
    placement: Placement, state: Placement.State, reason: str, by: User, at: datetime
) -> Placement:
    placement.state, placement.rejection_reason = state, reason
    placement.verified_by, placement.verified_at = by, at
    placement.save(update_fields=["state", "rejection_reason", "verified_by", "verified_at"])
    write_message(
        key=f"placement/{placement.pk}/{at.isoformat()}",
        user=placement.recorded_by,
        subject=f"Colocación {placement.get_state_display().lower()}",
        body=f"La colocación de {placement.seeker} en {placement.employer} figura como "
        f"«{placement.get_state_display().lower()}». {reason}".strip(),
        at=at,
    )
    return placement

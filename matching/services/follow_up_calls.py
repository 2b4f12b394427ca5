"""Calling those who began a job (PE45), and writing down how it goes."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from django.utils import timezone

from jobseekers.models import Attention, JobSeeker
from jobseekers.services.attention_corrections import correct_attention
from jobseekers.services.attentions import record_attention
from jobseekers.services.status import mark_active, mark_inactive, mark_placed
from matching.follow_up_rules import call_again_on
from matching.models import FollowUp, Placement
from matching.services.follow_ups import cancel_pointless, reopen
from omil_portal.accounts.models import User
from omil_portal.refusals import Refused

State = FollowUp.State


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the person answered. An ended job needs its last day, why, and if they look for work."""

    still_working: bool
    ended_on: date | None = None
    reason: str = ""
    looks_for_work: bool | None = None
    note: str = ""


@transaction.atomic
def record_follow_up(*, follow_up: FollowUp, told: Told, by: User, at: datetime) -> FollowUp:
    """Writes what the person told; the same officer again changes nothing. Raises `Refused`.

    Counts as an attention by telephone. A job that ended is told to the placement, and the person
    who looks for work is offered vacancies again. Who was given up may still call back.
    """
    follow_up = _locked(follow_up)
    if _same(follow_up, told, by):
        return follow_up
    if follow_up.state != State.NOT_REACHED:
        _must_be_open(follow_up)
    return _write(follow_up, told, by, at)


@transaction.atomic
def correct_follow_up(*, follow_up: FollowUp, told: Told, by: User, at: datetime) -> FollowUp:
    """Writes what the person truly told in the place of what was noted by mistake.

    What that did to the job, to its calls and to the person is undone first; it stays one
    attention, and the audit keeps both versions. The same again changes nothing. Raises `Refused`
    when nothing was noted, and when a later call of the same job already tells more.
    """
    follow_up = _locked(follow_up)
    if follow_up.state != State.DONE:
        raise Refused("Este seguimiento todavía no tiene respuesta.")
    if _told(follow_up) == told:
        return follow_up
    later = follow_up.placement.follow_ups.filter(state=State.DONE, months__gt=follow_up.months)
    if later.exists():
        raise Refused("Hay un seguimiento posterior de este trabajo: corrige ese.")
    if not follow_up.still_working:
        _take_back_the_end(follow_up, at)
    return _write(follow_up, told, by, at)


def _write(follow_up: FollowUp, told: Told, by: User, at: datetime) -> FollowUp:
    if not told.still_working:
        _must_have_ended(follow_up.placement, told, timezone.localdate(at))
    follow_up.state = State.DONE
    follow_up.still_working, follow_up.ended_on = told.still_working, told.ended_on
    follow_up.reason, follow_up.looks_for_work = told.reason, told.looks_for_work
    follow_up.note, follow_up.recorded_by, follow_up.recorded_at = told.note, by, at
    follow_up.ends_before = None if told.still_working else follow_up.placement.ends_on
    follow_up.save()
    _attention(follow_up, by, at)
    if not told.still_working:
        _end_job(follow_up, at)
    return follow_up


def _told(follow_up: FollowUp) -> Told:
    return Told(
        still_working=follow_up.still_working,
        ended_on=follow_up.ended_on,
        reason=follow_up.reason,
        looks_for_work=follow_up.looks_for_work,
        note=follow_up.note,
    )


@transaction.atomic
def record_no_answer(*, follow_up: FollowUp, tries: int, by: User, at: datetime) -> FollowUp:
    """Nobody answered: to be called again some days later, until the last try. Raises `Refused`.

    `tries`: those that the page showed, so that a second click counts once.
    """
    follow_up = _locked(follow_up)
    if follow_up.tries == tries + 1 and follow_up.recorded_by_id == by.pk:
        return follow_up
    _must_be_open(follow_up)
    if follow_up.tries != tries:
        raise Refused("Otra persona de la oficina acaba de llamar.")
    follow_up.tries += 1
    follow_up.recorded_by, follow_up.recorded_at = by, at
    again = call_again_on(follow_up.tries, timezone.localdate(at))
    follow_up.state = State.DUE if again else State.NOT_REACHED
    follow_up.call_on = again or follow_up.call_on
    follow_up.save()
    return follow_up


def _locked(follow_up: FollowUp) -> FollowUp:
    # The job first, as who validates or rejects it: two of its calls may tell two ends at once.
    Placement.objects.select_for_update(of=("self",)).get(pk=follow_up.placement_id)
    rows = FollowUp.objects.select_for_update(of=("self",))
    return rows.select_related("placement__seeker", "placement__office").get(pk=follow_up.pk)


def _same(follow_up: FollowUp, told: Told, by: User) -> bool:
    before = (
        follow_up.state,
        follow_up.still_working,
        follow_up.ended_on,
        follow_up.recorded_by_id,
    )
    return before == (State.DONE, told.still_working, told.ended_on, by.pk)


def _must_be_open(follow_up: FollowUp) -> None:
    if follow_up.state != State.DUE:
        state = follow_up.get_state_display().lower()
        raise Refused(f"Este seguimiento ya figura como «{state}».")


def _must_have_ended(placement: Placement, told: Told, today: date) -> None:
    if told.ended_on is None or not told.reason or told.looks_for_work is None:
        raise Refused("Falta el último día, el motivo o si busca trabajo.")
    if not placement.starts_on <= told.ended_on <= today:
        raise Refused("El último día debe estar entre el inicio del trabajo y hoy.")


def _attention(follow_up: FollowUp, by: User, at: datetime) -> None:
    placement = follow_up.placement
    works = "Sigue trabajando" if follow_up.still_working else "Ya no trabaja"
    note = f"{works} en {placement.employer}. {follow_up.note}".strip()
    attention = record_attention(
        seeker=placement.seeker,
        office=placement.office,
        by=by,
        kind=Attention.Kind.FOLLOW_UP,
        channel=Attention.Channel.PHONE,
        note=note,
        at=at,
        request_id=uuid5(NAMESPACE_URL, f"follow-up/{follow_up.pk}"),
    )
    # The one that stood is given back when this corrects it.
    correct_attention(attention=attention, values={"note": note})


def _end_job(follow_up: FollowUp, at: datetime) -> None:
    placement = follow_up.placement
    placement.ends_on = follow_up.ended_on
    placement.save(update_fields=["ends_on"])
    cancel_pointless([placement])
    seeker = JobSeeker.objects.get(pk=placement.seeker_id)
    if seeker.status != JobSeeker.Status.PLACED or _works_elsewhere(placement, at):
        return
    (mark_active if follow_up.looks_for_work else mark_inactive)(seeker=seeker, at=at)


def _take_back_the_end(follow_up: FollowUp, at: datetime) -> None:
    """The job, its calls and the person as they were before an end that was no end."""
    on, placement = timezone.localdate(at), follow_up.placement
    if placement.ends_on == follow_up.ended_on:
        placement.ends_on = follow_up.ends_before
        placement.save(update_fields=["ends_on"])
    if placement.state == Placement.State.VALIDATED:
        reopen(placement=placement, on=on)
    if Placement.objects.telling_of_work(on).filter(pk=placement.pk).exists():
        mark_placed(seeker=placement.seeker, at=at)


def _works_elsewhere(placement: Placement, at: datetime) -> bool:
    others = Placement.objects.filter(seeker=placement.seeker_id).exclude(pk=placement.pk)
    return others.telling_of_work(timezone.localdate(at)).exists()

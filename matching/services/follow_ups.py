"""Calling those who began a job, at 1, 3 and 6 months (PE45), and writing down how it goes."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from django.db.models import Count, F, Q
from django.utils import timezone

from jobseekers.models import Attention, JobSeeker
from jobseekers.services.attentions import record_attention
from jobseekers.services.status import mark_active, mark_inactive
from matching.follow_up_rules import LATE_DAYS, MONTHS, call_again_on, due_dates
from matching.models import FollowUp, Placement
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


def plan_follow_ups(*, placements: list[Placement], on: date) -> int:
    """The calls that validated placements still lack; a second time adds none. Returns how many."""
    rows = [
        FollowUp(placement=placement, months=months, due_on=day, call_on=day)
        for placement in placements
        if placement.state == Placement.State.VALIDATED
        for months, day in due_dates(placement.starts_on, placement.ends_on, on).items()
    ]
    known = set(
        FollowUp.objects.filter(placement__in=[row.placement_id for row in rows]).values_list(
            "placement", "months"
        )
    )
    new = [row for row in rows if (row.placement_id, row.months) not in known]
    FollowUp.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def reopen(*, placement: Placement, on: date) -> None:
    """The calls that a withdrawn validation cancelled, and that are worth making again."""
    days = due_dates(placement.starts_on, placement.ends_on, on)
    for row in placement.follow_ups.filter(state=State.CANCELLED, months__in=days):
        row.state, row.due_on, row.call_on = State.DUE, days[row.months], days[row.months]
        row.save(update_fields=["state", "due_on", "call_on"])


def cancel_pointless(placements=None) -> int:
    """Cancels open calls of a rejected placement, or due after the job's end. Returns how many."""
    gone = Q(placement__state=Placement.State.REJECTED) | Q(
        placement__ends_on__isnull=False, due_on__gt=F("placement__ends_on")
    )
    rows = FollowUp.objects.open().filter(gone)
    if placements is not None:
        rows = rows.filter(placement__in=placements)
    return FollowUp.objects.filter(pk__in=rows.values("pk"), state=State.DUE).update(
        state=State.CANCELLED
    )


@transaction.atomic
def record_follow_up(*, follow_up: FollowUp, told: Told, by: User, at: datetime) -> FollowUp:
    """Writes what the person told; the same officer again changes nothing. Raises `Refused`.

    Counts as an attention by telephone. A job that ended is told to the placement, and the person
    who looks for work is offered vacancies again.
    """
    follow_up = _locked(follow_up)
    if _same(follow_up, told, by):
        return follow_up
    _must_be_open(follow_up)
    if not told.still_working:
        _must_have_ended(follow_up.placement, told, timezone.localdate(at))
    follow_up.state = State.DONE
    follow_up.still_working, follow_up.ended_on = told.still_working, told.ended_on
    follow_up.reason, follow_up.looks_for_work = told.reason, told.looks_for_work
    follow_up.note, follow_up.recorded_by, follow_up.recorded_at = told.note, by, at
    follow_up.save()
    _attention(follow_up, by, at)
    if not told.still_working:
        _end_job(follow_up, at)
    return follow_up


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
    record_attention(
        seeker=placement.seeker,
        office=placement.office,
        by=by,
        kind=Attention.Kind.FOLLOW_UP,
        channel=Attention.Channel.PHONE,
        note=f"{works} en {placement.employer}. {follow_up.note}".strip(),
        at=at,
        request_id=uuid5(NAMESPACE_URL, f"follow-up/{follow_up.pk}"),
    )


def _end_job(follow_up: FollowUp, at: datetime) -> None:
    placement = Placement.objects.select_for_update(of=("self",)).get(pk=follow_up.placement_id)
    placement.ends_on = follow_up.ended_on
    placement.save(update_fields=["ends_on"])
    cancel_pointless([placement])
    seeker = JobSeeker.objects.get(pk=placement.seeker_id)
    if seeker.status != JobSeeker.Status.PLACED or _works_elsewhere(placement, at):
        return
    (mark_active if follow_up.looks_for_work else mark_inactive)(seeker=seeker, at=at)


def _works_elsewhere(placement: Placement, at: datetime) -> bool:
    others = Placement.objects.filter(seeker=placement.seeker_id).exclude(pk=placement.pk)
    return others.telling_of_work(timezone.localdate(at)).exists()


def follow_ups_step(on: date) -> dict[str, int]:
    """Plans the calls that are missing and cancels those that make no sense any more."""
    oldest = on - timedelta(days=LATE_DAYS + 31 * max(MONTHS))
    recent = Placement.objects.filter(state=Placement.State.VALIDATED, starts_on__gte=oldest)
    lacking = recent.annotate(planned=Count("follow_ups")).filter(planned__lt=len(MONTHS))
    planned = plan_follow_ups(placements=list(lacking), on=on)
    return {"follow_ups_planned": planned, "follow_ups_cancelled": cancel_pointless()}

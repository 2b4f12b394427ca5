"""A job fair is planned, announced, held and closed, or called off before it is held."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from omil_portal.access.actor import actor_for
from omil_portal.access.permissions import Permission
from omil_portal.accounts.models import User
from omil_portal.look.formats import day
from omil_portal.offices.models import Office
from omil_portal.refusals import Refused
from sence_programs.fairs import lifecycle
from sence_programs.fairs.figures import frozen_report
from sence_programs.models import JobFair, JobFairEvent, PlanActivity
from sence_programs.services.fairs_letters import moved, tell_it_was_called_off, tell_of_the_move
from sence_programs.services.plan_links import follow_all, let_go, planned_row


def locked(fair: JobFair) -> JobFair:
    """The fair's row, held until the transaction ends: whoever comes second waits."""
    rows = JobFair.objects.select_related("office__comuna").prefetch_related("partners")
    return rows.select_for_update(of=("self",)).get(pk=fair.pk)


def office_of(fair: JobFair, by: User, permission: Permission) -> Office:
    """The office in whose name `by` works at the fair; the one that holds it first.

    Raises PermissionDenied for who has not that permission in any office that holds it.
    """
    held = actor_for(by).office_ids(permission)
    offices = [fair.office, *fair.partners.all()]
    found = next((office for office in offices if office.pk in held), None)
    if found is None:
        raise PermissionDenied
    return found


@transaction.atomic
def save_fair(
    *,
    fair: JobFair,
    partners: Iterable[Office],
    by: User,
    at: datetime,
    planned: PlanActivity | None = None,
) -> JobFair:
    """Writes what was planned; a closed fair is a record. Raises `Refused`.

    Who signed up is told of another day, hour or place, once for each change. `planned`: the
    activity of a plan that a new fair is; sent twice, the fair it became comes back.
    """
    moves, planned = False, planned_row(planned) if planned else None
    if planned and planned.fair:
        return planned.fair
    if fair.pk:
        before = locked(fair)
        last = before.stands.standing().order_by("-number").first()
        if before.state in (JobFair.State.CLOSED, JobFair.State.CANCELLED):
            state = before.get_state_display().lower()
            raise Refused(f"La feria está {state} y ya no cambia.")
        if last and last.number > fair.capacity:
            raise Refused(f"El stand {last.number} ya está tomado. Deja al menos esos stands.")
        moves = moved(before, fair, timezone.localdate(at))
        fair.state, fair.sequence = before.state, before.sequence + moves
    else:
        fair.organiser, fair.created_at = by, at
    fair.save()
    fair.partners.set(office for office in partners if office.pk != fair.office_id)
    if moves:
        tell_of_the_move(before=before, fair=fair, at=at)
    if planned:
        planned.fair = fair
        planned.save(update_fields=["fair"])
    return fair


@transaction.atomic
def cancel_fair(*, fair: JobFair, reason: str, by: User, at: datetime) -> JobFair:
    """Calls it off and tells everybody who signed up; twice changes nothing. Raises `Refused`."""
    fair = locked(fair)
    if fair.is_cancelled:
        return fair
    if fair.state not in lifecycle.CANCELLABLE:
        raise Refused(f"La feria figura como «{fair.get_state_display().lower()}».")
    if fair.registrations.came().exists() or fair.stands.exclude(days_present=[]).exists():
        raise Refused("Ya vino gente a esta feria: márcala como realizada cuando termine.")
    tells = fair.takes_sign_ups
    fair.state, fair.cancel_reason = JobFair.State.CANCELLED, reason
    fair.save(update_fields=["state", "cancel_reason"])
    JobFairEvent.objects.create(fair=fair, to_state=fair.state, by=by, at=at)
    if tells:
        tell_it_was_called_off(fair=fair, at=at)
    let_go(became=fair, by=by)
    return fair


@transaction.atomic
def take_back_held(*, fair: JobFair, by: User, at: datetime) -> JobFair:
    """It was marked as held by mistake; twice changes nothing. Raises `Refused` once closed."""
    fair = locked(fair)
    if fair.state == JobFair.State.ANNOUNCED:
        return fair
    if fair.state != JobFair.State.HELD:
        raise Refused(f"La feria figura como «{fair.get_state_display().lower()}».")
    fair.state = JobFair.State.ANNOUNCED
    fair.save(update_fields=["state"])
    JobFairEvent.objects.create(fair=fair, to_state=fair.state, by=by, at=at)
    follow_all(became=fair, by=by)
    return fair


@transaction.atomic
def move_fair(*, fair: JobFair, move: str, by: User, at: datetime) -> JobFair:
    """Takes the fair to its next state; the same move again changes nothing. Raises `Refused`."""
    fair, step = locked(fair), lifecycle.STEPS[move]
    if fair.is_cancelled:
        raise Refused("La feria se suspendió y ya no cambia.")
    if lifecycle.STATES.index(fair.state) >= lifecycle.STATES.index(step.to):
        return fair
    if fair.state != step.origin:
        raise Refused(f"La feria figura como «{fair.get_state_display().lower()}».")
    on = timezone.localdate(at)
    since = lifecycle.too_early(move, starts_on=fair.starts_on, ends_on=fair.ends_on, on=on)
    if since:
        raise Refused(f"Podrás hacerlo desde el {day(since)}.")
    fair.state = step.to
    if move == lifecycle.CLOSE:
        fair.closed_at, fair.report = at, frozen_report(fair)
    fair.save(update_fields=["state", "closed_at", "report"])
    JobFairEvent.objects.create(fair=fair, to_state=fair.state, by=by, at=at)
    follow_all(became=fair, by=by)
    return fair

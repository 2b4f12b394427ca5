"""A job fair is planned, announced, held and closed; closing it freezes its figures."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from matching.refusals import Refused
from omil_portal.access.actor import actor_for
from omil_portal.access.permissions import Permission
from omil_portal.accounts.models import User
from omil_portal.look.formats import day
from omil_portal.offices.models import Office
from sence_programs.fairs import lifecycle
from sence_programs.fairs.figures import frozen_report
from sence_programs.models import JobFair, JobFairEvent


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
def save_fair(*, fair: JobFair, partners: Iterable[Office], by: User, at: datetime) -> JobFair:
    """Writes what was planned; a closed fair is a record. Raises `Refused`."""
    if fair.pk:
        before = locked(fair)
        last = before.stands.standing().order_by("-number").first()
        if before.state == JobFair.State.CLOSED:
            raise Refused("La feria está cerrada y ya no cambia.")
        if last and last.number > fair.capacity:
            raise Refused(f"El stand {last.number} ya está tomado. Deja al menos esos stands.")
    else:
        fair.organiser, fair.created_at = by, at
    fair.save()
    fair.partners.set(office for office in partners if office.pk != fair.office_id)
    return fair


@transaction.atomic
def move_fair(*, fair: JobFair, move: str, by: User, at: datetime) -> JobFair:
    """Takes the fair to its next state; the same move again changes nothing. Raises `Refused`."""
    fair, step = locked(fair), lifecycle.STEPS[move]
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
    return fair

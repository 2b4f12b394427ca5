"""Which calls are made to those who began a job, at 1, 3 and 6 months (PE45), and which are not."""

from datetime import date, timedelta

from django.db.models import Count, F, Q

from matching.follow_up_rules import LATE_DAYS, MONTHS, due_dates
from matching.models import FollowUp, Placement

State = FollowUp.State


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
    """The cancelled calls of a validated placement that are worth making after all."""
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


def follow_ups_step(on: date) -> dict[str, int]:
    """Plans the calls that are missing and cancels those that make no sense any more."""
    oldest = on - timedelta(days=LATE_DAYS + 31 * max(MONTHS))
    recent = Placement.objects.filter(state=Placement.State.VALIDATED, starts_on__gte=oldest)
    lacking = recent.annotate(planned=Count("follow_ups")).filter(planned__lt=len(MONTHS))
    planned = plan_follow_ups(placements=list(lacking), on=on)
    return {"follow_ups_planned": planned, "follow_ups_cancelled": cancel_pointless()}

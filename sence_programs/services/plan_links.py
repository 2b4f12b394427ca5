"""A planned activity follows the fair or the course it became."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from omil_portal.accounts.models import User
from sence_programs.models import Course, JobFair, PlanActivity

_Status = PlanActivity.Status


def happened_on(activity: PlanActivity) -> date | None:
    """The last day of what it became, once that was held or ended; None before, or without it."""
    fair, course = activity.fair, activity.course
    if fair and fair.state in (JobFair.State.HELD, JobFair.State.CLOSED):
        return fair.ends_on
    if course and course.status == Course.Status.CLOSED:
        last = course.sessions.order_by("ends_at").last()
        return timezone.localdate(last.ends_at if last else course.closed_at)
    return None


@transaction.atomic
def follow(*, activity: PlanActivity, by: User) -> None:
    """Done once it happened; to do again when it was done by itself and that was corrected.

    What a person settled stays. Twice changes nothing.
    """
    activity = planned_row(activity)
    happened = happened_on(activity)
    if happened and activity.is_open:
        activity.status, activity.settled_by_itself = _Status.DONE, True
        activity.settled_by, activity.settled_on = by, happened
    elif not happened and activity.settled_by_itself:
        activity.status, activity.settled_by_itself = _Status.PLANNED, False
        activity.settled_by = activity.settled_on = None
    else:
        return
    activity.save(update_fields=["status", "settled_by_itself", "settled_by", "settled_on"])


def follow_all(*, became: JobFair | Course, by: User) -> None:
    """Every plan that counts on it: a fair of several offices is in the plan of each."""
    for activity in became.planned_as.order_by("pk"):
        follow(activity=activity, by=by)


@transaction.atomic
def let_go(*, became: JobFair | Course, by: User) -> None:
    """It was called off: the activity is to be prepared anew."""
    for activity in became.planned_as.select_for_update().order_by("pk"):
        activity.fair = activity.course = None
        activity.save(update_fields=["fair", "course"])
        follow(activity=activity, by=by)


def planned_row(activity: PlanActivity) -> PlanActivity:
    """The activity, held until the transaction ends, with what it became."""
    rows = PlanActivity.objects.select_for_update(of=("self",))
    return rows.select_related("fair", "course").get(pk=activity.pk)

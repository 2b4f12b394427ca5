"""The plan of a semester as an office writes it; each version is kept by the audit."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from omil_portal.accounts.models import User
from omil_portal.offices.models import Office, StaffMembership
from omil_portal.refusals import Refused
from sence_programs.goals.outlooks import learned_for
from sence_programs.models import Goal, PlanActivity, PlanTarget, SemesterPlan
from sence_programs.plans.semesters import Semester
from sence_programs.plans.sums import due, goals_to_plan, suggested, values_before
from sence_programs.services.plan_links import follow


@transaction.atomic
def start_plan(*, office: Office, semester: Semester, by: User, at: datetime) -> SemesterPlan:
    """The plan of the office, with each goal spread as its seasons suggest. A second click finds
    the same plan and leaves it as it is.
    """
    plan, created = SemesterPlan.objects.get_or_create(
        office=office,
        year=semester.year,
        half=semester.half,
        defaults={"created_by": by, "created_at": at},
    )
    if created:
        goals = goals_to_plan(office, semester)
        before = values_before(goals, semester, timezone.localdate(at))
        learned = learned_for(goals)
        PlanTarget.objects.bulk_create(
            PlanTarget(plan=plan, goal=goal, month=month, target=target)
            for goal in goals
            for must in [due(goal, semester, before[goal.pk])]
            for month, target in suggested(goal, semester, must, learned[goal.pk]).items()
        )
    return plan


@transaction.atomic
def set_plan_targets(
    *, plan: SemesterPlan, goal: Goal, targets: Mapping[date, int], on: date
) -> None:
    """Writes what each month of the plan should add to one goal.

    Raises Refused when the months do not sum to what the semester must add. Writing the same
    again changes nothing.
    """
    plan = SemesterPlan.objects.select_for_update().get(pk=plan.pk)
    goals = goals_to_plan(plan.office, plan.semester).filter(pk=goal.pk)
    before = values_before(goals, plan.semester, on)
    must = due(goals.get(), plan.semester, before[goal.pk])
    if sum(targets.values()) != must or set(targets) != set(plan.semester.months):
        raise Refused(sum_words(sum(targets.values()), must))
    kept = dict(plan.targets.filter(goal=goal).values_list("month", "target"))
    PlanTarget.objects.bulk_create(
        (
            PlanTarget(plan=plan, goal=goal, month=month, target=number)
            for month, number in targets.items()
            if kept.get(month) != number
        ),
        update_conflicts=True,
        unique_fields=["plan", "goal", "month"],
        update_fields=["target"],
    )


def sum_words(total: int, must: int) -> str:
    """What is wrong with a sum: «Los meses suman 61 y deben sumar 59: sobran 2.»"""
    apart = f"sobran {total - must}" if total > must else f"faltan {must - total}"
    return f"Los meses suman {total} y deben sumar {must}: {apart}."


@transaction.atomic
def save_activity(*, activity: PlanActivity, by: User) -> PlanActivity:
    """Saves a new or a changed activity; the same click again finds the one it made.

    One that is tied to a fair that was held, or a course that ended, is done.
    """
    SemesterPlan.objects.select_for_update().get(pk=activity.plan_id)
    if activity.pk is None:
        made = PlanActivity.objects.filter(request_id=activity.request_id).first()
        if made:
            return made
    activity.save()
    follow(activity=activity, by=by)
    return activity


@transaction.atomic
def settle_activity(*, activity: PlanActivity, status: str, by: User, on: date) -> None:
    """Done, dropped, or again to be done. Saying what it already is changes nothing."""
    activity = PlanActivity.objects.select_for_update().get(pk=activity.pk)
    if activity.status == status:
        return
    settled = status != PlanActivity.Status.PLANNED
    activity.status = PlanActivity.Status(status)
    activity.settled_by = by if settled else None
    activity.settled_on = on if settled else None
    activity.settled_by_itself = False
    activity.save(update_fields=["status", "settled_by", "settled_on", "settled_by_itself"])


@transaction.atomic
def copy_last_semester(*, plan: SemesterPlan, by: User, on: date) -> int:
    """Copies the activities of the semester before that were not dropped; returns how many.

    Each goes to the month in the same place, without a day, in charge of the same person while
    they work at the office, towards the same goal of this year. One copied before is left alone.
    """
    plan = SemesterPlan.objects.select_for_update().get(pk=plan.pk)
    before = plan.semester.previous
    old = PlanActivity.objects.filter(
        plan__office=plan.office_id, plan__year=before.year, plan__half=before.half
    ).exclude(status=PlanActivity.Status.DROPPED)
    copied = set(plan.activities.values_list("copied_from", flat=True))
    staff = set(
        StaffMembership.objects.in_force(on)
        .filter(office=plan.office_id)
        .values_list("user", flat=True)
    )
    goals = {g.definition.code: g for g in goals_to_plan(plan.office, plan.semester)}
    months = dict(zip(before.months, plan.semester.months, strict=True))
    made = PlanActivity.objects.bulk_create(
        _copy(activity, plan, months, goals, by if activity.in_charge_id not in staff else None)
        for activity in old.select_related("goal__definition")
        if activity.pk not in copied
    )
    return len(made)


def _copy(activity: PlanActivity, plan: SemesterPlan, months, goals, instead: User | None):
    goal = goals.get(activity.goal.definition.code) if activity.goal else None
    return PlanActivity(
        plan=plan,
        kind=activity.kind,
        title=activity.title,
        month=months[activity.month],
        in_charge_id=instead.pk if instead else activity.in_charge_id,
        goal=goal,
        expected=activity.expected if goal else 0,
        copied_from=activity,
        request_id=uuid4(),
    )

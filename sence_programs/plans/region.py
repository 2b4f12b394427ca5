"""The plans of a region: which offices have one, and how far each is."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from omil_portal.offices.models import Office, Region
from sence_programs.models import Goal, PlanActivity, PlanTarget, SemesterPlan
from sence_programs.plans.board import planned_to_date
from sence_programs.plans.semesters import Semester
from sence_programs.plans.sums import values_before, values_of


@dataclass(frozen=True)
class OfficePlan:
    """`plan` is None where there is none; then every number is 0."""

    office: Office
    plan: SemesterPlan | None
    activities: int = 0
    done: int = 0
    overdue: int = 0
    goals: int = 0
    on_track: int = 0


def plans_of(region: Region, semester: Semester, on: date) -> list[OfficePlan]:
    """Every office of the region, those without a plan first, then by what they have late."""
    offices = list(Office.objects.filter(comuna__region=region))
    plans = {
        plan.office_id: plan
        for plan in SemesterPlan.objects.of(semester).filter(office__comuna__region=region)
    }
    activities: dict[int, list[PlanActivity]] = defaultdict(list)
    for activity in PlanActivity.objects.filter(plan__in=plans.values()):
        activities[activity.plan_id].append(activity)
    goals = _goals(plans, semester, on)
    found = [
        _row(office, plans[office.pk], activities[plans[office.pk].pk], goals[office.pk], on)
        if office.pk in plans
        else OfficePlan(office, None)
        for office in offices
    ]
    return sorted(found, key=lambda row: (row.plan is not None, -row.overdue, row.office.name))


def _goals(plans: dict, semester: Semester, on: date) -> dict[int, list[bool]]:
    """Office id → for each goal with a plan, whether it counted what was planned to date."""
    planned: dict[int, list[tuple[date, int]]] = defaultdict(list)
    rows = PlanTarget.objects.filter(plan__in=plans.values())
    for goal, month, target in rows.values_list("goal", "month", "target"):
        planned[goal].append((month, target))
    goals = Goal.objects.filter(pk__in=planned)
    until = min(on, semester.ends_on)
    before, now = values_before(goals, semester, on), values_of(goals, until)
    found: dict[int, list[bool]] = defaultdict(list)
    for goal, office in goals.values_list("pk", "agreement__office"):
        found[office].append(now[goal] - before[goal] >= planned_to_date(planned[goal], on))
    return found


def _row(office: Office, plan, activities, goals: list[bool], on: date) -> OfficePlan:
    active = [a for a in activities if a.status != PlanActivity.Status.DROPPED]
    return OfficePlan(
        office=office,
        plan=plan,
        activities=len(active),
        done=sum(a.status == PlanActivity.Status.DONE for a in active),
        overdue=sum(a.is_overdue(on) for a in active),
        goals=len(goals),
        on_track=sum(goals),
    )

"""An activity as a reader of the plan sees it: its word, what it became, what they may do."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission as P
from sence_programs.models import PlanActivity

_FORMS = {
    PlanActivity.Kind.FAIR: ("fair_new", "Preparar la feria", P.FAIRS_HOLD),
    PlanActivity.Kind.WORKSHOP: ("course_new", "Preparar el taller", P.COURSES_HOLD),
}


@dataclass(frozen=True)
class Line:
    """`prepare`: (label, address) of the form filled in, or None when it became something."""

    activity: PlanActivity
    word: str
    may_set: bool
    may_settle: bool
    prepare: tuple[str, str] | None

    @property
    def became(self) -> tuple[str, str] | None:
        """(title, address) of the fair or the course it is."""
        fair, course = self.activity.fair, self.activity.course
        if fair:
            return fair.title, reverse("fair_file", args=[fair.pk])
        return (course.title, reverse("course_file", args=[course.pk])) if course else None

    @property
    def may_act(self) -> bool:
        return self.may_settle or bool(self.prepare)


def lines_of(activities: list[PlanActivity], office_id: int, actor: Actor, on: date) -> list[Line]:
    """`office_id`: whose plan it is. The same number of queries however many activities."""
    held = {p for p in (*_ASKED, P.EMPLOYER_CONTACT) if office_id in actor.office_ids(p)}
    return [_line(activity, held, on) for activity in activities]


_ASKED = (P.PLAN_SET, P.FAIRS_HOLD, P.COURSES_HOLD)


def _line(activity: PlanActivity, held: set[P], on: date) -> Line:
    may_set = P.PLAN_SET in held
    visits = P.EMPLOYER_CONTACT in held and activity.kind == PlanActivity.Kind.VISIT
    return Line(activity, activity.word(on), may_set, may_set or visits, _prepare(activity, held))


def _prepare(activity: PlanActivity, held: set[P]) -> tuple[str, str] | None:
    name, label, permission = _FORMS.get(PlanActivity.Kind(activity.kind), ("", "", None))
    if not name or permission not in held or not activity.may_be_prepared:
        return None
    return label, f"{reverse(name)}?actividad={activity.pk}"

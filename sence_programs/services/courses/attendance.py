"""Who came to a session. Each one present counts as an attention of the office."""

from collections.abc import Iterable
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from django.db.models import ProtectedError

from jobseekers.models import Attention
from jobseekers.services.attentions import record_attention
from omil_portal.accounts.models import User
from omil_portal.refusals import Refused
from sence_programs.models import Course, CourseSession, Enrolment, Presence

_KINDS = {
    Course.Kind.WORKSHOP: Attention.Kind.JOB_READINESS,
    Course.Kind.TRAINING: Attention.Kind.TRAINING,
}


@transaction.atomic
def record_attendance(
    *, session: CourseSession, present: Iterable[int], by: User, at: datetime
) -> int:
    """Leaves exactly these enrolments as present at the session; returns how many they are.

    Who had been marked by mistake no longer counts: the audit keeps that they did. Raises
    `Refused` before the session begins, and once the course is closed.
    """
    course = Course.objects.select_for_update().get(pk=session.course_id)
    if not course.is_open:
        raise Refused("La asistencia se toma mientras el curso está abierto.")
    if at < session.starts_at:
        raise Refused("La asistencia se toma desde que la sesión empieza.")
    seated = course.enrolments.filter(status=Enrolment.Status.ENROLLED)
    came = {row.pk: row for row in seated.filter(pk__in=present).select_related("seeker")}
    for presence in session.presences.exclude(enrolment__in=came).select_related("attention"):
        _take_back(presence)
    already = set(session.presences.values_list("enrolment", flat=True))
    for enrolment in came.values():
        if enrolment.pk not in already:
            _present(session, course, enrolment, by, at)
    return len(came)


def _take_back(presence: Presence) -> None:
    presence.delete()
    try:
        presence.attention.delete()
    except ProtectedError as used:
        raise Refused("Una asistencia que quitaste ya se usó en otro registro.") from used


def _present(
    session: CourseSession, course: Course, enrolment: Enrolment, by: User, at: datetime
) -> None:
    attention = record_attention(
        seeker=enrolment.seeker,
        office=course.office,
        by=by,
        kind=_KINDS[Course.Kind(course.kind)],
        at=session.starts_at,
        request_id=uuid5(NAMESPACE_URL, f"course-session/{session.pk}/{enrolment.pk}"),
        note=course.title,
    )
    Presence.objects.create(session=session, enrolment=enrolment, attention=attention, by=by, at=at)

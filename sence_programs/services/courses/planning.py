"""A course is prepared, opened, closed or called off."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from matching.refusals import Refused
from omil_portal.accounts.models import User
from omil_portal.outbox.services import write_message
from sence_programs.lifecycle.courses import Action, ForbiddenMove, State, after
from sence_programs.models import Course, CourseSession, Enrolment
from sence_programs.services.courses.certificates import issue_certificates
from sence_programs.services.courses.enrolment import give_free_seats


@transaction.atomic
def create_course(*, course: Course, skills, by: User, at: datetime, request_id: UUID) -> Course:
    """Keeps the draft; the same `request_id` again returns the one already kept."""
    if kept := Course.objects.filter(request_id=request_id).first():
        return kept
    course.created_by, course.created_at, course.request_id = by, at, request_id
    course.save()
    course.skills.set(skills)
    return course


@transaction.atomic
def change_course(*, course: Course, skills, at: datetime) -> Course:
    """Keeps what was changed. New seats go to who waited. Raises `Refused`.

    Nobody who has a seat loses it: there may not be fewer seats than people on them.
    """
    now = _locked(course)
    if now.status not in (Course.Status.DRAFT, Course.Status.OPEN):
        raise Refused("Este curso ya terminó o se suspendió: no cambia más.")
    seated = now.enrolments.filter(status=Enrolment.Status.ENROLLED).count()
    if course.seats < seated:
        raise Refused(f"Ya hay {seated} personas con cupo: no puede haber menos cupos que eso.")
    course.status = now.status
    course.save()
    course.skills.set(skills)
    give_free_seats(course=course, at=at)
    return course


@transaction.atomic
def add_session(*, course: Course, starts_at: datetime, ends_at: datetime) -> CourseSession:
    """Adds a session, once. Who is enrolled of an open course finds it on its page."""
    if _locked(course).status not in (Course.Status.DRAFT, Course.Status.OPEN):
        raise Refused("Este curso ya terminó o se suspendió: no tiene más sesiones.")
    if course.sessions.filter(starts_at__lt=ends_at, ends_at__gt=starts_at).exists():
        same = course.sessions.filter(starts_at=starts_at, ends_at=ends_at).first()
        if same is None:
            raise Refused("A esa hora ya hay otra sesión de este curso.")
        return same
    return course.sessions.create(starts_at=starts_at, ends_at=ends_at)


@transaction.atomic
def remove_session(*, session: CourseSession) -> None:
    """Takes out a session that nobody attended. Raises `Refused`."""
    course = _locked(session.course)
    if course.status not in (Course.Status.DRAFT, Course.Status.OPEN):
        raise Refused("Este curso ya terminó o se suspendió: no cambia más.")
    if session.presences.exists():
        raise Refused("Esta sesión ya tiene asistencia: no se puede quitar.")
    if course.status == Course.Status.OPEN and course.sessions.count() == 1:
        raise Refused("Un curso abierto necesita al menos una sesión.")
    session.delete()


@transaction.atomic
def open_course(*, course: Course, at: datetime) -> Course:
    """From now on people can sign up. Raises `Refused` without a session to come."""
    now = _locked(course)
    if not _moves(now, Action.OPEN):
        return now
    if not now.sessions.filter(starts_at__gt=at).exists():
        raise Refused("Agrega antes al menos una sesión que todavía no empiece.")
    now.status = Course.Status.OPEN
    now.save(update_fields=["status"])
    return now


@transaction.atomic
def close_course(*, course: Course, by: User, at: datetime) -> Course:
    """Ends it once the last session is over, and gives the certificates. Raises `Refused`."""
    now = _locked(course)
    if not _moves(now, Action.CLOSE):
        return now
    if now.sessions.filter(ends_at__gt=at).exists():
        raise Refused("Todavía quedan sesiones: se cierra después de la última.")
    now.status, now.closed_at = Course.Status.CLOSED, at
    now.save(update_fields=["status", "closed_at"])
    issue_certificates(course=now, by=by, at=at)
    return now


@transaction.atomic
def cancel_course(*, course: Course, reason: str, at: datetime) -> Course:
    """Calls it off and tells everybody who had a seat or waited. Raises `Refused`."""
    now = _locked(course)
    if not _moves(now, Action.CANCEL):
        return now
    now.status, now.cancel_reason, now.closed_at = Course.Status.CANCELLED, reason, at
    now.save(update_fields=["status", "cancel_reason", "closed_at"])
    told = now.enrolments.exclude(status=Enrolment.Status.WITHDRAWN)
    for enrolment in told.select_related("seeker__user"):
        write_message(
            key=f"course-cancelled/{now.pk}/{enrolment.seeker_id}",
            user=enrolment.seeker.user,
            address=enrolment.seeker.email,
            subject=f"Se suspendió «{now.title}»",
            body=f"No se hará «{now.title}». Motivo: {reason}\n\n"
            "Tu oficina puede contarte de otros cursos.",
            at=at,
        )
    return now


def _locked(course: Course) -> Course:
    return Course.objects.select_for_update().get(pk=course.pk)


def _moves(course: Course, action: Action) -> bool:
    """False when the move was made before. Raises `Refused`."""
    try:
        return after(State(course.status), action) is not None
    except ForbiddenMove as forbidden:
        raise Refused(str(forbidden)) from forbidden

"""A course is prepared, opened, closed or called off."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from omil_portal.accounts.models import User
from omil_portal.refusals import Refused
from sence_programs.audience import audience_of_course
from sence_programs.lifecycle.courses import Action, State, after
from sence_programs.lifecycle.moves import ForbiddenMove
from sence_programs.models import Course, CourseSession, Enrolment, PlanActivity
from sence_programs.services.courses.certificates import issue_certificates
from sence_programs.services.courses.enrolment import give_free_seats
from sence_programs.services.courses.letters import tell_of_the_change, when
from sence_programs.services.letters import write_to_audience
from sence_programs.services.plan_links import follow_all, let_go, planned_row

TAKEN = "A esa hora ya hay otra sesión de este curso."


@transaction.atomic
def create_course(
    *,
    course: Course,
    skills,
    by: User,
    at: datetime,
    request_id: UUID,
    planned: PlanActivity | None = None,
) -> Course:
    """Keeps the draft; the same `request_id` again returns the one already kept.

    `planned`: the activity of a plan that it is; the course it became before comes back.
    """
    if kept := Course.objects.filter(request_id=request_id).first():
        return kept
    planned = planned_row(planned) if planned else None
    if planned and planned.course:
        return planned.course
    course.created_by, course.created_at, course.request_id = by, at, request_id
    course.save()
    course.skills.set(skills)
    if planned:
        planned.course = course
        planned.save(update_fields=["course"])
    return course


@transaction.atomic
def change_course(*, course: Course, skills, at: datetime) -> Course:
    """Keeps what was changed. New seats go to who waited; another place is told. Raises `Refused`.

    Nobody who has a seat loses it: there may not be fewer seats than people on them.
    """
    now = _changing(course)
    seated = now.enrolments.filter(status=Enrolment.Status.ENROLLED).count()
    if course.seats < seated:
        raise Refused(f"Ya hay {seated} personas con cupo: no puede haber menos cupos que eso.")
    course.status, course.sequence = now.status, now.sequence
    course.save()
    course.skills.set(skills)
    if course.place != now.place:
        words = f"Ahora es en {course.place}. Antes era en {now.place}."
        tell_of_the_change(course=course, words=words, at=at)
    give_free_seats(course=course, at=at)
    return course


@transaction.atomic
def add_session(
    *, course: Course, starts_at: datetime, ends_at: datetime, at: datetime
) -> CourseSession:
    """Adds a session, once. Who signed up for an open course is told. Raises `Refused`."""
    course = _changing(course)
    if course.sessions.filter(starts_at__lt=ends_at, ends_at__gt=starts_at).exists():
        same = course.sessions.filter(starts_at=starts_at, ends_at=ends_at).first()
        if same is None:
            raise Refused(TAKEN)
        return same
    session = course.sessions.create(starts_at=starts_at, ends_at=ends_at)
    if starts_at > at:
        words = f"Se agregó una sesión: {when(session)}, en {course.place}."
        tell_of_the_change(course=course, words=words, at=at)
    return session


@transaction.atomic
def move_session(
    *, session: CourseSession, starts_at: datetime, ends_at: datetime, at: datetime
) -> CourseSession:
    """Another day or other hours for a session that nobody attended; who signed up is told.

    The same hours again change nothing. Raises `Refused`.
    """
    course = _changing(session.course)
    session = course.sessions.select_for_update().get(pk=session.pk)
    if (session.starts_at, session.ends_at) == (starts_at, ends_at):
        return session
    if session.presences.exists():
        raise Refused("Esta sesión ya tiene asistencia: no se puede cambiar.")
    others = course.sessions.exclude(pk=session.pk)
    if others.filter(starts_at__lt=ends_at, ends_at__gt=starts_at).exists():
        raise Refused(TAKEN)
    before, was_to_come = when(session), session.ends_at > at
    session.starts_at, session.ends_at = starts_at, ends_at
    session.save()
    if was_to_come or starts_at > at:
        words = f"Una sesión cambió de hora.\n\nAhora es el {when(session)}, {session.hours}.\n"
        words += f"Antes era el {before}.\nLugar: {course.place}."
        tell_of_the_change(course=course, words=words, at=at)
    return session


@transaction.atomic
def remove_session(*, session: CourseSession, at: datetime) -> None:
    """Takes out a session that nobody attended; who signed up is told. Raises `Refused`."""
    course = _changing(session.course)
    session = course.sessions.select_for_update().filter(pk=session.pk).first()
    if session is None:
        return
    if session.presences.exists():
        raise Refused("Esta sesión ya tiene asistencia: no se puede quitar.")
    if course.is_open and course.sessions.count() == 1:
        raise Refused("Un curso abierto necesita al menos una sesión.")
    was, was_to_come = when(session), session.ends_at > at
    session.delete()
    if was_to_come:
        tell_of_the_change(course=course, words=f"Se suspendió la sesión del {was}.", at=at)


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
    follow_all(became=now, by=by)
    return now


@transaction.atomic
def cancel_course(*, course: Course, reason: str, by: User, at: datetime) -> Course:
    """Calls it off and tells everybody who had a seat or waited. Raises `Refused`."""
    now = _locked(course)
    if not _moves(now, Action.CANCEL):
        return now
    now.status, now.cancel_reason, now.closed_at = Course.Status.CANCELLED, reason, at
    now.save(update_fields=["status", "cancel_reason", "closed_at"])
    write_to_audience(
        key=f"course-{now.pk}-cancelled",
        audience=audience_of_course(now),
        subject=f"Se suspendió «{now.title}»",
        body=f"No se hará «{now.title}». Motivo: {reason}\n\n"
        "Tu oficina puede contarte de otros cursos.",
        at=at,
    )
    let_go(became=now, by=by)
    return now


def _locked(course: Course) -> Course:
    return Course.objects.select_for_update().get(pk=course.pk)


def _changing(course: Course) -> Course:
    """The course, held while its sessions change. Raises `Refused` for one that is over."""
    now = _locked(course)
    if now.status not in (Course.Status.DRAFT, Course.Status.OPEN):
        raise Refused("Este curso ya terminó o se suspendió: no cambia más.")
    return now


def _moves(course: Course, action: Action) -> bool:
    """False when the move was made before. Raises `Refused`."""
    try:
        return after(State(course.status), action) is not None
    except ForbiddenMove as forbidden:
        raise Refused(str(forbidden)) from forbidden

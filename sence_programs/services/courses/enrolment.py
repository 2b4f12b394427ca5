"""Seats of a course: whoever comes first has one, the others wait their turn.

The row of the course is locked before its seats are counted, so that of two people who want the
last one, one waits.
"""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from jobseekers.models import JobSeeker
from omil_portal.accounts.models import User
from omil_portal.look.formats import moment
from omil_portal.outbox.services import write_message
from omil_portal.refusals import Refused
from sence_programs.models import Course, Enrolment

_SEATED, _WAITING = Enrolment.Status.ENROLLED, Enrolment.Status.WAITING


@transaction.atomic
def enrol(*, course: Course, seeker: JobSeeker, by: User, at: datetime) -> Enrolment:
    """Gives a seat, or the last turn in the waiting list when there is none.

    Twice changes nothing. Raises `Refused` when the course takes nobody.
    """
    course = Course.objects.select_for_update().get(pk=course.pk)
    enrolment = course.enrolments.filter(seeker=seeker).first()
    if enrolment and enrolment.status != Enrolment.Status.WITHDRAWN:
        return enrolment
    if not course.is_open:
        raise Refused("La inscripción de este curso no está abierta.")
    if not course.sessions.filter(ends_at__gt=at).exists():
        raise Refused("Este curso ya tuvo su última sesión.")
    enrolment = enrolment or Enrolment(course=course, seeker=seeker)
    enrolment.status = _SEATED if free_seats(course) else _WAITING
    enrolment.since, enrolment.by = at, by
    enrolment.save()
    return enrolment


@transaction.atomic
def withdraw(*, enrolment: Enrolment, by: User, at: datetime) -> Enrolment:
    """Gives the seat or the turn back; whoever waited longest gets the seat, and is told.

    Raises `Refused` once the person has come to a session, or the course ended.
    """
    course = Course.objects.select_for_update().get(pk=enrolment.course_id)
    enrolment = Enrolment.objects.select_related("seeker").get(pk=enrolment.pk)
    if enrolment.status == Enrolment.Status.WITHDRAWN:
        return enrolment
    if not course.is_open:
        raise Refused("Este curso ya no está abierto.")
    if enrolment.presences.exists():
        raise Refused("La persona ya vino a una sesión: su asistencia se conserva.")
    enrolment.status, enrolment.by = Enrolment.Status.WITHDRAWN, by
    enrolment.save()
    give_free_seats(course=course, at=at)
    return enrolment


def give_free_seats(*, course: Course, at: datetime) -> list[Enrolment]:
    """Seats for those who waited longest, told in the same transaction.

    The caller holds the lock of the course.
    """
    if not course.is_open:
        return []
    turn = course.enrolments.filter(status=_WAITING).select_related("seeker__user")
    seated = list(turn[: free_seats(course)])
    for enrolment in seated:
        enrolment.status = _SEATED
        enrolment.save()
        _tell_of_the_seat(course, enrolment, at)
    return seated


def free_seats(course: Course) -> int:
    """Those that nobody holds; who waits holds none."""
    return max(course.seats - course.enrolments.filter(status=_SEATED).count(), 0)


def _tell_of_the_seat(course: Course, enrolment: Enrolment, at: datetime) -> None:
    following = course.sessions.filter(starts_at__gt=at).first()
    when = (
        f"La próxima sesión es el {moment(timezone.localtime(following.starts_at))}. "
        if following
        else ""
    )
    write_message(
        key=f"course-seat/{enrolment.pk}/{at.isoformat()}",
        user=enrolment.seeker.user,
        address=enrolment.seeker.email,
        subject=f"Tienes un cupo en «{course.title}»",
        body="Se liberó un cupo y es tuyo.\n\n"
        f"{when}Si no puedes ir, avisa aquí: {reverse('course_page', args=[course.pk])}",
        at=at,
    )

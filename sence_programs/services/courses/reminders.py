"""The night's reminders: who has a seat is told of a session the day before."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from omil_portal.look.formats import moment
from omil_portal.outbox.services import write_message
from sence_programs.models import Course, CourseSession, Enrolment


def courses_step(on: date) -> dict[str, int]:
    """The step of the night: tells of the sessions of the next day. Twice tells once."""
    zone = timezone.get_current_timezone()
    begins = datetime.combine(on + timedelta(days=1), time(), zone)
    sessions = CourseSession.objects.filter(
        course__status=Course.Status.OPEN,
        starts_at__gte=begins,
        starts_at__lt=datetime.combine(on + timedelta(days=2), time(), zone),
    ).select_related("course")
    return {"avisos": sum(_remind(session) for session in sessions)}


@transaction.atomic
def _remind(session: CourseSession) -> int:
    course = session.course
    seated = course.enrolments.filter(status=Enrolment.Status.ENROLLED)
    for enrolment in seated.select_related("seeker__user"):
        write_message(
            key=f"course-reminder/{session.pk}/{session.starts_at:%Y%m%d}/{enrolment.seeker_id}",
            user=enrolment.seeker.user,
            address=enrolment.seeker.email,
            subject=f"Mañana tienes «{course.title}»",
            body=f"Es el {moment(timezone.localtime(session.starts_at))}, en {course.place}.\n\n"
            f"Si no puedes ir, avisa aquí: {reverse('course_page', args=[course.pk])}",
            at=timezone.now(),
        )
    return len(seated)

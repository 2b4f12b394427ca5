"""What those with a seat or a turn in a course are told when it moves."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from omil_portal.look.formats import moment
from sence_programs.audience import audience_of_course
from sence_programs.models import Course, CourseSession
from sence_programs.services.letters import write_to_audience


def tell_of_the_change(*, course: Course, words: str, at: datetime) -> None:
    """Tells of one change, numbered by `course.sequence`; nobody signs up before it is open.

    The caller holds the lock of the course.
    """
    if not course.is_open:
        return
    course.sequence += 1
    course.save(update_fields=["sequence"])
    write_to_audience(
        key=f"course-{course.pk}-change-{course.sequence}",
        audience=audience_of_course(course),
        subject=f"Cambió «{course.title}»",
        body=f"{words}\n\nMira todas las sesiones, o avisa que no puedes ir, aquí: "
        f"{reverse('course_page', args=[course.pk])}",
        at=at,
    )


def when(session: CourseSession) -> str:
    """ "martes 24 de noviembre, 15:30", in the portal's own time."""
    return moment(timezone.localtime(session.starts_at))

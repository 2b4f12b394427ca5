"""Who is in a course: signed up at the desk, at a session, with a certificate."""

import segno
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from jobseekers.models import JobSeeker
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.refusals import Refused
from sence_programs.courses.fit import who_fits
from sence_programs.forms.courses import EnrolForm
from sence_programs.models import Certificate, Course, Enrolment
from sence_programs.services.courses.attendance import record_attendance
from sence_programs.services.courses.enrolment import enrol, withdraw
from sence_programs.views.courses import render_file, visible_course, visible_session


@requires(P.COURSE_ENROL)
@require_POST
def course_enrol(request, pk: int):
    """By document, as the person says it at the desk."""
    course = visible_course(request, pk, P.COURSE_ENROL)
    form = EnrolForm(request.POST, actor=request.actor)
    if not form.is_valid() or form.person is None:
        return render_file(request, course, enrol_form=form)
    _enrol(request, course, form.person)
    return redirect("course_file", pk)


@requires(P.COURSE_ENROL)
@require_POST
def course_invite(request, pk: int, seeker_pk: int):
    """Of those it would serve."""
    course = visible_course(request, pk, P.COURSE_ENROL)
    people = JobSeeker.objects.visible_to(request.actor, P.COURSE_ENROL)
    _enrol(request, course, get_object_or_404(people, pk=seeker_pk))
    return redirect("course_fit", pk)


@require_safe
@requires(P.COURSE_ENROL)
def course_fit(request, pk: int):
    """Whom of the office it would serve, and why."""
    course = visible_course(request, pk, P.COURSE_ENROL)
    context = {"course": course, "fits": who_fits(course, timezone.localdate())}
    return render(request, "sence_programs/courses/fit.html", context)


@requires(P.COURSE_ENROL)
@require_POST
def enrolment_withdraw(request, enrolment_pk: int):
    courses = Course.objects.visible_to(request.actor, P.COURSE_ENROL)
    found = Enrolment.objects.filter(course__in=courses).select_related("seeker")
    enrolment = get_object_or_404(found, pk=enrolment_pk)
    try:
        withdraw(enrolment=enrolment, by=request.user, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"{enrolment.seeker} ya no está en el curso.")
    return redirect("course_file", enrolment.course_id)


@requires(P.COURSES_HOLD)
def course_attendance(request, session_pk: int):
    """The list of the session: ticked on the screen, or printed and signed."""
    session = visible_session(request, session_pk, P.COURSES_HOLD)
    if request.method == "POST":
        came = [int(pk) for pk in request.POST.getlist("present") if pk.isdecimal()]
        try:
            number = record_attendance(
                session=session, present=came, by=request.user, at=timezone.now()
            )
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, f"Guardamos la asistencia: {number} presentes.")
            return redirect("course_file", session.course_id)
    seated = session.course.enrolments.filter(status=Enrolment.Status.ENROLLED)
    context = {
        "session": session,
        "course": session.course,
        "seated": seated.select_related("seeker"),
        "present": set(session.presences.values_list("enrolment", flat=True)),
        "begun": session.starts_at <= timezone.now(),
    }
    return render(request, "sence_programs/courses/attendance.html", context)


@require_safe
@requires(P.COURSES_VIEW, P.OWN_RECORD)
def certificate(request, certificate_pk: int):
    """One sheet to print, for the office and for whoever earned it."""
    papers = Certificate.objects.visible_to(request.actor).select_related(
        "enrolment__course__office__comuna", "enrolment__seeker", "issued_by"
    )
    paper = get_object_or_404(papers, pk=certificate_pk)
    check = request.build_absolute_uri(reverse("certificate_check", args=[paper.code]))
    context = {
        "paper": paper,
        "course": paper.enrolment.course,
        "seeker": paper.enrolment.seeker,
        "check": check,
        "picture": segno.make(check, micro=False).svg_inline(scale=4, border=1),
    }
    return render(request, "sence_programs/courses/certificate.html", context)


def _enrol(request, course: Course, seeker: JobSeeker) -> None:
    try:
        enrolment = enrol(course=course, seeker=seeker, by=request.user, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        words = "tiene cupo" if enrolment.has_seat else "quedó en la lista de espera"
        messages.success(request, f"{seeker} {words}.")

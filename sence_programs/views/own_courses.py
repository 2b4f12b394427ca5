"""Courses as anybody reads them, and as people sign themselves up."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from jobseekers.models import JobSeeker
from omil_portal.access.decorators import public, requires
from omil_portal.access.permissions import Permission as P
from omil_portal.refusals import Refused
from sence_programs.forms.courses import BoardFilter
from sence_programs.models import Certificate, Course, Enrolment
from sence_programs.services.courses.enrolment import enrol, free_seats, withdraw

A_PAGE = 20


@require_safe
@public
def course_board(request):
    """Those one can sign up for: the nearest to a person who is known, then the soonest."""
    form, who = BoardFilter(request.GET), JobSeeker.objects.filter(pk=request.actor.seeker_id)
    home = who.values_list("comuna", flat=True).first() if request.actor.seeker_id else None
    courses = Course.objects.upcoming(timezone.localdate()).with_counts()
    rows = form.apply(courses.select_related("office__comuna"), home)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "sence_programs/courses/board.html", {"page": page, "form": form})


@require_safe
@public
def course_page(request, pk: int):
    """What it is about, when and where, and how to sign up."""
    course = _announced(pk)
    seeker = request.actor.seeker_id
    own = seeker and course.enrolments.filter(seeker=seeker).first()
    context = {
        "course": course,
        "sessions": list(course.sessions.all()),
        "free": free_seats(course),
        "waiting": course.enrolments.filter(status=Enrolment.Status.WAITING).count(),
        "own": own if own and own.status != Enrolment.Status.WITHDRAWN else None,
        "may_join": bool(seeker) and course.is_open,
    }
    return render(request, "sence_programs/courses/page.html", context)


@requires(P.OWN_RECORD)
@require_POST
def course_join(request, pk: int):
    course, seeker = _announced(pk), _own(request)
    try:
        enrolment = enrol(course=course, seeker=seeker, by=request.user, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        words = "Tienes un cupo." if enrolment.has_seat else "Quedaste en la lista de espera."
        messages.success(request, words)
    return redirect("course_page", pk)


@requires(P.OWN_RECORD)
@require_POST
def course_leave(request, pk: int):
    enrolment = get_object_or_404(_announced(pk).enrolments, seeker=_own(request))
    try:
        withdraw(enrolment=enrolment, by=request.user, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Ya no estás en el curso. Gracias por avisar.")
    return redirect("course_page", pk)


@require_safe
@requires(P.OWN_RECORD)
def my_courses(request):
    """What I am in, what I waited for, and my certificates."""
    mine = Enrolment.objects.filter(seeker=request.actor.seeker_id)
    rows = mine.exclude(status=Enrolment.Status.WITHDRAWN).select_related(
        "course__office", "certificate"
    )
    return render(request, "sence_programs/courses/mine.html", {"enrolments": rows})


@require_safe
@public
def certificate_check(request, code: str):
    """Whether a paper somebody shows is ours: initials and no document number."""
    papers = Certificate.objects.select_related("enrolment__course__office", "enrolment__seeker")
    paper = get_object_or_404(papers, code=code.upper())
    return render(request, "sence_programs/courses/check.html", {"paper": paper})


def _announced(pk: int) -> Course:
    courses = Course.objects.announced().select_related("office__comuna")
    return get_object_or_404(courses, pk=pk)


def _own(request) -> JobSeeker:
    return get_object_or_404(JobSeeker, pk=request.actor.seeker_id)

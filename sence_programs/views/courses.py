"""Courses and workshops as the office keeps them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.downloads.answer import asked_for, author_of, excel_of
from omil_portal.offices.current import current_office
from omil_portal.refusals import Refused
from sence_programs import excel
from sence_programs.audience import Audience, audience_of_course
from sence_programs.forms.courses import CancelForm, CourseForm, EnrolForm, SessionForm
from sence_programs.models import Course, CourseSession, Enrolment, PlanActivity
from sence_programs.services.courses import planning
from sence_programs.views.plan_prepared import planned_activity

A_PAGE = 30


@require_safe
@requires(P.COURSES_VIEW)
def course_list(request):
    """Those of the reader's offices or region, the newest first."""
    author = author_of(request)
    listed = excel.courses(author, request.GET)
    if asked_for(request):
        return excel_of(request, listed, author)
    page = Paginator(listed.rows, A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "may_hold": bool(request.actor.office_ids(P.COURSES_HOLD))}
    return render(request, "sence_programs/courses/list.html", context)


@requires(P.COURSES_HOLD)
def course_new(request):
    """A draft of the office the reader acts for; its sessions come on the next page."""
    planned = planned_activity(request, PlanActivity.Kind.WORKSHOP, P.COURSES_HOLD)
    office = planned.plan.office if planned else current_office(request)
    course = Course(office=office, title=planned.title if planned else "")
    form = CourseForm(request.POST or None, instance=course)
    if request.method == "POST" and form.is_valid():
        course = planning.create_course(
            course=form.save(commit=False),
            skills=form.cleaned_data["skills"],
            by=request.user,
            at=timezone.now(),
            request_id=form.cleaned_data["request_id"],
            planned=planned,
        )
        messages.success(request, "Guardamos el borrador. Agrega ahora sus sesiones.")
        return redirect("course_file", course.pk)
    return render(request, "sence_programs/courses/new.html", {"form": form})


@requires(P.COURSES_HOLD)
def course_edit(request, pk: int):
    course = visible_course(request, pk, P.COURSES_HOLD)
    form = CourseForm(request.POST or None, instance=course)
    if request.method == "POST" and form.is_valid():
        try:
            planning.change_course(
                course=form.save(commit=False),
                skills=form.cleaned_data["skills"],
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Guardamos los cambios.")
            return redirect("course_file", pk)
    context = {"form": form, "course": course, "audience": _audience(course)}
    return render(request, "sence_programs/courses/edit.html", context)


@require_safe
@requires(P.COURSES_VIEW)
def course_file(request, pk: int):
    """A course with its sessions, who has a seat and who waits."""
    course = visible_course(request, pk, P.COURSES_VIEW)
    if asked_for(request):
        author = author_of(request)
        people = excel.enrolments(author, QueryDict(f"curso={course.pk}"))
        return excel_of(request, people, author)
    return render_file(request, course)


@requires(P.COURSES_HOLD)
@require_POST
def course_session_add(request, pk: int):
    course, form = visible_course(request, pk, P.COURSES_HOLD), SessionForm(request.POST)
    if form.is_valid():
        begins, ends = form.hours
        try:
            planning.add_session(course=course, starts_at=begins, ends_at=ends, at=timezone.now())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Agregamos la sesión.")
            return redirect("course_file", pk)
    return render_file(request, course, session_form=form)


@requires(P.COURSES_HOLD)
def course_session_edit(request, session_pk: int):
    """Another day or other hours; it says how many will be told."""
    session = visible_session(request, session_pk, P.COURSES_HOLD)
    form = SessionForm(request.POST or None, initial=SessionForm.initial_of(session))
    if request.method == "POST" and form.is_valid():
        begins, ends = form.hours
        try:
            planning.move_session(
                session=session, starts_at=begins, ends_at=ends, at=timezone.now()
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Cambiamos la sesión.")
            return redirect("course_file", session.course_id)
    context = {"form": form, "session": session, "course": session.course}
    context["audience"] = _audience(session.course)
    return render(request, "sence_programs/courses/session.html", context)


def _audience(course: Course) -> Audience | None:
    return audience_of_course(course) if course.is_open else None


@requires(P.COURSES_HOLD)
@require_POST
def course_session_remove(request, session_pk: int):
    session = visible_session(request, session_pk, P.COURSES_HOLD)
    words, now = "Quitamos la sesión.", timezone.now()
    _told(request, words, planning.remove_session, session=session, at=now)
    return redirect("course_file", session.course_id)


@requires(P.COURSES_HOLD)
@require_POST
def course_open(request, pk: int):
    course = visible_course(request, pk, P.COURSES_HOLD)
    words = "La inscripción está abierta: ya se ve en la página pública."
    _told(request, words, planning.open_course, course=course, at=timezone.now())
    return redirect("course_file", pk)


@requires(P.COURSES_HOLD)
@require_POST
def course_close(request, pk: int):
    course = visible_course(request, pk, P.COURSES_HOLD)
    words = "Cerramos el curso y emitimos los certificados."
    _told(request, words, planning.close_course, course=course, by=request.user, at=timezone.now())
    return redirect("course_file", pk)


@requires(P.COURSES_HOLD)
def course_cancel(request, pk: int):
    """Says why, and tells whoever was in it."""
    course = visible_course(request, pk, P.COURSES_HOLD)
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = audience_of_course(course).told_words
        words, reason = f"Suspendimos el curso.{told}", form.cleaned_data["reason"]
        _told(
            request,
            words,
            planning.cancel_course,
            course=course,
            reason=reason,
            by=request.user,
            at=timezone.now(),
        )
        return redirect("course_file", pk)
    context = {"form": form, "course": course, "audience": _audience(course)}
    return render(request, "sence_programs/courses/cancel.html", context)


def visible_course(request, pk: int, permission: P) -> Course:
    courses = Course.objects.visible_to(request.actor, permission)
    return get_object_or_404(courses.select_related("office__comuna"), pk=pk)


def visible_session(request, pk: int, permission: P) -> CourseSession:
    courses = Course.objects.visible_to(request.actor, permission)
    sessions = CourseSession.objects.filter(course__in=courses)
    return get_object_or_404(sessions.select_related("course__office__comuna"), pk=pk)


def render_file(request, course: Course, *, session_form=None, enrol_form=None):
    """The course's page; a form that was refused keeps what was typed."""
    may_hold = course.is_visible_to(request.actor, P.COURSES_HOLD)
    may_enrol = course.is_visible_to(request.actor, P.COURSE_ENROL) and course.is_open
    people = course.enrolments.exclude(status=Enrolment.Status.WITHDRAWN)
    people = list(people.select_related("seeker__comuna", "certificate"))
    context = {
        "course": course,
        "now": timezone.now(),
        "people": len(people),
        "sessions": list(course.sessions.with_presences().order_by("starts_at")),
        "seated": [person for person in people if person.has_seat],
        "waiting": [person for person in people if not person.has_seat],
        "may_hold": may_hold,
        "audience": _audience(course) if may_hold else None,
        "may_enrol": may_enrol,
        "session_form": session_form or SessionForm(),
        "enrol_form": enrol_form or EnrolForm(actor=request.actor),
    }
    return render(request, "sence_programs/courses/file.html", context)


def _told(request, words: str, service, **arguments) -> None:
    """Calls the service and says what came of it."""
    try:
        service(**arguments)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, words)

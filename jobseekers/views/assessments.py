"""The guided interview at the desk, and the plan it gives."""

import uuid

from django.contrib import messages
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from jobseekers.diagnosis.questions import PAGES, gaps, unanswered
from jobseekers.forms.assessments import AdjustmentsForm, AnswersForm, PlanStepForm
from jobseekers.models import Assessment, PlanStep, ProtectedFacts
from jobseekers.office_day import today_of
from jobseekers.services import assessments
from jobseekers.views.found import person_or_404
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.audit.services import record_read
from omil_portal.offices.current import current_office
from omil_portal.refusals import Refused


def assessment_or_404(request, pk: int) -> Assessment:
    seen = Assessment.objects.visible_to(request.actor)
    return get_object_or_404(seen.select_related("seeker", "office", "officer"), pk=pk)


def step_or_404(request, pk: int) -> PlanStep:
    seen = PlanStep.objects.visible_to(request.actor)
    return get_object_or_404(seen.select_related("assessment__seeker"), pk=pk)


@requires(P.ATTENTION_RECORD)
@require_POST
def assessment_start(request, pk: int):
    """Begins the interview, or goes on with the one left open."""
    assessment = assessments.start(
        seeker=person_or_404(request, pk, P.ATTENTION_RECORD),
        office=current_office(request),
        by=request.user,
        at=timezone.now(),
        request_id=uuid.uuid4(),
    )
    return _next_page(assessment)


def _next_page(assessment: Assessment):
    if page := unanswered(assessment.answers):
        return redirect("assessment_page", assessment.pk, page.slug)
    return redirect("assessment_file", assessment.pk)


@require_safe
@requires(P.ATTENTION_RECORD)
def assessment_file(request, pk: int):
    """What stands between the person and work, and what will be done about it."""
    assessment = assessment_or_404(request, pk)
    record_read(user=request.user, subject=assessment.seeker, at=timezone.now())
    context = {
        "assessment": assessment,
        "gaps": gaps(assessment.answers),
        "lacking": unanswered(assessment.answers),
        "pages": PAGES,
        "steps": assessment.steps.all(),
        "today": today_of(current_office(request), timezone.now()),
    }
    return render(request, "jobseekers/assessments/file.html", context)


@requires(P.ATTENTION_RECORD)
def assessment_page(request, pk: int, slug: str):
    """Some of the questions; what is answered is kept before the next ones are asked."""
    assessment = assessment_or_404(request, pk)
    if assessment.closed_at:
        return redirect("assessment_file", pk)
    number, page = _page_or_404(slug)
    form = _form(request, assessment, page)
    if form.is_valid() and _saved(request, assessment, form):
        if page is PAGES[-1]:
            assessment.refresh_from_db()
            return _next_page(assessment)
        return redirect("assessment_page", pk, PAGES[number].slug)
    names = [each.title for each in PAGES]
    context = {"assessment": assessment, "form": form, "page": page}
    context |= {"names": names, "current": number, "last": page is PAGES[-1]}
    context["before"] = PAGES[number - 2] if number > 1 else None
    return render(request, "jobseekers/assessments/page.html", context)


def _page_or_404(slug: str):
    found = [(number, page) for number, page in enumerate(PAGES, 1) if page.slug == slug]
    if not found:
        raise Http404
    return found[0]


def _form(request, assessment: Assessment, page):
    kept = {"initial": dict(assessment.answers)}
    if page is not PAGES[-1]:
        return AnswersForm(page, request.POST or None, **kept)
    facts = ProtectedFacts.objects.filter(seeker=assessment.seeker_id).first()
    kept["initial"]["kept"] = facts.adjustments if facts else ""
    return AdjustmentsForm(page, request.POST or None, **kept)


def _saved(request, assessment: Assessment, form) -> bool:
    now = timezone.now()
    on = today_of(current_office(request), now)
    try:
        if isinstance(form, AdjustmentsForm):
            assessments.say_adjustments(assessment=assessment, adjustments=form.adjustments, at=now)
        assessments.answer(assessment=assessment, answers=form.answers, on=on)
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    return True


@requires(P.ATTENTION_RECORD)
@require_POST
def assessment_close(request, pk: int):
    """The interview ends: it is an attention, once."""
    assessment, office = assessment_or_404(request, pk), current_office(request)
    try:
        assessments.close(assessment=assessment, office=office, by=request.user, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("assessment_file", pk)
    messages.success(request, "El diagnóstico quedó cerrado y registrado como atención.")
    return redirect("person_file", assessment.seeker_id)


@requires(P.ATTENTION_RECORD)
def plan_step_new(request, pk: int):
    """A step that the counsellor adds."""
    return _edit(request, PlanStep(assessment=assessment_or_404(request, pk)))


@requires(P.ATTENTION_RECORD)
def plan_step_edit(request, pk: int):
    return _edit(request, step_or_404(request, pk))


def _edit(request, step: PlanStep):
    form = PlanStepForm(request.POST or None, instance=step)
    if form.is_valid():
        try:
            assessments.save_step(step=form.save(commit=False))
        except Refused as refused:
            form.add_error("what", str(refused))
        else:
            messages.success(request, "El paso quedó en el plan.")
            return redirect("assessment_file", step.assessment_id)
    context = {"form": form, "step": step, "assessment": step.assessment}
    return render(request, "jobseekers/assessments/step.html", context)


@requires(P.ATTENTION_RECORD)
@require_POST
def plan_step_remove(request, pk: int):
    step = step_or_404(request, pk)
    try:
        assessments.remove_step(step=step)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "El paso salió del plan.")
    return redirect("assessment_file", step.assessment_id)


@requires(P.ATTENTION_RECORD)
@require_POST
def plan_step_done(request, pk: int):
    """Back to where it was ticked off: the list, as it was filtered, or the interview."""
    step = step_or_404(request, pk)
    assessments.mark_done(step=step, by=request.user, at=timezone.now())
    messages.success(request, f"Anotado: «{step.what}» está hecho.")
    if "list" in request.POST:
        return redirect(reverse("plan_step_list", query=QueryDict(request.POST["list"])))
    return redirect("assessment_file", step.assessment_id)

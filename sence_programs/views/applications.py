"""Applications for benefits: what the office follows, one person's, and one of them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from jobseekers.models import JobSeeker
from matching.models import Placement
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.audit.services import record_read
from omil_portal.downloads.answer import asked_for, author_of, excel_of
from omil_portal.offices.current import current_office
from omil_portal.refusals import Refused
from sence_programs import excel
from sence_programs.application_history import TONES, happened
from sence_programs.forms.applications import AdvanceForm, ApplicationForm
from sence_programs.models import BenefitAnswer, BenefitApplication, BenefitReminder
from sence_programs.rules.loader import current_rules
from sence_programs.services.applications import advance_application, open_application

A_PAGE = 30
RELATED = ("seeker", "employer", "office")


def _with_reminders(applications):
    """Each with its last reminder, in one query more."""
    told = Prefetch("reminders", BenefitReminder.objects.order_by("-written_at", "-pk"))
    return applications.select_related(*RELATED).prefetch_related(told)


def _rows(applications, today):
    """Each with the tone of its status, the days left to present it, and its last reminder."""
    return [
        {
            "application": one,
            "tone": TONES.get(one.status, "neutral"),
            "left": (one.due_on - today).days if one.due_on and one.status == "prepared" else None,
            "reminder": next(iter(one.reminders.all()), None) if one.is_open else None,
        }
        for one in applications
    ]


@require_safe
@requires(P.BENEFIT_EVALUATE)
def application_list(request):
    """What my offices follow, the nearest deadline first."""
    author, today = author_of(request), timezone.localdate()
    listed = excel.applications(author, request.GET)
    if asked_for(request):
        return excel_of(request, listed, author)
    page = Paginator(_with_reminders(listed.rows), A_PAGE).get_page(request.GET.get("page"))
    context = {"form": listed.form, "page": page, "rows": _rows(page, today), "today": today}
    return render(request, "sence_programs/applications/application_list.html", context)


@require_safe
@requires(P.BENEFIT_EVALUATE)
def person_applications(request, pk):
    """A panel of the person's file: what they applied for."""
    people = JobSeeker.objects.visible_to(request.actor, P.BENEFIT_EVALUATE)
    seeker = get_object_or_404(people, pk=pk)
    record_read(user=request.user, subject=seeker, at=timezone.now())
    found = _with_reminders(BenefitApplication.objects.filter(seeker=seeker))
    context = {"seeker": seeker, "rows": _rows(found, timezone.localdate())}
    return render(request, "sence_programs/applications/person_applications.html", context)


@require_safe
@requires(P.OWN_RECORD)
def my_applications(request):
    """A panel of my page: what I applied for, and until when."""
    if not request.actor.seeker_id:
        raise Http404
    mine = BenefitApplication.objects.filter(seeker=request.actor.seeker_id, employer=None)
    context = {"rows": _rows(_with_reminders(mine), timezone.localdate())}
    return render(request, "sence_programs/applications/my_applications.html", context)


@requires(P.BENEFIT_EVALUATE)
def application_new(request, pk, code):
    """Opens one, from a kept answer when the address names it (`?respuesta=`)."""
    people = JobSeeker.objects.visible_to(request.actor, P.BENEFIT_EVALUATE)
    seeker = get_object_or_404(people, pk=pk)
    benefit = current_rules().benefits.get(code)
    if benefit is None:
        raise Http404
    answer = _answer(request, seeker, code)
    form = ApplicationForm(request.POST or None, benefit=code, initial=_known(seeker, answer))
    if request.method == "POST" and form.is_valid():
        try:
            opened = open_application(
                seeker=seeker,
                benefit=code,
                employer=form.employer,
                job_starts_on=form.cleaned_data["job_starts_on"],
                answer=answer,
                office=current_office(request),
                by=request.user,
                at=timezone.now(),
                request_id=form.cleaned_data["request_id"],
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Listo. La postulación quedó en preparación.")
            return redirect("application_file", opened.pk)
    record_read(user=request.user, subject=seeker, at=timezone.now())
    context = {"seeker": seeker, "benefit": benefit, "form": form, "answer": answer}
    return render(request, "sence_programs/applications/application_new.html", context)


def _answer(request, seeker: JobSeeker, code: str) -> BenefitAnswer | None:
    kept = BenefitAnswer.objects.filter(seeker=seeker, benefit=code)
    asked = request.GET.get("respuesta", "")
    if not asked:
        return None
    return get_object_or_404(kept, pk=asked if asked.isdecimal() and len(asked) < 19 else 0)


def _known(seeker: JobSeeker, answer: BenefitAnswer | None) -> dict:
    """When the job starts, by the answer or else by the person's last placement."""
    start = answer.evaluation.facts.job_start if answer else None
    if start is None:
        placed = Placement.objects.filter(seeker=seeker).exclude(state="rejected")
        start = placed.order_by("-starts_on").values_list("starts_on", flat=True).first()
    return {"job_starts_on": start, "applicant": ApplicationForm.PERSON}


@require_safe
@requires(P.BENEFIT_EVALUATE)
def application_file(request, pk):
    """One application: where it stands, until when, what to do next, and its history."""
    return _file(request, _visible(request, pk))


def _visible(request, pk) -> BenefitApplication:
    visible = BenefitApplication.objects.visible_to(request.actor)
    return get_object_or_404(visible.select_related(*RELATED, "opened_by", "answer"), pk=pk)


def _file(request, application: BenefitApplication, form=None):
    record_read(user=request.user, subject=application.seeker, at=timezone.now())
    today = timezone.localdate()
    (row,) = _rows([application], today)
    if application.is_open and form is None:
        form = AdvanceForm(application=application, today=today)
    context = {**row, "form": form, "today": today, "history": happened(application)}
    return render(request, "sence_programs/applications/application_file.html", context)


@require_POST
@requires(P.BENEFIT_EVALUATE)
def application_advance(request, pk):
    """Presented, answered or given up."""
    application = _visible(request, pk)
    form = AdvanceForm(request.POST, application=application, today=timezone.localdate())
    if not form.is_valid():
        return _file(request, application, form)
    try:
        moved = advance_application(application=application, **form.cleaned_data)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _file(request, application, form)
    state = moved.get_status_display().lower()
    messages.success(request, f"Listo. La postulación quedó {state}.")
    return redirect("application_file", pk)

"""Questions without an answer: reported by an office, ended by the regional unit."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.downloads.answer import asked_for, author_of, excel_of
from omil_portal.offices.current import current_office
from omil_portal.refusals import Refused
from sence_programs import excel
from sence_programs.forms.answer_gaps import (
    GapAnswerForm,
    GapForm,
    ReasonForm,
)
from sence_programs.models import AnswerGap, AnswerText, StandardAnswer
from sence_programs.services.answer_gaps import answer_gap, dismiss_gap, report_gap
from sence_programs.views.answers.sought import number, sought


@require_safe
@requires(P.ANSWERS_USE)
def gap_list(request):
    """What was asked and had no answer, and what became of each question."""
    author = author_of(request)
    listed = excel.gaps(author, request.GET)
    if asked_for(request):
        return excel_of(request, listed, author)
    page = Paginator(listed.rows, 25).get_page(request.GET.get("page"))
    at_desk = request.actor.office_ids(P.ANSWERS_USE)
    context = {"form": listed.form, "page": page, "at_desk": at_desk}
    return render(request, "sence_programs/answers/gaps.html", context)


@requires(P.ATTENTION_RECORD)
def gap_report(request):
    """Tells the regional unit what was asked and had no answer."""
    office = current_office(request)
    words = sought(request).get("q", "")
    initial = {"question": words, "text": number(request.GET.get("texto"))}
    form = GapForm(request.POST if request.method == "POST" else None, initial=initial)
    readable = AnswerText.objects.filter(
        answer__in=StandardAnswer.objects.visible_to(request.actor)
    ).exclude(state="draft")
    if form.is_valid():
        text = readable.filter(pk=form.cleaned_data.pop("text")).first()
        gap = report_gap(
            text=text, office=office, by=request.user, at=timezone.now(), **form.cleaned_data
        )
        messages.success(request, "La unidad regional ya tiene la pregunta. Te avisaremos.")
        return redirect("gap_file", gap.pk)
    text = readable.filter(pk=number(form["text"].value())).first()
    context = {"form": form, "text": text, "office": office}
    return render(request, "sence_programs/answers/gap_report.html", context)


@require_safe
@requires(P.ANSWERS_USE)
def gap_file(request, pk: int):
    """A question without answer: the office reads what became of it, the unit ends it."""
    return _gap_page(request, _gap(request, pk), None, None)


@require_POST
@requires(P.ANSWERS_REVIEW)
def gap_answer(request, pk: int):
    """Ends the question with an answer in force."""
    gap = _gap(request, pk)
    form = GapAnswerForm(request.POST, texts=_answers_for(request, gap))
    if not form.is_valid():
        return _gap_page(request, gap, form, None)
    text = form.cleaned_data["answer"]
    return _ended(request, gap, lambda at: answer_gap(gap=gap, text=text, by=request.user, at=at))


@require_POST
@requires(P.ANSWERS_REVIEW)
def gap_dismiss(request, pk: int):
    """Ends the question without an answer, saying why."""
    gap, form = _gap(request, pk), ReasonForm(request.POST)
    if not form.is_valid():
        return _gap_page(request, gap, None, form)
    reason = form.cleaned_data["reason"]
    return _ended(
        request, gap, lambda at: dismiss_gap(gap=gap, reason=reason, by=request.user, at=at)
    )


def _ended(request, gap: AnswerGap, end):
    try:
        end(timezone.now())
        messages.success(request, "Resolviste la pregunta y avisamos a quien la informó.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("gap_file", gap.pk)


def _gap_page(request, gap: AnswerGap, answer: GapAnswerForm | None, reason: ReasonForm | None):
    solvable = gap.is_solvable_by(request.actor) and gap.state == AnswerGap.State.OPEN
    texts = _answers_for(request, gap) if solvable else AnswerText.objects.none()
    context = {
        "gap": gap,
        "solvable": solvable,
        "answer_form": answer or GapAnswerForm(texts=texts),
        "reason_form": reason or ReasonForm(),
    }
    return render(request, "sence_programs/answers/gap.html", context)


def _answers_for(request, gap: AnswerGap):
    """What the office of the question may read today."""
    texts = AnswerText.objects.in_force(timezone.localdate()).order_by("question")
    answers = StandardAnswer.objects.visible_to(request.actor)
    return texts.filter(answer__in=answers)


def _gap(request, pk: int) -> AnswerGap:
    people = ("office__comuna", "reported_by", "resolved_by", "text", "answered_with")
    gaps = AnswerGap.objects.visible_to(request.actor).select_related(*people)
    return get_object_or_404(gaps, pk=pk)

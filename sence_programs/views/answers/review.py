"""The regional unit writes, approves, replaces and withdraws the texts of answers."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.offices.current import current_region
from omil_portal.offices.models import Region
from omil_portal.refusals import Refused
from sence_programs.forms.answer_gaps import ReasonForm
from sence_programs.forms.answer_texts import ApproveForm, TextForm
from sence_programs.models import AnswerGap, AnswerText, StandardAnswer
from sence_programs.services.answer_gaps import answer_gap
from sence_programs.services.standard_answers import (
    approve_text,
    discard_draft,
    draft_answer,
    draft_version,
    other_reviewer_exists,
    withdraw_text,
)

SOON = timedelta(days=30)


@require_safe
@requires(P.ANSWERS_REVIEW)
def answer_review(request):
    """What waits for the unit: drafts, questions without answer, answers about to end."""
    today = timezone.localdate()
    texts = _texts(request).select_related("drafted_by").order_by("topic", "question")
    in_force = texts.filter(state="approved")
    context = {
        "drafts": texts.filter(state="draft"),
        "ending": in_force.filter(valid_until__lte=today + SOON).order_by("valid_until"),
        "in_force": in_force,
        "open_gaps": AnswerGap.objects.visible_to(request.actor).open().count(),
        "today": today,
    }
    return render(request, "sence_programs/answers/review.html", context)


@requires(P.ANSWERS_REVIEW)
def answer_new(request):
    """Version 1 of a new answer, maybe for a question that an office reported."""
    gap = _gap_asked(request)
    initial = {"valid_from": timezone.localdate(), "question": gap.question[:200] if gap else ""}
    form, region = TextForm(request.POST or None, initial=initial), _region_for(request, gap)
    if request.method == "POST" and form.is_valid():
        text = draft_answer(region=region, words=form.words, by=request.user, at=timezone.now())
        messages.success(request, "Guardamos el borrador. Léelo completo antes de aprobarlo.")
        return redirect(_with_gap(reverse("answer_text", args=[text.pk]), gap))
    context = {"form": form, "gap": gap, "text": None, "region": region}
    return render(request, "sence_programs/answers/edit.html", context)


@requires(P.ANSWERS_REVIEW)
def answer_edit(request, pk: int):
    """Writes on the draft, or starts the next version from the newest text."""
    answer = get_object_or_404(StandardAnswer.objects.reviewable_by(request.actor), pk=pk)
    newest = answer.texts.order_by("-number").first()
    form = TextForm(request.POST or None, of=newest)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        text = draft_version(answer=answer, words=form.words, by=request.user, at=now)
        messages.success(request, "Guardamos el borrador. Léelo completo antes de aprobarlo.")
        return redirect(_with_gap(reverse("answer_text", args=[text.pk]), _gap_asked(request)))
    context = {"form": form, "gap": None, "text": newest}
    return render(request, "sence_programs/answers/edit.html", context)


@require_safe
@requires(P.ANSWERS_REVIEW)
def answer_text(request, pk: int):
    """One version as the unit sees it, with its check and what may be done with it."""
    return _text_page(request, _text(request, pk), None, None)


@require_POST
@requires(P.ANSWERS_REVIEW)
def answer_approve(request, pk: int):
    """Approves what was read, and ends the question it was written for."""
    text = _text(request, pk)
    form = ApproveForm(request.POST)
    if not form.is_valid():
        return _text_page(request, text, form, None)
    gaps = AnswerGap.objects.visible_to(request.actor).open()
    gap, now = gaps.filter(pk=form.cleaned_data["gap"]).first(), timezone.now()
    try:
        seen = form.cleaned_data["seen"]
        approved = approve_text(text=text, seen=seen, by=request.user, at=now)
        if gap:
            answer_gap(gap=gap, text=approved, by=request.user, at=now)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("answer_text", pk)
    messages.success(request, "Aprobaste este texto. Las oficinas ya lo ven y deben leerlo.")
    return redirect("answer_text", pk)


@require_POST
@requires(P.ANSWERS_REVIEW)
def answer_discard(request, pk: int):
    """Throws a draft away."""
    try:
        discard_draft(text=_text(request, pk))
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("answer_text", pk)
    messages.success(request, "Descartamos el borrador.")
    return redirect("answer_review")


@require_POST
@requires(P.ANSWERS_REVIEW)
def answer_withdraw(request, pk: int):
    """Takes an approved text back without another in its place."""
    text, form = _text(request, pk), ReasonForm(request.POST)
    if not form.is_valid():
        return _text_page(request, text, None, form)
    reason = form.cleaned_data["reason"]
    try:
        withdraw_text(text=text, reason=reason, by=request.user, at=timezone.now())
        messages.success(request, "Retiraste esta respuesta: ya no aparece al buscar.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("answer_text", pk)


def _text_page(request, text: AnswerText, approve: ApproveForm | None, reason: ReasonForm | None):
    on, gap = timezone.localdate(), _gap_asked(request)
    seen = {"seen": text.drafted_at.isoformat(), "gap": gap.pk if gap else None}
    own = text.drafted_by == request.user and other_reviewer_exists(text, on)
    context = {
        "text": text,
        "holds": text.holds(on),
        "in_force": text.answer.texts.filter(state="approved").exclude(pk=text.pk).first(),
        "approve_form": approve or ApproveForm(initial=seen),
        "must_be_another": own,
        "reason_form": reason or ReasonForm(),
    }
    return render(request, "sence_programs/answers/text.html", context)


def _texts(request):
    answers = StandardAnswer.objects.reviewable_by(request.actor)
    return AnswerText.objects.filter(answer__in=answers).select_related("answer")


def _text(request, pk: int) -> AnswerText:
    people = ("drafted_by", "approved_by", "closed_by", "answer__region")
    return get_object_or_404(_texts(request).select_related(*people), pk=pk)


def _region_for(request, gap: AnswerGap | None) -> Region:
    """The region of the office that asked, or the one the reader works with."""
    return gap.office.comuna.region if gap else current_region(request, P.ANSWERS_REVIEW)


def _gap_asked(request) -> AnswerGap | None:
    """The question that the text is written for, which the address keeps."""
    asked = request.GET.get("pregunta", "")
    gaps = AnswerGap.objects.visible_to(request.actor).open()
    of = gaps.select_related("office__comuna__region")
    return of.filter(pk=asked).first() if asked.isdecimal() else None


def _with_gap(address: str, gap: AnswerGap | None) -> str:
    return f"{address}?pregunta={gap.pk}" if gap else address

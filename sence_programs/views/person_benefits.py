"""Benefits at the desk: what the person's file answers, what to ask, and what was answered."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from jobseekers.models import JobSeeker
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.audit.services import record_read
from omil_portal.offices.current import current_office
from sence_programs.benefits.facts import facts_from_person
from sence_programs.benefits.questions import answers, answers_the_same, questions
from sence_programs.benefits.words import VERDICTS, in_words
from sence_programs.forms.calculator import DayForm
from sence_programs.forms.facts import FactsForm
from sence_programs.models import BenefitAnswer
from sence_programs.rules.catalogue import Status
from sence_programs.rules.evaluate import MODULES, evaluate
from sence_programs.rules.evaluation import Evaluation
from sence_programs.rules.logic import Verdict
from sence_programs.services.answers import keep_answer


def _person(request, pk: int) -> JobSeeker:
    people = JobSeeker.objects.visible_to(request.actor, P.BENEFIT_EVALUATE)
    return get_object_or_404(people.select_related("protected_facts", "profile"), pk=pk)


@require_safe
@requires(P.BENEFIT_EVALUATE)
def person_benefits(request, pk):
    """A panel of the person's file: each benefit with the answer its facts allow."""
    seeker, now = _person(request, pk), timezone.localtime()
    record_read(user=request.user, subject=seeker, at=now)
    known = facts_from_person(seeker, now.date())
    told, over = [], []
    for entry, evaluation in answers(known, now.date()):
        is_over = entry.status is Status.CLOSED and evaluation.verdict is Verdict.NO
        (over if is_over else told).append(in_words(evaluation))
    context = {"seeker": seeker, "answers": told, "over": over}
    return render(request, "sence_programs/person_benefits.html", context)


@requires(P.BENEFIT_EVALUATE)
def benefit_answer(request, pk, code):
    """One benefit for one person. «Ver la respuesta» asks again; «Guardar» keeps it.

    `?dia=` asks with the rules of another day.
    """
    if code not in MODULES:
        raise Http404
    seeker, now = _person(request, pk), timezone.localtime()
    day = DayForm(request.GET if "dia" in request.GET else {"dia": now.date()}, today=now.date())
    on = day.cleaned_data["dia"] if day.is_valid() else now.date()
    form = _form(request, code, facts_from_person(seeker, on), on)
    evaluation = evaluate(code, form.facts, on)
    if "keep" in request.POST and form.is_valid():
        kept = _keep(request, seeker, evaluation, form, now)
        messages.success(request, "Guardamos la respuesta con sus datos y motivos.")
        return redirect("kept_answer", pk, kept.pk)
    record_read(user=request.user, subject=seeker, at=now)
    context = {
        "seeker": seeker,
        "today": now.date(),
        "on": on,
        "day": day,
        "form": form,
        "answer": in_words(evaluation),
        "kept": _kept(seeker, code),
    }
    return render(request, "sence_programs/benefit_answer.html", context)


def _keep(request, seeker: JobSeeker, evaluation: Evaluation, form: FactsForm, at):
    return keep_answer(
        seeker=seeker,
        evaluation=evaluation,
        office=current_office(request),
        by=request.user,
        at=at,
        request_id=form.cleaned_data["request_id"],
    )


def _kept(seeker: JobSeeker, code: str) -> list:
    """What was answered before, with its verdict in words and its tone."""
    kept = BenefitAnswer.objects.filter(seeker=seeker, benefit=code)
    return [
        (one, *VERDICTS[Verdict(one.verdict)])
        for one in kept.select_related("answered_by", "office")
    ]


def _form(request, code: str, known, on) -> FactsForm:
    """The questions left. A typed fact may raise another question: it is asked at once."""
    typed = request.POST
    form = FactsForm(typed or None, asked=questions(code, known, typed, on), known=known)
    more = questions(code, form.facts, {}, on) - set(form.asked)
    if not more:
        return form
    asked = set(form.asked) | more
    return FactsForm(typed or None, asked=asked, known=known)


@require_safe
@requires(P.BENEFIT_EVALUATE)
def kept_answer(request, pk, answer_pk):
    """An answer as it was given that day, whatever the rules say now."""
    visible = BenefitAnswer.objects.visible_to(request.actor).filter(seeker=pk)
    kept = get_object_or_404(
        visible.select_related("seeker", "office", "answered_by"), pk=answer_pk
    )
    record_read(user=request.user, subject=kept.seeker, at=timezone.now())
    context = {
        "kept": kept,
        "seeker": kept.seeker,
        "answer": in_words(kept.evaluation),
        "same_today": answers_the_same(kept.evaluation),
        "applications": kept.applications.all(),
    }
    return render(request, "sence_programs/kept_answer.html", context)

"""Standard answers at the desk: searched, read and used."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from jobseekers.models import JobSeeker
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.offices.current import current_office
from sence_programs.answers.my_attentions import last_attention, recent_attentions
from sence_programs.answers.readings import unread_by
from sence_programs.answers.search import search_answers
from sence_programs.forms.answers import AnswerSearchForm, UseForm
from sence_programs.models import AnswerText, StandardAnswer, StandardAnswerUse
from sence_programs.services.standard_answers import record_use
from sence_programs.views.answers.sought import number, remember_sought, sought

A_PAGE = 12
TOOK_OUT = "Quitamos de la búsqueda el RUN, el teléfono o el correo: aquí no hacen falta."


@requires(P.ANSWERS_USE)
def answer_list(request):
    """Searching posts and remembers the words in the session; as they are typed, shows at once."""
    if request.method != "POST":
        return _found(request, AnswerSearchForm(initial=sought(request)))
    form = AnswerSearchForm(request.POST)
    if not form.is_valid():
        return _found(request, form)
    remember_sought(request, form.cleaned_data)
    if request.htmx:
        return _found(request, form)
    if form.took_out:
        messages.warning(request, TOOK_OUT)
    return redirect(request.get_full_path())


def _found(request, form: AnswerSearchForm):
    """What the last search finds; without words, every answer by topic."""
    today, asked = timezone.localdate(), sought(request)
    texts = AnswerText.objects.filter(answer__in=StandardAnswer.objects.visible_to(request.actor))
    texts = texts.exclude(state="draft") if asked.get("todas") else texts.in_force(today)
    if asked.get("topic"):
        texts = texts.filter(topic=asked["topic"])
    found = search_answers(texts.select_related("answer"), asked.get("q", ""))
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "typed": asked.get("q", ""),
        "topic": asked.get("topic", ""),
        "took_out": TOOK_OUT if form.took_out else "",
        "page": page,
        "found": [(text, text.word_on(today)) for text in page],
        "attention": _asked(request),
        "unread": unread_by(request.actor, today).count(),
        "at_desk": bool(request.actor.office_ids(P.ANSWERS_USE)),
        "may_review": request.actor.can(P.ANSWERS_REVIEW),
    }
    return render(request, "sence_programs/answers/list.html", context)


@require_safe
@requires(P.ANSWERS_USE)
def answer_page(request, pk: int):
    """An answer as it is told today, or as one of its versions told it."""
    return _answer_page(request, _answer(request, pk), None)


@require_POST
@requires(P.ATTENTION_RECORD)
def answer_use(request, pk: int):
    """Keeps that it was used: in an attention of this office, or to nobody in particular."""
    answer, office, now = _answer(request, pk), current_office(request), timezone.now()
    text = _text_of(request, answer)
    mine = recent_attentions(office=office, by=request.user, at=now, asked=_asked(request))
    form = UseForm(request.POST, attentions=mine)
    if not form.is_valid():
        return _answer_page(request, answer, form)
    asked = form.cleaned_data["attention"]
    attention = next((row.attention for row in mine if row.pk == asked), None)
    record_use(
        text=text,
        attention=attention,
        office=office,
        by=request.user,
        at=now,
        request_id=form.cleaned_data["request_id"],
    )
    messages.success(request, "Registramos que usaste esta respuesta.")
    if attention:
        return redirect("person_file", attention.seeker_id)
    return redirect("answer_page", pk)


@require_safe
@requires(P.ATTENTION_RECORD)
def person_answers(request, pk: int):
    """The panel of a person's file: what they were answered, and a search for their attention."""
    people = JobSeeker.objects.visible_to(request.actor, P.ATTENTION_RECORD)
    seeker, office = get_object_or_404(people, pk=pk), current_office(request)
    used = StandardAnswerUse.objects.filter(attention__seeker=seeker)
    context = {
        "seeker": seeker,
        "uses": used.select_related("text", "office").order_by("-at")[:5],
        "attention": last_attention(seeker, office=office, by=request.user, at=timezone.now()),
    }
    return render(request, "sence_programs/answers/person.html", context)


def _answer_page(request, answer: StandardAnswer, form: UseForm | None):
    today, actor = timezone.localdate(), request.actor
    text = _text_of(request, answer)
    at_desk = actor.can(P.ATTENTION_RECORD)
    if form is None and at_desk:
        asked = _asked(request)
        mine = recent_attentions(
            office=current_office(request), by=request.user, at=timezone.now(), asked=asked
        )
        form = UseForm(attentions=mine, asked=asked)
    context = {
        "answer": answer,
        "text": text,
        "holds": text.holds(today),
        "versions": [t for t in answer.texts.all() if t.state != "draft"],
        "use_form": form,
        "attention": _asked(request),
        "benefits": [(code, code.upper().replace("_", " ")) for code in text.benefits],
        "unread": unread_by(actor, today).filter(text=text).first(),
        "may_review": answer.is_reviewable_by(actor),
        "report_url": f"{reverse('gap_report')}?texto={text.pk}",
    }
    return render(request, "sence_programs/answers/page.html", context)


def _answer(request, pk: int) -> StandardAnswer:
    texts = AnswerText.objects.select_related("approved_by").order_by("-number")
    answers = StandardAnswer.objects.visible_to(request.actor).prefetch_related(
        Prefetch("texts", texts)
    )
    return get_object_or_404(answers.select_related("region"), pk=pk)


def _text_of(request, answer: StandardAnswer) -> AnswerText:
    """The version asked for; else the approved one, or the newest that was. Raises Http404."""
    told = [text for text in answer.texts.all() if text.state != AnswerText.State.DRAFT]
    asked = number(request.GET.get("version"))
    chosen = [text for text in told if asked in (None, text.number)]
    if not chosen:
        raise Http404
    return next((t for t in chosen if t.state == AnswerText.State.APPROVED), chosen[0])


def _asked(request) -> int | None:
    """The attention the reader comes from, which the address keeps."""
    return number(request.GET.get("atencion"))

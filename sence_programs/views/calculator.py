"""«¿Qué beneficios me corresponden?»: without an account, and without keeping anything."""

from django.core.signing import BadSignature
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from omil_portal.access.decorators import public
from sence_programs.benefits.words import facts_in_words
from sence_programs.calculator.carried import carried, read
from sence_programs.calculator.journey import Answers, next_topic, part_of, shown_topics
from sence_programs.calculator.result import YOURS, result_of
from sence_programs.calculator.topics import BY_SLUG, TOPICS, Topic
from sence_programs.forms.calculator import DayForm, TopicForm

AGAIN = "calculator"


@require_http_methods(["GET", "HEAD", "POST"])
@public
@sensitive_post_parameters()
def calculator(request):
    """A page of questions, or the answer. What was told travels in the page itself, signed."""
    if request.method != "POST":
        return _start(request)
    try:
        answers = read(request.POST.get("carried", ""))
        topic = BY_SLUG[request.POST.get("topic", "")]
    except (BadSignature, KeyError):
        return redirect(AGAIN)
    go = request.POST.get("go", "")
    if "from_result" in request.POST:
        return _questions(request, BY_SLUG.get(go, topic), answers)
    form = TopicForm(request.POST, topic=topic, answers=answers)
    if not form.is_valid() and go != "back":
        return _questions(request, topic, answers, form)
    if form.is_valid():
        answers = answers.with_page(topic, form.facts, form.asked, form.comuna)
    if go == "back":
        return _questions(request, _before(topic, answers), answers, again=True)
    again = "again" in request.POST
    following = next_topic(answers, topic, again=again)
    if following is None:
        return _result(request, answers)
    return _questions(request, following, answers, again=again)


def _start(request):
    today = timezone.localdate()
    day = DayForm(request.GET if "dia" in request.GET else {"dia": today}, today=today)
    on = day.cleaned_data["dia"] if day.is_valid() else today
    answers = Answers(on=on)
    first = next_topic(answers)
    if first is None:
        return _result(request, answers)
    return _questions(request, first, answers, day=day)


def _questions(request, topic: Topic, answers: Answers, form=None, day=None, again=False):
    seen = shown_topics(answers)
    context = {
        "topic": topic,
        "form": form or TopicForm(topic=topic, answers=answers),
        "carried": carried(answers),
        "on": answers.on,
        "today": timezone.localdate(),
        "day": day,
        "again": again or "again" in request.POST,
        "part": part_of(topic, answers),
        "first": not [t for t in seen if TOPICS.index(t) < TOPICS.index(topic)],
    }
    return render(request, "sence_programs/calculator/questions.html", context)


def _before(topic: Topic, answers: Answers) -> Topic:
    earlier = [t for t in shown_topics(answers) if TOPICS.index(t) < TOPICS.index(topic)]
    return earlier[-1] if earlier else topic


def _result(request, answers: Answers):
    context = {
        "result": result_of(answers),
        "carried": carried(answers),
        "topics": shown_topics(answers),
        "facts": facts_in_words(answers.facts, YOURS),
        "on": answers.on,
        "today": timezone.localdate(),
    }
    return render(request, "sence_programs/calculator/result.html", context)

"""The OMIL reads an offer and decides."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from employers import excel
from employers.forms.staff import DECISIONS, ReturnForm
from employers.highlight import highlighted
from employers.lifecycle import Action, ForbiddenMove, State, actions_from
from employers.models import Vacancy
from employers.panels import panels
from employers.queries import offers_to_code, offers_to_review
from employers.services.vacancies import CannotMove, move
from employers.services.wording import findings_in
from employers.words import lines
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.announcements import telling
from omil_portal.downloads.answer import asked_for, author_of, excel_of

PAGE = 25
NOTE = ReturnForm.base_fields["note"].max_length
_DONE = {
    Action.PUBLISH: "La oferta está publicada. La empresa ya lo sabe.",
    Action.RETURN: "La oferta volvió a la empresa con tus observaciones.",
    Action.CLOSE: "La oferta quedó cerrada.",
}


@requires(P.VACANCY_REVIEW)
def review_queue(request):
    """What waits for the reader's offices, the one waiting longest first."""
    author = author_of(request)
    listed = excel.to_review(author, request.GET)
    if asked_for(request):
        return excel_of(request, listed, author)
    page = Paginator(listed.rows, PAGE).get_page(request.GET.get("page"))
    to_code = offers_to_code(request.actor, timezone.localdate()).count()
    return render(request, "employers/review_queue.html", {"page_obj": page, "to_code": to_code})


@requires(P.EMPLOYER_VIEW)
def vacancy_review(request, pk: int):
    return _page(request, _visible(request, pk))


@requires(P.VACANCY_REVIEW)
@require_POST
def vacancy_decide(request, pk: int, action: Action):
    """Publishes, returns or closes; a refused form comes back with what was typed."""
    vacancy = _visible(request, pk)
    form = _form(action, vacancy, request.POST)
    if not form.is_valid():
        return _page(request, vacancy, {action: form})
    decision = {"action": action, "by": request.user, "at": timezone.now()} | form.cleaned_data
    try:
        with telling(request, staff=True):
            move(vacancy=vacancy, **decision)
    except (ForbiddenMove, CannotMove) as refused:
        messages.warning(request, str(refused))
        return redirect("vacancy_review", vacancy.pk)
    messages.success(request, _DONE[action])
    waiting = offers_to_review(request.actor).exists()
    return redirect("review_queue") if waiting else redirect("vacancy_review", vacancy.pk)


def _visible(request, pk: int) -> Vacancy:
    offers = Vacancy.objects.visible_to(request.actor).select_related(
        "employer__comuna", "comuna", "region", "occupation", "office", "posted_by"
    )
    return get_object_or_404(offers, pk=pk)


def _form(action: Action, vacancy: Vacancy, typed=None):
    found = findings_in(vacancy)
    options = {"needs_ground": bool(found)} if action is Action.PUBLISH else {}
    initial = {"seen": vacancy.changed_at.strftime("%Y-%m-%dT%H:%M:%S.%f%z")}
    if action is Action.RETURN:
        initial["note"] = _what_to_take_out(found)
    return DECISIONS[action](typed, initial=initial, auto_id=f"{action.value}_%s", **options)


def _what_to_take_out(found: dict) -> str:
    """What the company will read, already written, when the law says it."""
    asked = [finding for findings in found.values() for finding in findings]
    lines = (f"Quita «{finding.phrase}». {finding.sentence}" for finding in asked)
    return "\n".join(lines)[:NOTE]


def _form_or_none(action: Action, vacancy: Vacancy, possible: list[Action], sent: dict):
    if action in sent:
        return sent[action]
    return _form(action, vacancy) if action in possible else None


def _page(request, vacancy: Vacancy, sent: dict | None = None):
    reviews = request.actor.can(P.VACANCY_REVIEW, office_id=vacancy.office_id or -1)
    possible = [a for a in actions_from(State(vacancy.status)) if a in DECISIONS] if reviews else []
    found = findings_in(vacancy)
    context = {
        "vacancy": vacancy,
        "lines": lines(vacancy),
        "texts": highlighted(vacancy, found),
        "findings": [finding for findings in found.values() for finding in findings],
        **{
            f"{action.value}_form": _form_or_none(action, vacancy, possible, sent or {})
            for action in DECISIONS
        },
        "events": vacancy.events.select_related("by"),
        "panels": panels(vacancy, request.actor),
    }
    return render(request, "employers/vacancy_review.html", context)

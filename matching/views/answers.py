"""The company's answer, by the link of a letter or signed in, and staff taking it on."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST

from matching.forms.answers import AnswerForm
from matching.models import Referral, ReferralAnswer
from matching.presented import initials
from matching.services.answers import answer, may_answer
from matching.services.referrals import take_on
from omil_portal.access.decorators import public, requires
from omil_portal.access.permissions import Permission as P
from omil_portal.accounts.limits import count_guess, guessed_too_often
from omil_portal.accounts.models import User
from omil_portal.refusals import Refused

LIMIT = "link"
RELATED = ("referral__vacancy__employer", "referral__office", "referral__seeker")


@public
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_store=True)
def company_answer(request, code: str):
    """One referral, by folio and initials; the form while it may be answered."""
    if guessed_too_often(request, LIMIT):
        return _page(request, too_many=True, status=429)
    link = _link(code)
    if link is None:
        count_guess(request, LIMIT)
        return _page(request, status=404)
    return answered(request, link, by=None, after=reverse("company_answer", args=[link.code]))


def answered(request, link: ReferralAnswer, *, by: User | None, after: str) -> HttpResponse:
    """The form of both doors, and what was answered. `by`: the member, or None by the link."""
    now = timezone.now()
    form = AnswerForm(request.POST or None, initial=_given(link), today=timezone.localdate(now))
    if request.method == "POST" and form.is_valid():
        try:
            answer(link=link, at=now, by=by, **form.answer)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, "Gracias. La oficina ya tiene tu respuesta.")
        return redirect(after)
    shown = form if may_answer(link, timezone.localdate(now)) else None
    return _page(request, link=link, form=shown, member=by)


def _link(code: str) -> ReferralAnswer | None:
    """By what is typed from paper: small letters and dashes forgiven."""
    typed = "".join(c for c in code.upper() if c.isalnum())
    return ReferralAnswer.objects.select_related(*RELATED).filter(code=typed).first()


def _given(link: ReferralAnswer) -> dict:
    return {"state": link.state, "on": link.on, "reason": link.reason}


def _who_answered(link: ReferralAnswer) -> User | None:
    """The member who did, told to the company alone; None by the link."""
    written = link.referral.events.filter(to_state=link.state, at__lte=link.answered_at)
    event = written.select_related("by").last()
    return event and event.by


def _page(
    request, *, link=None, form=None, member=None, too_many=False, status=200
) -> HttpResponse:
    """Kept by no cache, found by no search, and its address told to no other site."""
    context = {
        "link": link,
        "referral": link and link.referral,
        "initials": link and initials(link.referral.seeker),
        "form": form,
        "answered_by": member and link.answered_at and _who_answered(link),
        "member": member,
        "too_many": too_many,
    }
    response = render(request, "matching/answers/answer.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "same-origin"
    return response


@require_POST
@requires(P.REFERRAL_RESULT)
def answer_taken(request, pk: int):
    """An officer saw the answer; the company changes it no more."""
    offices = request.actor.office_ids(P.REFERRAL_RESULT)
    referral = get_object_or_404(Referral.objects.filter(office__in=offices), pk=pk)
    take_on(referral=referral, by=request.user, at=timezone.now())
    messages.success(request, "Listo. La respuesta de la empresa quedó revisada.")
    return redirect("referral_file", pk)

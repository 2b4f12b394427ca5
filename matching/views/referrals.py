"""Referrals: made with a click, listed by urgency, answered when the company speaks."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from matching import excel
from matching.forms.referrals import ResultForm
from matching.lifecycle import results_from
from matching.models import Referral
from matching.services.referrals import record_result, refer
from matching.views.matches import open_vacancy, visible_person
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.audit.services import record_read
from omil_portal.downloads.answer import asked_for, author_of, excel_of
from omil_portal.look.qr import qr_svg
from omil_portal.offices.current import current_office
from omil_portal.refusals import Refused

A_PAGE = 30
RELATED = ("seeker", "vacancy__employer", "vacancy__comuna", "office__comuna", "referred_by")


@requires(P.REFERRAL_CREATE)
@require_POST
def referral_new(request, pk: int, vacancy_pk: int):
    """Presents the person for the vacancy, in the name of the office the reader acts for."""
    seeker = visible_person(request, pk, P.REFERRAL_CREATE)
    vacancy, office = open_vacancy(request, vacancy_pk), current_office(request)
    try:
        referral = refer(
            seeker=seeker, vacancy=vacancy, office=office, by=request.user, at=timezone.now()
        )
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("match_reasons", pk, vacancy_pk)
    messages.success(request, f"Listo. Derivaste a {seeker} a «{vacancy}».")
    return redirect("referral_file", referral.pk)


@requires(P.REFERRAL_RESULT)
def referral_list(request):
    """Referrals of my offices; those whose answer is overdue come first."""
    author = author_of(request)
    listed = excel.referrals(author, request.GET)
    if asked_for(request):
        return excel_of(request, listed, author)
    context = {
        "form": listed.form,
        "page": Paginator(listed.rows, A_PAGE).get_page(request.GET.get("page")),
        "today": timezone.localdate(),
        "several_offices": len(request.actor.office_ids(P.REFERRAL_RESULT)) > 1,
    }
    return render(request, "matching/referral_list.html", context)


def _visible(request, pk: int) -> Referral:
    referrals = Referral.objects.visible_to(request.actor)
    return get_object_or_404(referrals.select_related(*RELATED, "placement", "answer"), pk=pk)


@requires(P.REFERRAL_RESULT, P.OWN_RECORD)
def referral_file(request, pk: int):
    """A referral with its history, and the form for what came of it. Its person reads it too."""
    referral = _visible(request, pk)
    return _file(request, referral, ResultForm(referral=referral))


def _file(request, referral: Referral, form: ResultForm):
    context = {
        "referral": referral,
        "events": referral.events.select_related("by"),
        "staff": request.actor.can(P.REFERRAL_RESULT, office_id=referral.office_id),
        "form": form,
        "corrects": not results_from(referral.state),
        "placement": getattr(referral, "placement", None),
        "today": timezone.localdate(),
    }
    return render(request, "matching/referral_file.html", context)


@requires(P.REFERRAL_RESULT)
def referral_letter(request, pk: int):
    """The sheet the person takes to the company: no RUN, phone or address on it."""
    offices = request.actor.office_ids(P.REFERRAL_RESULT)
    referral = get_object_or_404(
        Referral.objects.filter(office__in=offices).select_related(*RELATED, "answer"), pk=pk
    )
    record_read(user=request.user, subject=referral.seeker, at=timezone.now())
    link = getattr(referral, "answer", None)
    path = link and reverse("company_answer", args=[link.code])
    address = path and request.build_absolute_uri(path)
    context = {
        "referral": referral,
        "address": address,
        "qr": address and qr_svg(address, scale=4),
    }
    return render(request, "matching/referral_letter.html", context)


@requires(P.REFERRAL_RESULT)
@require_POST
def referral_result(request, pk: int):
    """Writes what came of it; a hiring goes on to the placement."""
    offices = request.actor.office_ids(P.REFERRAL_RESULT)
    referral = get_object_or_404(Referral.objects.filter(office__in=offices), pk=pk)
    form = ResultForm(request.POST, referral=referral)
    if not form.is_valid():
        return _file(request, _visible(request, pk), form)
    try:
        referral = record_result(
            referral=referral, by=request.user, at=timezone.now(), **form.cleaned_data
        )
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("referral_file", pk)
    messages.success(request, f"Listo. Quedó como «{referral.get_state_display().lower()}».")
    hired = referral.state == Referral.State.HIRED
    return redirect("placement_new" if hired else "referral_file", pk)

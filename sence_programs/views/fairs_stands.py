"""The companies of a fair: a stand, its offers, that they came, and whom they spoke with."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from employers.models import Employer
from employers.queries import find_employers
from matching.models import Referral
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.refusals import Refused
from sence_programs.fairs.codes import read_code
from sence_programs.fairs.listing import Who
from sence_programs.fairs.stand_people import for_company, for_staff
from sence_programs.forms.fairs import CompanySearchForm, InterviewForm, OffersForm, PresenceForm
from sence_programs.models import FairInterview, FairStand
from sence_programs.services.fairs import office_of
from sence_programs.services.fairs_interviews import record_interview
from sence_programs.services.fairs_stands import (
    choose_vacancies,
    mark_present,
    release_stand,
    take_stand,
)
from sence_programs.views.fairs_found import (
    followed_fair,
    held_fair,
    may_work_at,
    registration_of,
    visible_fair,
    visible_stand,
)

A_PAGE = 25
MOST_FOUND = 10
RELATED = ("registration__seeker", "vacancy", "referral__placement")


@requires(P.FAIRS_VIEW)
def fair_stands(request, pk: int):
    """Every company with a stand; who holds the fair finds another one (by POST) to add."""
    fair = followed_fair(request, pk)
    form = CompanySearchForm(request.POST or None)
    found = []
    if form.is_valid():
        on = timezone.localdate()
        found = find_employers(form.cleaned_data["sought"], request.actor, on)[:MOST_FOUND]
    stands = fair.stands.standing().select_related("employer").prefetch_related("vacancies")
    context = {
        "fair": fair,
        "stands": stands,
        "holds": fair.is_held_by(request.actor, P.FAIRS_HOLD),
        "form": form,
        "found": found,
        "sought": form.is_bound and form.is_valid(),
    }
    return render(request, "sence_programs/fairs/fair_stands.html", context)


@requires(P.OWN_VACANCIES, P.FAIRS_HOLD)
@require_POST
def fair_stand_new(request, pk: int):
    """A stand for a company: its member asks for it, or who holds the fair gives it."""
    key = request.POST.get("employer", "")
    own = key.isdecimal() and int(key) in request.actor.employer_ids(P.OWN_VACANCIES)
    asks = own or not request.actor.can(P.FAIRS_HOLD)
    fair = visible_fair(request, pk) if asks else held_fair(request, pk, P.FAIRS_HOLD)
    mine = request.actor.employer_ids(P.OWN_VACANCIES)
    employers = Employer.objects.filter(pk__in=mine) if asks else Employer.objects.all()
    employer = employers.filter(pk=key).first() if key.isdecimal() else None
    if employer is None:
        messages.error(request, "Elige una empresa.")
        return redirect("fair_page" if asks else "fair_stands", pk)
    try:
        stand = take_stand(fair=fair, employer=employer, by=request.user, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("fair_page" if asks else "fair_stands", pk)
    messages.success(request, f"Listo. {employer} tiene el stand {stand.number}.")
    return redirect("fair_stand", pk, stand.pk)


@require_safe
@requires(P.FAIRS_VIEW, P.OWN_VACANCIES)
def fair_stand(request, pk: int, stand_pk: int):
    """A stand: its offers, its presence and its interviews."""
    return _page(request, visible_stand(request, pk, stand_pk))


def _page(request, stand: FairStand, **refused_forms):
    fair, today = stand.fair, timezone.localdate()
    works, holds = may_work_at(request, stand), fair.is_held_by(request.actor, P.FAIRS_HOLD)
    open_now = works and fair.takes_arrivals(today)
    page = Paginator(stand.interviews.select_related(*RELATED), A_PAGE)
    page = page.get_page(request.GET.get("page"))
    forms = {
        "offers_form": OffersForm(stand=stand, on=today) if works and fair.takes_sign_ups else None,
        "presence_form": PresenceForm(fair=fair, today=today) if holds and open_now else None,
        "interview_form": InterviewForm(stand=stand) if open_now else None,
    }
    context = forms | {
        "fair": fair,
        "stand": stand,
        "offers": stand.vacancies.select_related("comuna").order_by("title", "comuna", "pk"),
        "page": page,
        "people": _people(request, stand, page.object_list),
        "works": works,
        "holds": holds,
        "follows": fair.is_followed_by(request.actor),
        "places": request.actor.office_ids(P.PLACEMENT_RECORD),
    }
    return render(request, "sence_programs/fairs/fair_stand.html", context | refused_forms)


def _people(request, stand: FairStand, interviews):
    """Staff who hold the fair read names, the company by consent, the region initials."""
    holds = stand.fair.is_held_by(request.actor, P.FAIR_CHECK_IN)
    if holds or stand.fair.is_followed_by(request.actor):
        return for_staff(interviews, Who(request.actor, named=holds))
    return for_company(interviews, Who(request.actor, named=False))


def _workable(request, pk: int, stand_pk: int) -> FairStand:
    """The stand of who may change it; anybody else's is not there."""
    stand = visible_stand(request, pk, stand_pk)
    return stand if may_work_at(request, stand) else get_object_or_404(FairStand.objects.none())


@requires(P.OWN_VACANCIES, P.FAIRS_HOLD)
@require_POST
def fair_stand_offers(request, pk: int, stand_pk: int):
    """Which of its offers the company brings."""
    stand, now = _workable(request, pk, stand_pk), timezone.now()
    form = OffersForm(request.POST, stand=stand, on=timezone.localdate(now))
    if not form.is_valid():
        return _page(request, stand, offers_form=form)
    return _done(
        request,
        stand,
        "Guardamos las ofertas de la feria.",
        lambda: choose_vacancies(stand=stand, vacancies=form.cleaned_data["vacancies"], at=now),
    )


@requires(P.FAIRS_HOLD)
@require_POST
def fair_stand_present(request, pk: int, stand_pk: int):
    """The company came that day: it counts as a contact, and the day as a fair."""
    held_fair(request, pk, P.FAIRS_HOLD)
    stand, now = visible_stand(request, pk, stand_pk), timezone.now()
    form = PresenceForm(request.POST, fair=stand.fair, today=timezone.localdate(now))
    if not form.is_valid():
        return _page(request, stand, presence_form=form)
    office = office_of(stand.fair, request.user, P.EMPLOYER_CONTACT)
    return _done(
        request,
        stand,
        "Listo. Quedó también como contacto con la empresa.",
        lambda: mark_present(
            stand=stand, on=form.cleaned_data["on"], office=office, by=request.user, at=now
        ),
    )


@requires(P.OWN_VACANCIES, P.FAIRS_HOLD)
@require_POST
def fair_stand_release(request, pk: int, stand_pk: int):
    """Gives the stand back."""
    stand = _workable(request, pk, stand_pk)
    try:
        release_stand(stand=stand, by=request.user, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("fair_stand", pk, stand_pk)
    messages.success(request, f"El stand {stand.number} quedó libre.")
    return redirect("fair_page", pk)


@requires(P.OWN_VACANCIES, P.FAIRS_HOLD)
@require_POST
def fair_interview(request, pk: int, stand_pk: int):
    """What came of an interview; a hiring that staff write goes on to the placement."""
    stand = _workable(request, pk, stand_pk)
    form = InterviewForm(request.POST, stand=stand)
    interview = _recorded(request, stand, form) if form.is_valid() else None
    if interview is None:
        return _page(request, stand, interview_form=form)
    messages.success(request, f"Guardado: {interview.get_result_display().lower()}.")
    if _places(request, interview):
        return redirect("placement_new", interview.referral_id)
    return redirect("fair_stand", pk, stand_pk)


def _recorded(request, stand: FairStand, form: InterviewForm) -> FairInterview | None:
    """None when a rule says no: the form then says which."""
    data = form.cleaned_data
    registration = registration_of(stand.fair, read_code(data["code"]))
    if registration is None:
        form.add_error("code", "Ese código no es de esta feria. Pídeselo de nuevo a la persona.")
        return None
    try:
        return record_interview(
            registration=registration,
            stand=stand,
            vacancy=data["vacancy"],
            result=data["result"],
            reason=data["reason"],
            by=request.user,
            at=timezone.now(),
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return None


def _places(request, interview: FairInterview) -> bool:
    hired = interview.referral.state == Referral.State.HIRED
    return hired and interview.referral.office_id in request.actor.office_ids(P.PLACEMENT_RECORD)


def _done(request, stand: FairStand, words: str, write):
    """Runs `write`, and says `words` or why not."""
    try:
        write()
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, words)
    return redirect("fair_stand", stand.fair_id, stand.pk)

"""«Qué recibiría esta contratación, mes a mes»: for anybody, an own offer, or a match."""

from dataclasses import replace

from django.db.models import Q
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from employers.models import Vacancy
from jobseekers.models import JobSeeker
from omil_portal.access.decorators import public, requires
from omil_portal.access.permissions import Permission as P
from omil_portal.audit.services import record_read
from sence_programs.benefits.facts import facts_from_person
from sence_programs.benefits.words import in_words
from sence_programs.calculator.hire import ASSUMED_CONTRACT_MONTHS, Group, assumed_facts, hire
from sence_programs.calculator.journey import for_a_hiring
from sence_programs.deadlines.deadline import deadline
from sence_programs.forms.hire import HireForm, TermsForm
from sence_programs.rules.facts import Facts, WorkKind
from sence_programs.rules.schema import Party


@public
@sensitive_post_parameters()
def hire_benefits(request):
    """With nothing but what a company tells; nothing is kept."""
    return _page(request, None)


@requires(P.OWN_VACANCIES)
def vacancy_hire(request, pk):
    """With the pay, the start and the size of one's own offer."""
    return _page(request, _own_vacancy(request, pk))


def _page(request, vacancy: Vacancy | None):
    form = HireForm(request.POST or None, today=timezone.localdate(), vacancy=vacancy)
    hires = []
    if form.is_valid():
        told = form.cleaned_data
        group = Group(told["group"])
        facts = assumed_facts(group, told["pay"], form.workers, told["starts_on"])
        hires = _hires(facts, told["starts_on"])
    context = {
        "form": form,
        "hires": hires,
        "not_added": _not_added(hires),
        "contract_months": ASSUMED_CONTRACT_MONTHS,
        "vacancy": vacancy,
        "offer": vacancy.title if vacancy else "",
        "seeker": None,
    }
    return render(request, "sence_programs/calculator/hire.html", context)


@requires(P.BENEFIT_EVALUATE)
@sensitive_post_parameters()
def match_hire(request, pk, vacancy_pk):
    """With the file of the person and the offer they match: nothing is assumed of the person."""
    people = JobSeeker.objects.visible_to(request.actor, P.BENEFIT_EVALUATE)
    seeker = get_object_or_404(people.select_related("protected_facts", "profile"), pk=pk)
    vacancy = _open_vacancy(request, vacancy_pk)
    record_read(user=request.user, subject=seeker, at=timezone.now())
    form = TermsForm(request.POST or None, today=timezone.localdate(), vacancy=vacancy)
    hires = (
        _hires(_together(seeker, form), form.cleaned_data["starts_on"]) if form.is_valid() else []
    )
    context = {
        "form": form,
        "hires": hires,
        "not_added": _not_added(hires),
        "vacancy": vacancy,
        "offer": f"{seeker.display_name}: {vacancy.title}",
        "seeker": seeker,
    }
    return render(request, "sence_programs/calculator/hire.html", context)


def _together(seeker: JobSeeker, form: TermsForm) -> Facts:
    told = form.cleaned_data
    return replace(
        facts_from_person(seeker, told["starts_on"]),
        work_kind=WorkKind.EMPLOYEE,
        gross_monthly_pay=told["pay"],
        company_gross_monthly_pay=told["pay"],
        company_workers=form.workers,
        job_start=told["starts_on"],
    )


def _hires(facts: Facts, starts_on) -> list[dict]:
    """Each benefit in force that day, with its answer in words; those refused, last."""
    found = [
        {
            "hire": one,
            "words": in_words(one.evaluation),
            "deadline": deadline(code, starts_on, starts_on, Party.COMPANY),
        }
        for code in for_a_hiring(starts_on)
        for one in [hire(code, facts, starts_on)]
    ]
    return sorted(found, key=lambda told: bool(told["words"].reason))


def _not_added(hires: list[dict]) -> bool:
    """Whether SUE stands beside another one that also pays: they may exclude each other."""
    paying = {told["words"].code for told in hires if told["hire"].months}
    return "sue" in paying and len(paying) > 1


def _own_vacancy(request, pk: int) -> Vacancy:
    """An offer of a company the reader acts for; 404 otherwise."""
    own = Vacancy.objects.filter(employer__in=request.actor.employer_ids(P.OWN_VACANCIES))
    return get_object_or_404(own.select_related("employer"), pk=pk)


def _open_vacancy(request, pk: int) -> Vacancy:
    """Any offer on the public board, or one that the reader may open anyway; 404 otherwise."""
    told = Q(status__in=(Vacancy.Status.PUBLISHED, Vacancy.Status.CLOSED))
    own = Vacancy.objects.visible_to(request.actor)
    offers = Vacancy.objects.filter(told | Q(pk__in=own.values("pk")))
    return get_object_or_404(offers.select_related("employer", "comuna", "office"), pk=pk)

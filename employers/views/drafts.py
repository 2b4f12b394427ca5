"""Writing an offer, page by page."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from employers.forms.occupation import SAID
from employers.forms.vacancy import JobForm
from employers.lifecycle import EDITABLE, ForbiddenMove, State
from employers.models import Vacancy
from employers.services.drafts import save_draft, start_draft
from employers.steps import (
    IN_ORDER,
    STEPS,
    TITLES,
    Step,
    find_step,
    initial_of,
    next_url,
    previous_url,
)
from employers.views.own import own_employer, own_vacancy
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P


@requires(P.OWN_VACANCIES)
def vacancy_new(request):
    """The first page; its answers start the draft."""
    employer = own_employer(request)
    comuna = {"comuna": employer.comuna} if employer.comuna else {}
    form = JobForm(request.POST or None, initial=comuna, on=timezone.localdate())
    if form.is_valid():
        at = timezone.now()
        request_id = form.cleaned_data["request_id"]
        draft = start_draft(employer=employer, by=request.user, at=at, request_id=request_id)
        _save(request, draft, form, at)
        return redirect(next_url(draft, STEPS[0], in_order=True))
    return _page(request, form, STEPS[0], employer=employer)


@requires(P.OWN_VACANCIES)
def vacancy_step(request, pk: int, step: str):
    """One page of the offer again."""
    vacancy, page = own_vacancy(request, pk), find_step(step)
    if State(vacancy.status) not in EDITABLE:
        return redirect("vacancy_edit", vacancy.pk)
    form = page.form(
        request.POST or None, initial=initial_of(vacancy, page), on=timezone.localdate()
    )
    in_order = IN_ORDER in request.GET or not vacancy.contract
    if form.is_valid():
        _save(request, vacancy, form, timezone.now())
        return redirect(next_url(vacancy, page, in_order=in_order))
    back = previous_url(vacancy, page, in_order=in_order)
    return _page(request, form, page, employer=vacancy.employer, vacancy=vacancy, back_url=back)


def _save(request, vacancy: Vacancy, form, at) -> None:
    try:
        save_draft(vacancy=vacancy, changes=form.changes, by=request.user, at=at)
    except ForbiddenMove as forbidden:
        messages.warning(request, str(forbidden))


def _page(request, form, page: Step, **more):
    context = {
        "form": form,
        "page": page,
        "steps": TITLES,
        "number": STEPS.index(page) + 1,
        "vacancy": None,
        "back_url": "",
        **more,
    }
    return render(request, page.template, context)


@requires(P.OWN_VACANCIES)
def occupation_options(request):
    """As one types: what the words may mean, to confirm or choose one. Writes nothing."""
    said = request.POST if request.method == "POST" else request.GET
    words = {name: said.get(name, "")[:4000] for name in SAID}
    form = JobForm(initial={}, on=timezone.localdate())
    choices = form.propose(**words)
    form.fields["occupation"].required = True  # One of them, or none of these.
    if choices and choices[0].safe:
        form.initial["occupation"] = choices[0].code
    return render(request, "employers/occupation_options.html", {"form": form})

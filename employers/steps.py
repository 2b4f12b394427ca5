"""The pages of an offer, in order."""

from typing import NamedTuple

from django import forms
from django.http import Http404
from django.urls import reverse

from employers.forms.vacancy import ConditionsForm, JobForm, RequirementsForm
from employers.models import Vacancy


class Step(NamedTuple):
    slug: str
    title: str
    form: type[forms.Form]
    template: str = "employers/vacancy_step.html"


STEPS = (
    Step("puesto", "El puesto", JobForm, "employers/vacancy_job.html"),
    Step("condiciones", "Las condiciones", ConditionsForm),
    Step("requisitos", "Los requisitos", RequirementsForm),
)


TITLES = (*(step.title for step in STEPS), "Revisa y envía")
"""The pages as the stepper names them: the summary is the last one."""


def find_step(slug: str) -> Step:
    """Raises Http404 for a slug that is none."""
    for step in STEPS:
        if step.slug == slug:
            return step
    raise Http404


IN_ORDER = "orden"
"""In the address of a page: it is walked to from the one before it, not from the summary."""


def step_url(vacancy: Vacancy, step: Step) -> str:
    """`step`, walking the pages in order."""
    return reverse("vacancy_step", args=[vacancy.pk, step.slug]) + f"?{IN_ORDER}=1"


def next_url(vacancy: Vacancy, step: Step, *, in_order: bool) -> str:
    """The page after `step`; after the last one, or for who came from it, the summary."""
    later = STEPS[STEPS.index(step) + 1 :]
    if not later or not in_order:
        return reverse("vacancy_edit", args=[vacancy.pk])
    return step_url(vacancy, later[0])


def previous_url(vacancy: Vacancy, step: Step, *, in_order: bool) -> str:
    """The page before `step`, empty for the first one; for who came from it, the summary."""
    if not in_order:
        return reverse("vacancy_edit", args=[vacancy.pk])
    at = STEPS.index(step)
    return step_url(vacancy, STEPS[at - 1]) if at else ""


def resume_url(vacancy: Vacancy) -> str:
    """The first page with something still to say."""
    described = vacancy.title and vacancy.functions and vacancy.comuna_id
    return step_url(vacancy, STEPS[1] if described else STEPS[0])


def initial_of(vacancy: Vacancy, step: Step) -> dict:
    """What the offer already says, for the form of `step`."""
    named = [name for name in step.form.base_fields if hasattr(vacancy, name)]
    values = {name: getattr(vacancy, name) for name in named}
    if "skills" in values:
        values["skills"] = list(vacancy.skills.all())
    return values

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


def find_step(slug: str) -> Step:
    """Raises Http404 for a slug that is none."""
    for step in STEPS:
        if step.slug == slug:
            return step
    raise Http404


def next_url(vacancy: Vacancy, step: Step, *, finished: bool) -> str:
    """The page after `step`; after the last one, the summary.

    `finished`: the offer had its conditions before, so that whoever changes one thing of it came
    from the summary, and goes back there.
    """
    later = STEPS[STEPS.index(step) + 1 :]
    if not later or finished:
        return reverse("vacancy_edit", args=[vacancy.pk])
    return reverse("vacancy_step", args=[vacancy.pk, later[0].slug])


def resume_url(vacancy: Vacancy) -> str:
    """The first page with something still to say."""
    described = vacancy.title and vacancy.functions and vacancy.comuna_id
    step = STEPS[1] if described else STEPS[0]
    return reverse("vacancy_step", args=[vacancy.pk, step.slug])


def initial_of(vacancy: Vacancy, step: Step) -> dict:
    """What the offer already says, for the form of `step`."""
    named = [name for name in step.form.base_fields if hasattr(vacancy, name)]
    values = {name: getattr(vacancy, name) for name in named}
    if "skills" in values:
        values["skills"] = list(vacancy.skills.all())
    return values

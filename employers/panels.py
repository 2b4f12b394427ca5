"""The panels that upper apps serve in the pages of a company and its offers, by the settings."""

from typing import NamedTuple

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from employers.models import Employer, Vacancy
from omil_portal.access.actor import Actor


class Panel(NamedTuple):
    title: str
    url: str


def panels(vacancy: Vacancy, actor: Actor) -> list[Panel]:
    """For staff, of an offer: those the actor may open; an app that is not installed has none."""
    return _panels(settings.VACANCY_PANELS, actor, [vacancy.pk], office_id=vacancy.office_id)


def company_panels(employer: Employer, actor: Actor) -> list[Panel]:
    """For a member, of the company."""
    found = _panels(settings.COMPANY_PANELS, actor, [], employer_id=employer.pk)
    return [panel._replace(url=f"{panel.url}?empresa={employer.pk}") for panel in found]


def own_offer_panels(vacancy: Vacancy, actor: Actor) -> list[Panel]:
    """For a member, of one of the company's offers."""
    employer_id = vacancy.employer_id
    return _panels(settings.OWN_OFFER_PANELS, actor, [vacancy.pk], employer_id=employer_id)


def _panels(rows, actor: Actor, args: list, **place) -> list[Panel]:
    found = []
    for title, url_name, permission in rows:
        if actor.can(permission, **place):
            try:
                found.append(Panel(title, reverse(url_name, args=args)))
            except NoReverseMatch:
                continue
    return found

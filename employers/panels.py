"""The panels that upper apps serve inside an offer's page; the settings name them."""

from typing import NamedTuple

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from employers.models import Vacancy
from omil_portal.access.actor import Actor


class Panel(NamedTuple):
    title: str
    url: str


def panels(vacancy: Vacancy, actor: Actor) -> list[Panel]:
    """Those the actor may open; an app that is not installed has none."""
    found = []
    for title, url_name, permission in settings.VACANCY_PANELS:
        if actor.can(permission, office_id=vacancy.office_id):
            try:
                found.append(Panel(title, reverse(url_name, args=[vacancy.pk])))
            except NoReverseMatch:
                continue
    return found

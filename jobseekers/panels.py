"""The panels that upper apps serve inside a page here; the settings name them."""

from typing import NamedTuple

from django.urls import NoReverseMatch, reverse

from omil_portal.access.actor import Actor


class Panel(NamedTuple):
    title: str
    url: str


def panels(rows, actor: Actor, *args) -> list[Panel]:
    """Those of `rows` the actor may open, their addresses made with `args`."""
    found = []
    for title, url_name, permission in rows:
        if actor.can(permission):
            try:
                found.append(Panel(title, reverse(url_name, args=args)))
            except NoReverseMatch:
                continue
    return found

"""What waits for an office: the lists that somebody should empty, each with how many it holds."""

from typing import NamedTuple

from django.conf import settings
from django.core.paginator import Paginator
from django.http import QueryDict
from django.urls import reverse

from omil_portal.downloads.listed import Author, listed


class ToDo(NamedTuple):
    """`url` opens the same rows that `count` counted."""

    what: str
    count: int
    url: str


def to_do(author: Author) -> list[ToDo]:
    """The lists of `settings.TO_DO` that the author may empty and are not. One query for each."""
    waiting = []
    for what, name, chosen, page, permission in settings.TO_DO:
        if author.actor.can(permission):
            asked = QueryDict(chosen)
            count = Paginator(listed(name, author, asked).rows, 1).count
            waiting.append(ToDo(what, count, reverse(page, query=asked or None)))
    return [thing for thing in waiting if thing.count]

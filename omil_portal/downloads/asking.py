"""Asking for a long list: kept as a row, and left to a worker."""

import logging
from datetime import timedelta
from functools import partial

from django.db import transaction
from kombu.exceptions import OperationalError

from omil_portal.accounts.models import User
from omil_portal.downloads.listed import Author, listed, may_take
from omil_portal.downloads.models import Download
from omil_portal.downloads.tasks import write_download
from omil_portal.offices.models import Office
from omil_portal.refusals import Refused

logger = logging.getLogger(__name__)

AGAIN_AFTER = timedelta(minutes=10)
"""A list asked for again before is the same one."""

MOST_WAITING = 5
"""Lists being prepared at once for one person, so that nobody keeps the workers from the rest."""


class TooManyWaiting(Refused):
    """The author has lists enough being prepared."""


@transaction.atomic
def ask_for(name: str, author: Author, asked) -> Download:
    """The download of that list, begun unless the same one is being written or is fresh.

    `asked`: a QueryDict. Raises `KeyError` for a list that is none, `Refused` to an author who may
    not take it away, and `TooManyWaiting` while `MOST_WAITING` others of theirs are prepared.
    """
    wanted = listed(name, author, asked)
    if not may_take(author.actor, wanted.rights):
        raise Refused("No tienes permiso para descargar esta lista.")
    is_office = isinstance(author.place, Office)
    same = {
        "author": author.user,
        "office_id": author.place.pk if is_office else None,
        "region_id": None if is_office else author.place.pk,
        "name": name,
        "query": wanted.asked.query,
    }
    fresh = Download.objects.filter(
        **same, state=Download.State.READY, requested_at__gt=author.at - AGAIN_AFTER
    ).first()
    if fresh:
        return fresh
    # One of the author's clicks at a time: two may not both be the last one allowed.
    User.objects.select_for_update().get(pk=author.user.pk)
    theirs = Download.objects.waiting().filter(author=author.user)
    if theirs.count() >= MOST_WAITING and not theirs.filter(**same).exists():
        raise TooManyWaiting(
            f"Ya tienes {MOST_WAITING} listas preparándose. Cuando termine una, pide la otra."
        )
    download, begun = Download.objects.get_or_create(
        **same,
        state=Download.State.WAITING,
        defaults={
            "title": wanted.title,
            "filters": wanted.asked.words,
            "rights": wanted.rights,
            "requested_at": author.at,
        },
    )
    if begun:
        transaction.on_commit(partial(leave_to_a_worker, download.pk))
    return download


def leave_to_a_worker(pk: int) -> None:
    """With the broker away nothing is lost: the next sweep finds the row."""
    try:
        write_download.delay(pk)
    except OperationalError:
        logger.warning("download %s waits for the sweep", pk)

"""Asking for a long list: kept as a row, and left to a worker."""

import logging
from datetime import timedelta
from functools import partial

from django.db import transaction
from kombu.exceptions import OperationalError

from omil_portal.downloads.listed import Author, listed, may_take
from omil_portal.downloads.models import Download
from omil_portal.downloads.tasks import write_download
from omil_portal.offices.models import Office
from omil_portal.refusals import Refused

logger = logging.getLogger(__name__)

AGAIN_AFTER = timedelta(minutes=10)
"""A list asked for again before is the same one."""


@transaction.atomic
def ask_for(name: str, author: Author, asked) -> Download:
    """The download of that list, begun unless the same one is being written or is fresh.

    `asked`: a QueryDict. Raises `KeyError` for a list that is none, and `Refused` to an author who
    may not take it away.
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

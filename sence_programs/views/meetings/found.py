"""Which meeting a page is about: a foreign one is not found."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.shortcuts import get_object_or_404

from omil_portal.access.permissions import Permission as P
from omil_portal.refusals import Refused
from sence_programs.models import NetworkMeeting


def meeting_of(request, pk: int, permission: P = P.MEETINGS_HOLD) -> NetworkMeeting:
    """The meeting the reader may hold, or see with `MEETINGS_ATTEND`. Raises Http404."""
    meetings = NetworkMeeting.objects.visible_to(request.actor, permission)
    related = ("region", "province", "prepared_by", "closed_by")
    return get_object_or_404(meetings.select_related(*related), pk=pk)


def done(request, said: str, act: Callable[..., Any], **asked) -> bool:
    """Does it as the reader, and says so, or says why not. Returns whether it was done."""
    try:
        act(by=request.user, **asked)
    except Refused as refused:
        messages.error(request, str(refused))
        return False
    if said:
        messages.success(request, said)
    return True

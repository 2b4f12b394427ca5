from collections.abc import Collection

from omil_portal.refusals import Refused
from sence_programs.lifecycle.meetings import WHY_NOT, State
from sence_programs.models import NetworkMeeting


def locked(meeting: NetworkMeeting, among: Collection[State]) -> NetworkMeeting:
    """The meeting as it is now, held until the end of the transaction.

    Raises `Refused` when its state is not `among` those asked.
    """
    now = NetworkMeeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if now.state not in among:
        raise Refused(WHY_NOT[State(now.state)])
    return now

from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from omil_portal.access.actor import actor_for
from omil_portal.access.permissions import Permission
from omil_portal.accounts.models import User
from omil_portal.refusals import Refused
from sence_programs.models import GoalSnapshot, SnapshotCorrection


@transaction.atomic
def correct_figure(
    *,
    snapshot: GoalSnapshot,
    value: int,
    reason: str,
    by: User,
    at: datetime,
    request_id: UUID,
) -> SnapshotCorrection:
    """Writes beside a frozen figure what it should have been; the same `request_id`, once.

    Raises Refused for a figure that is not frozen yet, PermissionDenied when `by` does not set
    the goals of that office.
    """
    if not snapshot.goal.agreement.is_visible_to(actor_for(by), Permission.GOALS_SET):
        raise PermissionDenied
    if snapshot.frozen_at is None:
        raise Refused("Esta cifra todavía se está contando: no se corrige.")
    correction, _ = SnapshotCorrection.objects.get_or_create(
        request_id=request_id,
        defaults={
            "snapshot": snapshot,
            "value": value,
            "reason": reason,
            "corrected_by": by,
            "corrected_at": at,
        },
    )
    return correction

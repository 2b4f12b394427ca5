"""The calls of an office that nobody made on their day, by who recorded each placement."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min

from matching.models import FollowUp
from omil_portal.accounts.models import User
from omil_portal.offices.models import Office


@dataclass(frozen=True)
class Late:
    """What waits of one officer; `here`: whether they work in the office still."""

    officer: User
    calls: int
    since: date
    here: bool


def late_by_officer(office: Office, on: date) -> list[Late]:
    """Whose calls wait most comes first. Three queries."""
    late = FollowUp.objects.filter(placement__office=office).late(on)
    counts = (
        late.order_by()
        .values_list("placement__recorded_by")
        .annotate(calls=Count("pk"), since=Min("call_on"))
    )
    found = {officer: (calls, since) for officer, calls, since in counts}
    staff = set(office.memberships.in_force(on).values_list("user", flat=True))
    officers = User.objects.filter(pk__in=found).order_by("full_name")
    rows = [Late(user, *found[user.pk], user.is_active and user.pk in staff) for user in officers]
    return sorted(rows, key=lambda row: -row.calls)

"""Of those whose job was followed at three months, how many still had it."""

from datetime import date
from typing import NamedTuple

from django.db.models import Count, Q

from matching.models import FollowUp

AT_MONTHS = 3


class Retention(NamedTuple):
    """`followed`: people who answered; `working`: those who still had the job."""

    office: str
    followed: int
    working: int

    @property
    def percent(self) -> int:
        """Rounded down, so that it never says all when it was not."""
        return 100 * self.working // self.followed


def retention_by_office(offices, start: date, end: date) -> list[Retention]:
    """Of follow-ups at three months due from `start` to `end`, both included, by office name.

    An office where nobody answered is left out.
    """
    done = FollowUp.objects.filter(
        placement__office__in=offices,
        months=AT_MONTHS,
        state=FollowUp.State.DONE,
        due_on__range=(start, end),
    )
    rows = done.order_by().values_list("placement__office__name")
    sums = rows.annotate(followed=Count("pk"), working=Count("pk", filter=Q(still_working=True)))
    return [Retention(*row) for row in sums.order_by("placement__office__name")]

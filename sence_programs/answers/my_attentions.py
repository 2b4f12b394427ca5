"""The attentions in which an officer may have used an answer."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from jobseekers.models import Attention, JobSeeker
from omil_portal.accounts.models import User
from omil_portal.look.formats import moment
from omil_portal.offices.models import Office

RECENT = timedelta(days=7)
MOST_SHOWN = 6


@dataclass(frozen=True)
class RecentAttention:
    """One attention to choose; `words` say whose, what and when."""

    attention: Attention

    @property
    def pk(self) -> int:
        return self.attention.pk

    @property
    def words(self) -> str:
        row = self.attention
        return f"{row.seeker.display_name} · {row.get_kind_display()} · {moment(row.at)}"


def recent_attentions(
    *, office: Office, by: User, at: datetime, asked: int | None = None
) -> list[RecentAttention]:
    """The last six of `by` in the office this week, the newest first; `asked` also if older."""
    here = Attention.objects.filter(office=office).select_related("seeker")
    mine = list(here.filter(officer=by, at__gt=at - RECENT, at__lte=at)[:MOST_SHOWN])
    if asked and all(row.pk != asked for row in mine):
        mine = [*here.filter(pk=asked), *mine]
    return [RecentAttention(row) for row in mine]


def last_attention(
    seeker: JobSeeker, *, office: Office, by: User, at: datetime
) -> Attention | None:
    """The last time this week that `by` served the person in the office."""
    mine = Attention.objects.filter(seeker=seeker, office=office, officer=by)
    return mine.filter(at__gt=at - RECENT, at__lte=at).first()

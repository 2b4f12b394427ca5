"""Who has read what, and who is behind: by office and person."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission as P
from omil_portal.access.roles import OFFICE_ROLES
from omil_portal.accounts.models import User
from omil_portal.offices.models import Comuna, Office, StaffMembership
from sence_programs.models import Acknowledgement, ReadingNotice


@dataclass(frozen=True)
class Reader:
    """Somebody of an office: of `total` things in force they have not read those of `missing`.

    `before_questions`: what they read, and have not answered what their region asked afterwards.
    """

    user: User
    total: int
    missing: frozenset[int]
    before_questions: frozenset[int]

    @property
    def left(self) -> int:
        return len(self.missing)

    @property
    def read(self) -> int:
        return self.total - self.left

    @property
    def words(self) -> str:
        return "Al día" if not self.left else "Por leer"


@dataclass(frozen=True)
class OfficeReaders:
    office: Office
    readers: list[Reader]

    @property
    def up_to_date(self) -> int:
        return sum(not reader.left for reader in self.readers)


def notices_for(actor: Actor, on: date):
    """What the officers of the actor's offices must read; nothing for who works in none."""
    if not actor.office_ids(P.ANSWERS_USE):
        return ReadingNotice.objects.none()
    return ReadingNotice.objects.current(on).for_regions(regions_read(actor))


def regions_read(actor: Actor):
    """The regions of the offices where the actor works."""
    offices = Comuna.objects.filter(office__in=actor.office_ids(P.ANSWERS_USE))
    return offices.values("region")


def unread_by(actor: Actor, on: date):
    """Of `notices_for`, those the actor has not acknowledged."""
    mine = Acknowledgement.objects.filter(notice=OuterRef("pk"), user=actor.user_id)
    return notices_for(actor, on).filter(~Exists(mine))


def read_before_questions(actor: Actor, on: date):
    """Of `notices_for`, those the actor read and has not answered what is asked of them since."""
    mine = Acknowledgement.objects.filter(user=actor.user_id)
    early = mine.before_questions(regions_read(actor))
    return notices_for(actor, on).filter(pk__in=early.values("notice"))


def readers_of(region_ids, on: date) -> list[OfficeReaders]:
    """Each office of those regions with its people, by name: one query for each thing."""
    staff = (
        StaffMembership.objects.in_force(on)
        .filter(role__in=OFFICE_ROLES, user__is_active=True, office__comuna__region__in=region_ids)
        .select_related("user", "office__comuna")
        .order_by("office__name", "user__full_name", "pk")
    )
    people: dict[Office, dict[int, User]] = defaultdict(dict)
    for member in staff:
        people[member.office][member.user_id] = member.user
    must_read, read, early = _must_read(on), _read(on), _before_questions(region_ids, on)
    found = []
    for office, users in people.items():
        region = office.comuna.region_id
        asked = must_read[None] | must_read[region]
        readers = [
            Reader(user, len(asked), frozenset(asked - read[pk]), frozenset(early[region, pk]))
            for pk, user in users.items()
        ]
        found.append(OfficeReaders(office, readers))
    return found


def missing_of(office: OfficeReaders) -> list[tuple[Reader, list[ReadingNotice]]]:
    """What each person of the office has still to read, the newest first."""
    pks = frozenset().union(*(reader.missing for reader in office.readers))
    notices = list(ReadingNotice.objects.filter(pk__in=pks))
    return [(r, [n for n in notices if n.pk in r.missing]) for r in office.readers if r.left]


def officers_behind(on: date) -> dict[User, int]:
    """Every officer of the country with something to read, and how much."""
    regions = Comuna.objects.filter(office__isnull=False).values("region")
    behind: dict[User, int] = {}
    for office in readers_of(regions, on):
        for reader in office.readers:
            if reader.left:
                behind[reader.user] = max(reader.left, behind.get(reader.user, 0))
    return behind


def _must_read(on: date) -> dict[str | None, set[int]]:
    """Region (None: the whole country) → the notices in force."""
    found: dict[str | None, set[int]] = defaultdict(set)
    for pk, region in ReadingNotice.objects.current(on).values_list("pk", "region"):
        found[region].add(pk)
    return found


def _read(on: date) -> dict[int, set[int]]:
    """Person → the notices in force that they acknowledged."""
    found: dict[int, set[int]] = defaultdict(set)
    current = ReadingNotice.objects.current(on).values("pk")
    done = Acknowledgement.objects.filter(notice__in=current)
    for user, notice in done.values_list("user", "notice"):
        found[user].add(notice)
    return found


def _before_questions(region_ids, on: date) -> dict[tuple[str, int], set[int]]:
    """Region and person → what they read before the region asked about it."""
    found: dict[tuple[str, int], set[int]] = defaultdict(set)
    current = ReadingNotice.objects.current(on).values("pk")
    early = Acknowledgement.objects.filter(notice__in=current).before_questions(region_ids)
    for region, user, notice in early.values_list("notice__checks__region", "user", "notice"):
        found[region, user].add(notice)
    return found

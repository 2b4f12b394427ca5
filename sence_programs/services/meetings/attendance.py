"""Who was there: by the code at the door, or by the list of the regional unit."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from omil_portal.accounts.models import User
from omil_portal.look import formats
from omil_portal.offices.models import Office, StaffMembership
from omil_portal.refusals import Refused
from sence_programs.lifecycle.meetings import AT_THE_DOOR
from sence_programs.models import MeetingAttendance, NetworkMeeting
from sence_programs.services.meetings.locking import locked


@transaction.atomic
def arrive(
    *, meeting: NetworkMeeting, office: Office, user: User, at: datetime
) -> MeetingAttendance:
    """Somebody says they are here, by the code at the door; saying it again changes nothing.

    Raises `Refused` on any other day than the meeting's, and when it is closed or called off.
    """
    known = meeting.attendances.filter(user=user).first()
    if known:
        return known
    meeting = locked(meeting, AT_THE_DOOR)
    if timezone.localdate(at) != meeting.day:
        raise Refused(f"Este código sirve solo el {formats.day(meeting.day)}.")
    attendance, _ = MeetingAttendance.objects.get_or_create(
        meeting=meeting,
        user=user,
        defaults={
            "office": office,
            "name": user.full_name,
            "means": MeetingAttendance.Means.CODE,
            "at": at,
            "recorded_by": user,
        },
    )
    return attendance


@transaction.atomic
def mark_present(
    *, meeting: NetworkMeeting, members: Collection[StaffMembership], by: User, at: datetime
) -> int:
    """Marks people of the invited offices from the list; who was marked already stays as it was.

    Nobody is taken off: the code at the door goes on while the list is open. Returns how many
    are new.
    """
    meeting = locked(meeting, AT_THE_DOOR)
    before = meeting.attendances.count()
    MeetingAttendance.objects.bulk_create(
        [
            MeetingAttendance(
                meeting=meeting,
                user=member.user,
                office_id=member.office_id,
                name=member.user.full_name,
                means=MeetingAttendance.Means.LIST,
                at=at,
                recorded_by=by,
            )
            for member in members
        ],
        ignore_conflicts=True,
    )
    return meeting.attendances.count() - before


@transaction.atomic
def add_walk_in(
    *, meeting: NetworkMeeting, office: Office, name: str, by: User, at: datetime
) -> MeetingAttendance:
    """Somebody of an invited office without an account here; the same name again is one person."""
    meeting = locked(meeting, AT_THE_DOOR)
    attendance, _ = MeetingAttendance.objects.get_or_create(
        meeting=meeting,
        office=office,
        user=None,
        name=name,
        defaults={"means": MeetingAttendance.Means.LIST, "at": at, "recorded_by": by},
    )
    return attendance


@transaction.atomic
def remove_attendance(*, attendance: MeetingAttendance, by: User) -> None:
    """Takes somebody off the list, marked by mistake. Raises `Refused` once it is closed."""
    locked(attendance.meeting, AT_THE_DOOR)
    attendance.delete()

"""The year's calls to those who began a job: most still had it. The night plans what comes."""

from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from jobseekers.models import JobSeeker
from matching.follow_up_rules import MONTHS, months_after
from matching.models import FollowUp, Placement
from omil_portal.accounts.models import User

STILL_TO_CALL = timedelta(days=5)
REACHED, WORKING = 0.88, 0.86
WHY = (
    *[FollowUp.Reason.CONTRACT_ENDED] * 5,
    *[FollowUp.Reason.DISMISSED] * 3,
    *[FollowUp.Reason.CONDITIONS] * 2,
    FollowUp.Reason.PAY,
    FollowUp.Reason.DISTANCE,
    FollowUp.Reason.CARE,
    FollowUp.Reason.OTHER_JOB,
)


def create_follow_ups(officers: dict[int, User], random: Random, on: date) -> int:
    """Of every validated placement, until some days before `on`. Nobody is called after the end."""
    rows, ended = [], []
    placements = Placement.objects.filter(state=Placement.State.VALIDATED).order_by("pk")
    for placement in placements.select_related("seeker"):
        calls = _calls(placement, officers[placement.office_id], random, on)
        rows += calls
        if calls and calls[-1].still_working is False:
            placement.ends_on = calls[-1].ended_on
            placement.seeker.status = JobSeeker.Status.ACTIVE
            ended.append(placement)
    Placement.objects.bulk_update(ended, ["ends_on"], batch_size=500)
    people = {placement.seeker_id: placement.seeker for placement in ended}
    JobSeeker.objects.bulk_update(people.values(), ["status"], batch_size=500)
    return len(FollowUp.objects.bulk_create(rows, batch_size=2000))


def _calls(placement: Placement, by: User, random: Random, on: date) -> list[FollowUp]:
    made = []
    for months in MONTHS:
        due = months_after(placement.starts_on, months)
        past = placement.ends_on and due > placement.ends_on
        if past or due > on - STILL_TO_CALL:
            break
        # At one month everybody works: what ends sooner is no placement that a goal counts.
        works = months == 1 or random.random() < WORKING
        made.append(_call(placement, months, due, works, by, random))
        if made[-1].still_working is False:
            break
    return made


def _call(
    placement: Placement, months: int, due: date, works: bool, by: User, random: Random
) -> FollowUp:
    at = timezone.make_aware(datetime.combine(due, time(10, random.randrange(60))))
    call = FollowUp(placement=placement, months=months, due_on=due, call_on=due)
    call.recorded_by, call.recorded_at = by, at
    if random.random() > REACHED:
        call.state, call.tries = FollowUp.State.NOT_REACHED, 3
        return call
    call.state, call.still_working = FollowUp.State.DONE, works
    if not works:
        call.ended_on = due - timedelta(days=random.randrange(3, 25))
        call.reason, call.looks_for_work = random.choice(WHY), True
    return call

"""What is open between a person and companies, as a panel of their file."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from matching.models import FollowUp, Placement, Referral
from matching.views.matches import visible_person
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P

LAST = 5


@require_safe
@requires(P.REFERRAL_RESULT)
def person_work(request, pk: int):
    """Open referrals, follow-ups to make and the last placements, of whichever office: staff who
    serve a person must know where they were sent. Only their own office's can be opened."""
    seeker = visible_person(request, pk, P.REFERRAL_RESULT)
    referrals = Referral.objects.open().filter(seeker=seeker)
    follow_ups = FollowUp.objects.open().filter(placement__seeker=seeker)
    placements = Placement.objects.filter(seeker=seeker).exclude(state=Placement.State.REJECTED)
    offices = request.actor.office_ids(P.REFERRAL_RESULT)
    context = {
        "seeker": seeker,
        "today": timezone.localdate(),
        "referrals": [
            (referral, referral.office_id in offices)
            for referral in referrals.select_related("vacancy__employer", "office")
        ],
        "follow_ups": [
            (follow_up, follow_up.placement.office_id in offices)
            for follow_up in follow_ups.select_related("placement__employer", "placement__office")
        ],
        "placements": [
            (placement, placement.office_id in offices)
            for placement in placements.select_related("employer", "office")[:LAST]
        ],
    }
    return render(request, "matching/person_work.html", context)

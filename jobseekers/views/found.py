"""What this session searched at the desk, and whom it found by their document.

Knowing the document is the proof that the person is there.
"""

from django.shortcuts import get_object_or_404
from django.utils import timezone

from jobseekers.identity_card import read_card
from jobseekers.models import JobSeeker
from omil_portal.access.permissions import Permission

SOUGHT = "desk_sought"
"""Session key of what was searched: a RUN never stands in an address, nor in a log."""
CARD_BIRTH = "desk_card_birth"
"""Session key of the birth date that a card read just now tells, as ISO text."""
FOUND = "desk_found"
MOST_REMEMBERED = 20


def remember_sought(request, text: str) -> None:
    """Keeps what was searched; of a card, only the RUN and when its holder was born."""
    forget_sought(request)
    card = read_card(text, timezone.localdate())
    request.session[SOUGHT] = str(card.run) if card else text
    if card and card.birth_date:
        request.session[CARD_BIRTH] = card.birth_date.isoformat()


def forget_sought(request) -> None:
    for key in (SOUGHT, CARD_BIRTH):
        request.session.pop(key, None)


def remember_found(request, *people: JobSeeker) -> None:
    """Lets the session record an attention of these people, whoever's office they belong to."""
    if not people:
        return
    kept = [pk for pk in request.session.get(FOUND, []) if pk not in {p.pk for p in people}]
    request.session[FOUND] = (kept + [person.pk for person in people])[-MOST_REMEMBERED:]


def person_or_404(request, pk: int, permission: Permission) -> JobSeeker:
    """A person the reader may open; anybody else's is as absent as a number nobody has."""
    people = JobSeeker.objects.visible_to(request.actor, permission)
    return get_object_or_404(people.select_related("comuna", "user"), pk=pk)


def found_or_404(request, pk: int, permission: Permission) -> JobSeeker:
    """The same, or somebody this session found by their document."""
    if pk in request.session.get(FOUND, []):
        return get_object_or_404(JobSeeker.objects.select_related("comuna", "user"), pk=pk)
    return person_or_404(request, pk, permission)


def standing_or_404(request, pk: int, permission: Permission) -> JobSeeker:
    """The same; of a file united with another meanwhile, the one that stayed."""
    stays = pk
    while into := JobSeeker.objects.filter(pk=stays).values_list("merged_into", flat=True).first():
        stays = into
    if stays != pk and pk in request.session.get(FOUND, []):
        remember_found(request, JobSeeker(pk=stays))
    return found_or_404(request, stays, permission)

"""The fair and the stand that a page is about; one that the reader may not open is not there."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from omil_portal.access.permissions import Permission as P
from sence_programs.models import FairRegistration, FairStand, JobFair

RELATED = ("office__comuna__region", "comuna", "organiser")


def _one(rows, pk: int) -> JobFair:
    return get_object_or_404(rows.select_related(*RELATED).prefetch_related("partners"), pk=pk)


def visible_fair(request, pk: int) -> JobFair:
    """An announced fair, or a draft of those who follow it."""
    return _one(JobFair.objects.visible_to(request.actor), pk)


def followed_fair(request, pk: int) -> JobFair:
    """A fair of the reader's office or region."""
    return _one(JobFair.objects.followed_by(request.actor), pk)


def held_fair(request, pk: int, permission: P) -> JobFair:
    """A fair that an office of the reader holds, where they have `permission`."""
    return _one(JobFair.objects.held_by(request.actor.office_ids(permission)), pk)


def registration_of(fair: JobFair, code: str) -> FairRegistration | None:
    """Who has that code in the fair: the one of the QR, or the short one already read."""
    if not (code.isascii() and code.isprintable()):
        return None
    rows = FairRegistration.objects.filter(fair=fair).select_related("seeker__comuna", "fair")
    return rows.filter(short_code=code).first() or rows.filter(code=code).first()


def visible_stand(request, fair_pk: int, pk: int) -> FairStand:
    """A standing one of the own company, or of a fair of the reader's office or region."""
    stands = FairStand.objects.standing().visible_to(request.actor).filter(fair=fair_pk)
    found = stands.select_related("fair__office__comuna", "fair__organiser", "employer")
    stand = get_object_or_404(found.prefetch_related("fair__partners"), pk=pk)
    if not stand.fair.is_visible_to(request.actor):
        raise Http404
    return stand


def may_work_at(request, stand: FairStand) -> bool:
    """The company at its stand, and who holds the fair; others only look."""
    own = stand.employer_id in request.actor.employer_ids(P.OWN_VACANCIES)
    return own or stand.fair.is_held_by(request.actor, P.FAIRS_HOLD)

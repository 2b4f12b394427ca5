"""A document from the officer's phone: the code on the desk's screen, and the phone's page."""

from datetime import datetime

from django.contrib import messages
from django.core.signing import BadSignature
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from matching.forms.evidence import PhoneEvidenceForm
from matching.models import EvidenceLink, Placement
from matching.services.evidence_links import open_link, send_by_link
from omil_portal.access.decorators import public, requires
from omil_portal.access.permissions import Permission as P
from omil_portal.accounts.limits import count_guess, guessed_too_often
from omil_portal.look.qr import qr_svg
from omil_portal.refusals import Refused

LIMIT = "link"


@require_POST
@requires(P.PLACEMENT_RECORD)
def evidence_link_new(request, pk: int):
    """A code for the phone of who asks."""
    placement = get_object_or_404(Placement.objects.visible_to(request.actor), pk=pk)
    try:
        link = open_link(placement=placement, by=request.user, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("placement_file", pk)
    return redirect("evidence_link", pk, link.pk)


def _own(request, pk: int, link_pk: int) -> EvidenceLink:
    placements = Placement.objects.visible_to(request.actor).filter(pk=pk)
    links = EvidenceLink.objects.filter(placement__in=placements, made_by=request.user)
    return get_object_or_404(links.select_related("placement__seeker", "evidence"), pk=link_pk)


@require_safe
@requires(P.PLACEMENT_RECORD)
@cache_control(private=True, no_store=True)
def evidence_link(request, pk: int, link_pk: int):
    """The code, only for who made it, and whether the document came."""
    link = _own(request, pk, link_pk)
    address = request.build_absolute_uri(reverse("phone_evidence", args=[link.code]))
    context = _state(link, timezone.now()) | {"qr": qr_svg(address, scale=5)}
    return render(request, "matching/evidence/link.html", context)


@require_safe
@requires(P.PLACEMENT_RECORD)
@cache_control(private=True, no_store=True)
def evidence_link_state(request, pk: int, link_pk: int):
    """Whether the document came, for the page that waits."""
    context = _state(_own(request, pk, link_pk), timezone.now())
    return render(request, "matching/evidence/state.html", context)


def _state(link: EvidenceLink, at: datetime) -> dict:
    return {"link": link, "placement": link.placement, "open": link.is_open(at)}


@public
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_store=True)
def phone_evidence(request, code: str):
    """On the phone: take the photo and send it, once, while the code lasts."""
    link, now = None, timezone.now()
    if not guessed_too_often(request, LIMIT):
        link = _signed(code)
        if link is None:
            count_guess(request, LIMIT)
    if link is None:
        return _page(request, None, None, status=404)
    form = PhoneEvidenceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            send_by_link(link=link, at=now, **form.document)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("phone_evidence", code)
    return _page(request, link, form if link.is_open(now) else None)


def _signed(code: str) -> EvidenceLink | None:
    try:
        pk = EvidenceLink.read(code)
    except (BadSignature, ValueError):
        return None
    return EvidenceLink.objects.select_related("placement__office").filter(pk=pk).first()


def _page(request, link, form, status: int = 200):
    context = {"link": link, "form": form}
    response = render(request, "matching/evidence/phone.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "same-origin"
    return response

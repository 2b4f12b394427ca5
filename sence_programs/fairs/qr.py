"""The QR of a registration: the address of a page with one button, drawn as SVG."""

import segno
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from sence_programs.models import FairRegistration


def arrival_url(request, registration: FairRegistration) -> str:
    """The full address that the QR holds: an opaque code, and nothing of who it is."""
    return request.build_absolute_uri(reverse("fair_arrival", args=[registration.code]))


def qr_svg(address: str) -> SafeString:
    """An SVG to stand in a page, black on white with its quiet zone, read from paper too."""
    drawn = segno.make(address, error="m", micro=False).svg_inline(
        scale=7, border=4, light="#fff", svgclass="qr", lineclass=None
    )
    return mark_safe(drawn)

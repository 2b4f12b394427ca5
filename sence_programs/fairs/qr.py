"""What the QR of a registration holds: the address of a page with one button."""

from django.urls import reverse

from sence_programs.models import FairRegistration


def arrival_url(request, registration: FairRegistration) -> str:
    """The full address: an opaque code, and nothing of who it is."""
    return request.build_absolute_uri(reverse("fair_arrival", args=[registration.code]))

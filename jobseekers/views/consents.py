from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from jobseekers.models import Consent, ConsentText
from jobseekers.services.consents import current_text, give_consent, withdraw_consent
from jobseekers.steps import Journey


def consent_page(request, journey: Journey, channel: str):
    """The text, whether it was accepted and when; one button gives, one withdraws."""
    now = timezone.now()
    purpose = ConsentText.Purpose.SHOW_TO_EMPLOYERS
    text = current_text(purpose, timezone.localdate(now))
    if request.method == "POST":
        _answer(request, journey, text, channel, now)
        return redirect(request.path)
    given = Consent.objects.filter(seeker=journey.seeker).select_related("text", "recorded_by")
    context = {
        "journey": journey,
        "text": text,
        "in_force": next((c for c in given if c.withdrawn_at is None), None),
        "history": given,
    }
    return render(request, "jobseekers/consents.html", context)


def _answer(request, journey, text, channel, now) -> None:
    if request.POST.get("answer") == "give":
        give_consent(seeker=journey.seeker, text=text, channel=channel, by=request.user, at=now)
        messages.success(request, "El permiso quedó dado.")
    elif request.POST.get("answer") == "withdraw":
        withdraw_consent(seeker=journey.seeker, purpose=text.purpose, by=request.user, at=now)
        messages.success(request, "El permiso quedó retirado.")

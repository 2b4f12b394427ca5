"""Consent given and withdrawn, equally easy, with the text that was read (Ley 21.719 art. 12)."""

from datetime import date, datetime

from django.db import transaction

from jobseekers.models import Consent, ConsentText, JobSeeker
from omil_portal.accounts.models import User


def current_text(purpose: str, on: date) -> ConsentText:
    """The wording in force on `on`; raises `ConsentText.DoesNotExist`."""
    return ConsentText.objects.filter(purpose=purpose, valid_from__lte=on).latest()


@transaction.atomic
def give_consent(
    *, seeker: JobSeeker, text: ConsentText, channel: str, by: User, at: datetime
) -> Consent:
    """Records that the person agreed after reading `text`; twice is once."""
    consent, _ = Consent.objects.get_or_create(
        seeker=seeker,
        text=text,
        withdrawn_at=None,
        defaults={"channel": channel, "given_at": at, "recorded_by": by},
    )
    return consent


@transaction.atomic
def withdraw_consent(*, seeker: JobSeeker, purpose: str, by: User, at: datetime) -> int:
    """Ends every consent in force for `purpose`, whatever its version; returns how many."""
    in_force = seeker.consents.in_force(purpose).select_for_update()
    return sum(_withdraw(consent, at) for consent in in_force)


def _withdraw(consent: Consent, at: datetime) -> int:
    consent.withdrawn_at = at
    consent.save(update_fields=["withdrawn_at"])
    return 1

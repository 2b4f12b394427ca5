"""What ends by itself as the days pass. A second run of the same night finds nothing to do."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from employers.models import Vacancy
from employers.services.vacancies import Action, ForbiddenMove, move
from matching.models import Referral, ReferralEvent

PAST = "Pasó su fecha de cierre"


def expiries_step(on: date) -> dict[str, int]:
    """Expires unanswered referrals due before `on`, and closes vacancies past their date."""
    return {"referrals_expired": _expire_referrals(on), "vacancies_closed": _close_vacancies(on)}


@transaction.atomic
def _expire_referrals(on: date) -> int:
    # Waits for whoever holds a row: passing over it would end the night without it.
    due = Referral.objects.select_for_update().filter(state=Referral.State.SENT, answer_due__lt=on)
    referrals = list(due)
    events = [
        ReferralEvent(
            referral=referral,
            from_state=referral.state,
            to_state=Referral.State.EXPIRED,
            at=timezone.now(),
        )
        for referral in referrals
    ]
    Referral.objects.filter(pk__in=[r.pk for r in referrals]).update(state=Referral.State.EXPIRED)
    ReferralEvent.objects.bulk_create(events)
    return len(referrals)


def _close_vacancies(on: date) -> int:
    """One transaction each, with the message to whoever posted it: a night can be cut anywhere."""
    past = Vacancy.objects.filter(status=Vacancy.Status.PUBLISHED, closes_on__lt=on)
    return sum(_expire(vacancy) for vacancy in past.order_by("pk"))


def _expire(vacancy: Vacancy) -> bool:
    try:
        move(vacancy=vacancy, action=Action.EXPIRE, by=None, at=timezone.now(), note=PAST)
    except ForbiddenMove:
        # Somebody moved it a moment ago, and theirs holds.
        return False
    return True

"""What ends by itself as the days pass. A second run of the same night finds nothing to do."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from employers.models import Vacancy, VacancyEvent
from matching.models import Referral, ReferralEvent


def expiries_step(on: date) -> dict[str, int]:
    """Expires unanswered referrals due before `on`, and closes vacancies past their date."""
    return {"referrals_expired": _expire_referrals(on), "vacancies_closed": _close_vacancies(on)}


@transaction.atomic
def _expire_referrals(on: date) -> int:
    due = Referral.objects.select_for_update(skip_locked=True).filter(
        state=Referral.State.SENT, answer_due__lt=on
    )
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


@transaction.atomic
def _close_vacancies(on: date) -> int:
    past = Vacancy.objects.select_for_update(skip_locked=True).filter(
        status=Vacancy.Status.PUBLISHED, closes_on__lt=on
    )
    vacancies, now = list(past), timezone.now()
    events = [
        VacancyEvent(
            vacancy=vacancy,
            from_status=vacancy.status,
            to_status=Vacancy.Status.CLOSED,
            at=now,
            note="Pasó su fecha de cierre",
        )
        for vacancy in vacancies
    ]
    Vacancy.objects.filter(pk__in=[vacancy.pk for vacancy in vacancies]).update(
        status=Vacancy.Status.CLOSED, changed_at=now
    )
    VacancyEvent.objects.bulk_create(events)
    return len(vacancies)

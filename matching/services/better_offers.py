"""A person is told when something better than all they had appears, and then only."""

from collections.abc import Mapping
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from employers.models import Vacancy
from jobseekers.models import JobSeeker
from matching.engine import Factor, Weights
from matching.listing import Listing
from matching.reasons import FITS_WELL
from omil_portal.outbox.services import write_message


def tell_of_a_better_offer(
    vacancy: Vacancy,
    before: Mapping[int, Listing],
    after: Mapping[int, Listing],
    weights: Weights,
    at: datetime,
) -> None:
    """Writes to those on whose list the offer entered above all there was and fits well.

    Above by more than being new gives it. One message a day for each person at most: the first.
    """
    newness = weights.most(Factor.FRESHNESS) // 2
    pleased = [
        seeker
        for seeker, now in after.items()
        if _is_better(vacancy.pk, before.get(seeker, Listing()), now, newness)
    ]
    people = JobSeeker.objects.filter(pk__in=pleased, user__isnull=False).select_related("user")
    for seeker in people:
        _tell(seeker, vacancy, at)


def _is_better(vacancy_id: int, had: Listing, now: Listing, newness: int) -> bool:
    entered = vacancy_id in now and vacancy_id not in had
    above = now.best > had.best + newness if had.entries else True
    return entered and above and now.best >= FITS_WELL


def _tell(seeker: JobSeeker, vacancy: Vacancy, at: datetime) -> None:
    where = f" en {vacancy.comuna.name}" if vacancy.comuna else ""
    write_message(
        key=f"better-offer/{seeker.pk}/{timezone.localdate(at)}",
        user=seeker.user,
        subject="Hay una oferta nueva que calza mejor contigo",
        body=f"Es «{vacancy.title}», de {vacancy.employer}{where}. "
        "Calza contigo más que las otras de tu lista.\n\n"
        f"Mira por qué: {reverse('my_reasons', args=[vacancy.pk])}\n\n"
        "Si te interesa, pide a tu oficina que te presente. Es gratis.",
        at=at,
    )

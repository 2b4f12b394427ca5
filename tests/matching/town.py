"""An office whose comuna has offers, and a night behind them."""

from datetime import date

from django.utils import timezone

from employers.models import Vacancy
from matching.services.nightly import match_step
from omil_portal.offices.models import TravelTime
from tests.factories.employers import VacancyFactory


def today() -> date:
    return timezone.localdate()


def matched(office, count: int = 1, **changes) -> list[Vacancy]:
    """Open vacancies of the comuna, and a night behind them."""
    made = VacancyFactory.create_batch(count, office=office, **changes)
    near(office)
    match_step(today())
    return made


def near(office) -> None:
    """A comuna is no minutes away from itself."""
    TravelTime.objects.get_or_create(
        origin=office.comuna, destination=office.comuna, defaults={"minutes": 0}
    )

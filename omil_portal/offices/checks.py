"""What `manage.py check` says of the data that ends one day."""

from datetime import date, timedelta

from django.core import checks
from django.utils import timezone

from omil_portal.holidays.business_days import Holidays, chilean_holidays

TELL, INSIST = timedelta(days=183), timedelta(days=60)
HINT = (
    "Add the next years to omil_portal/holidays/holidays.yaml. Without them no deadline in "
    "business days is told, and hours are offered on holidays."
)


def holidays_end_soon(holidays: Holidays, today: date) -> list[checks.CheckMessage]:
    """Told six months before the table ends; a warning in the last two and afterwards."""
    left = holidays.until - today
    if left >= TELL:
        return []
    level = checks.WARNING if left < INSIST else checks.INFO
    words = f"The table of national holidays ends on {holidays.until}."
    return [checks.CheckMessage(level, words, hint=HINT, id="offices.H001")]


@checks.register
def check_holidays(**kwargs) -> list[checks.CheckMessage]:
    """Asked today."""
    return holidays_end_soon(chilean_holidays(), timezone.localdate())

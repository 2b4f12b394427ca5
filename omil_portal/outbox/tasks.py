from celery import shared_task
from django.utils import timezone

from omil_portal.outbox.services import outbox_step


@shared_task
def sweep() -> dict[str, int]:
    """Sends the waiting messages; what fails stays for the next sweep."""
    return outbox_step(timezone.localdate())

import logging
from datetime import date

from celery import chain, shared_task
from celery.exceptions import Ignore, SoftTimeLimitExceeded
from django.utils import timezone

from omil_portal.night import services

logger = logging.getLogger(__name__)


@shared_task
def start_night(on_iso: str | None = None) -> list[str]:
    """Starts what the night still lacks, as one canvas. Safe to call at any time, any often."""
    on = date.fromisoformat(on_iso) if on_iso else timezone.localdate()
    missing = services.unfinished_steps(on)
    if missing:
        chain(*(night_step.si(name, on.isoformat()) for name in missing)).delay()
    return missing


@shared_task
def night_step(name: str, on_iso: str) -> None:
    """One step. A failure is recorded and does not keep the later steps from running:

    the next `start_night` takes it up again. When another process is in the middle of the step,
    this canvas ends here: the rest is the other's, and comes after it.
    """
    try:
        services.run_step(name, date.fromisoformat(on_iso))
    except services.Busy:
        raise Ignore from None
    except services.StepFailed as failure:
        slow = isinstance(failure.__cause__, SoftTimeLimitExceeded)
        why = "ran out of time" if slow else "failed"
        logger.exception("night step %s of %s %s", name, on_iso, why)

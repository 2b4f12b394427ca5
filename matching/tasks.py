import logging

from celery import Task, shared_task
from django.utils import timezone
from kombu.exceptions import OperationalError

from matching.services.following import follow_person, follow_vacancy
from matching.services.shards import take

logger = logging.getLogger(__name__)

LATE = 12 * 60 * 60
"""Seconds after which nobody needs it any more: a night came between."""
ONCE_MORE = {"max_retries": 1, "interval_start": 0, "interval_step": 0, "interval_max": 0}


@shared_task
def match_shard(run_id: int, number: int) -> bool:
    """Ranks the people of a shard unless somebody did or is doing it. Twice is once."""
    return take(run_id, number)


@shared_task
def lists_follow_person(seeker_id: int) -> None:
    """The offers' lists, after a person changed. Twice is once."""
    follow_person(seeker_id=seeker_id, at=timezone.now())


@shared_task
def lists_follow_vacancy(vacancy_id: int) -> None:
    """The people's lists, after an offer changed. Twice is once."""
    follow_vacancy(vacancy_id=vacancy_id, at=timezone.now())


def enqueue(task: Task, pk: int) -> None:
    """Leaves it for a worker, or for the night when the queue is away: no save waits for it."""
    try:
        task.apply_async((pk,), expires=LATE, retry_policy=ONCE_MORE)
    except OperationalError as away:
        logger.warning("%s of %s waits for the night: %s", task.name, pk, away)

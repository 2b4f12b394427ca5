from celery import shared_task

from matching.services.shards import take


@shared_task
def match_shard(run_id: int, number: int) -> bool:
    """Ranks the people of a shard unless somebody did or is doing it. Twice is once."""
    return take(run_id, number)

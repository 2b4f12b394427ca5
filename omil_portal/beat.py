"""One beat at a time, on however many machines it was started."""

from contextlib import suppress
from typing import Any

from celery.beat import PersistentScheduler
from django.conf import settings
from redis import Redis, RedisError
from redis.exceptions import LockError

LEASE_SECONDS = 60
TICK_SECONDS = 15


class OneBeat(PersistentScheduler):
    """Sends what is due while it holds the lease in the broker; otherwise stands by.

    A beat that takes over may send again what the dead one sent: tasks are idempotent, and twice
    is better than never.
    """

    lease_name = "omil:beat"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.max_interval = TICK_SECONDS
        broker = Redis.from_url(settings.REDIS_URL)
        self.lease = broker.lock(self.lease_name, timeout=LEASE_SECONDS)

    def tick(self, *args: Any, **kwargs: Any) -> float:
        """Seconds until the next call."""
        return super().tick(*args, **kwargs) if self.leads() else TICK_SECONDS

    def leads(self) -> bool:
        """True when this beat holds the lease, taken or renewed now."""
        try:
            if self.lease.owned():
                return self.lease.reacquire()
            return self.lease.acquire(blocking=False)
        except (LockError, RedisError):
            return False

    def close(self) -> None:
        """Give the lease back, so that the next beat need not wait for it to end."""
        with suppress(LockError, RedisError):
            self.lease.release()
        super().close()

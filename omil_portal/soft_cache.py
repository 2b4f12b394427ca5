"""A cache whose absence costs a limit or a drawing, never an answer."""

import functools
import logging
from collections.abc import Callable

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


def _or(instead: object) -> Callable:
    """Answers `instead` when the server is away, and says so in the log."""

    def soften(method: Callable) -> Callable:
        @functools.wraps(method)
        def softened(*args, **kwargs):
            try:
                return method(*args, **kwargs)
            except RedisError as away:
                logger.warning("cache away on %s: %s", method.__name__, type(away).__name__)
                return instead

        return softened

    return soften


class SoftRedisCache(RedisCache):
    """What pages use of a cache; `clear` still fails aloud, for the command that needs it.

    With the server away nothing is remembered: a picture is drawn again, and the limits of tries
    by address rest. Tries of an access code are counted in the database, and go on.
    """

    add = _or(True)(RedisCache.add)
    set = _or(None)(RedisCache.set)
    touch = _or(False)(RedisCache.touch)
    delete = _or(False)(RedisCache.delete)
    has_key = _or(False)(RedisCache.has_key)

    def get(self, key, default=None, version=None):
        return _or(default)(super().get)(key, default, version)

"""Real PostgreSQL and Valkey from wheels, for one-command runs and tests."""

from typing import NamedTuple

from omil_portal.env import Environment


class Addresses(NamedTuple):
    database_url: str
    redis_url: str


def addresses(env: Environment) -> Addresses:
    """Where the database and the broker are, without starting anything."""
    return Addresses(
        env.database_url or "postgres://%2Ftmp%2Fomil/omil", env.redis_url or "unix:///tmp/omil/v"
    )

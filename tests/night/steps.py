"""Steps of a night made for the tests. Each notes in `CALLS` that it ran."""

from datetime import date

from celery.exceptions import SoftTimeLimitExceeded
from django.db import connection

CALLS: list[str] = []


def first(on: date) -> dict:
    CALLS.append("first")
    return {"sent": 3}


def last(on: date) -> dict:
    CALLS.append("last")
    return {}


def broken(on: date) -> dict:
    CALLS.append("broken")
    raise RuntimeError("no hay red\nRUN 12531909")


def wrong_sql(on: date) -> dict:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 / 0")
    return {}


def closes_the_connection(on: date) -> dict:
    connection.close()
    return {}


def too_slow(on: date) -> dict:
    raise SoftTimeLimitExceeded

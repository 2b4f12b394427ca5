"""`bench pages`: the main pages over demonstration data of the benchmark's own."""

import time
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.utils import timezone

from omil_portal.accounts.models import User
from omil_portal.bench.pages import LIGHTEST, PAGES, Page
from omil_portal.bench.scratch import scratch_database
from omil_portal.bench.tables import Result, number, table
from omil_portal.demo.accounts import BY_ROLE
from omil_portal.night.services import run_night

LEAST_VISITS, MOST_VISITS, MOST_SECONDS = 5, 40, 1.0
STATIC = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


@dataclass(frozen=True)
class Visit:
    """`first_seconds`: with nothing cached for this page; `seconds`: the quickest of the next."""

    page: Page
    first_seconds: float
    seconds: float
    queries: int
    kilobytes: float

    @property
    def label(self) -> str:
        return self.page.name + self.page.query


def bench(people_each: int = 20) -> Result:
    """Each page is opened several times. A page that cannot be opened is told and left out."""
    visits: list[Visit] = []
    skipped: dict[str, str] = {}
    with scratch_database(), override_settings(STORAGES=settings.STORAGES | STATIC):
        _prepare(people_each)
        for page in PAGES:
            try:
                visits.append(_visit(page))
            except LookupError as error:
                skipped[page.name + page.query] = str(error.args[0])
    lightest = next(visit.seconds for visit in visits if visit.page.name == LIGHTEST)
    return Result(
        name="pages",
        equal=True,
        text=_text(visits, skipped, lightest, people_each),
        data={
            "people_each": people_each,
            "pages": [_row(visit, lightest) for visit in visits],
            "skipped": skipped,
        },
    )


def _prepare(people_each: int) -> None:
    caches["default"].key_prefix = f"bench-{time.time_ns()}"
    for command, options in (("migrate", {}), ("reference", {}), ("demo", {"scale": people_each})):
        with open("/dev/null", "w") as nowhere:
            call_command(command, stdout=nowhere, **options)
    run_night(timezone.localdate(), tell=lambda line: None)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _visit(page: Page) -> Visit:
    client, url = Client(SERVER_NAME="localhost", raise_request_exception=False), page.url()
    if page.role:
        client.force_login(User.objects.get(username=BY_ROLE[page.role].run.canonical))
    seconds: list[float] = []
    while _unsure(seconds):
        started = time.perf_counter()
        answer = client.get(url)
        seconds.append(time.perf_counter() - started)
        if answer.status_code != 200:
            raise LookupError(f"answers {answer.status_code}")
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(url)
    kilobytes = len(answer.content) / 1000
    return Visit(page, seconds[0], min(seconds[1:]), len(queries), kilobytes)


def _unsure(seconds: list[float]) -> bool:
    """Light pages are opened more often: the quickest of them is what the rest is compared to."""
    visits = len(seconds) - 1
    return visits < LEAST_VISITS or (visits < MOST_VISITS and sum(seconds) < MOST_SECONDS)


def _row(visit: Visit, lightest: float) -> dict:
    return {
        "page": visit.label,
        "role": visit.page.role,
        "first_seconds": visit.first_seconds,
        "seconds": visit.seconds,
        "ratio": visit.seconds / lightest,
        "queries": visit.queries,
        "kilobytes": visit.kilobytes,
    }


def _text(
    visits: list[Visit], skipped: dict[str, str], lightest: float, people_each: int
) -> list[str]:
    rows = [
        (
            visit.label,
            f"× {visit.seconds / lightest:.1f}",
            number(visit.seconds * 1000, 1),
            number(visit.first_seconds * 1000, 1),
            str(visit.queries),
            number(visit.kilobytes, 1),
        )
        for visit in visits
    ]
    return [
        f"pages: demonstration data with {people_each} people in each office, "
        f"quickest of {LEAST_VISITS} to {MOST_VISITS} visits, no network",
        "",
        *table(("page", "ratio to home", "ms", "first ms", "queries", "kB"), rows),
        *(["", "Left out:"] if skipped else []),
        *(f"  {label}: {why}" for label, why in skipped.items()),
    ]

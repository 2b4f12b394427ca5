"""`bench goals`: every month of ten years of goals, counted again from the rows of evidence."""

import os
from datetime import date, timedelta
from random import Random
from time import perf_counter
from typing import Any

from django.core.management import call_command
from django.db import connection

from jobseekers.models import Attention
from matching.models import Placement
from omil_portal.bench import activity
from omil_portal.bench.activity import VOLUMES, Volume
from omil_portal.bench.measure import Watch, server_processes, watched
from omil_portal.bench.scales import Scale
from omil_portal.bench.scratch import scratch_database
from omil_portal.bench.tables import Result, number, table
from sence_programs.indicators import INDICATORS
from sence_programs.models import Goal, GoalSnapshot
from sence_programs.services.nightly import freeze_ended

SAMPLE = 40
"""Figures of each indicator that are counted once more, each by a query of its own."""

_SANTIAGO = "(at AT TIME ZONE 'America/Santiago')::date"
_ATTENTION = f"FROM jobseekers_attention WHERE office_id = %s AND {_SANTIAGO} BETWEEN %s AND %s"
_CONTACT = f"FROM employers_employercontact WHERE office_id = %s AND {_SANTIAGO} BETWEEN %s AND %s"
NAIVE = {
    "placed": "SELECT count(*) FROM matching_placement WHERE office_id = %s "
    "AND starts_on BETWEEN %s AND %s AND state = 'validated'",
    "attended": f"SELECT count(DISTINCT seeker_id) {_ATTENTION}",
    "oriented": f"SELECT count(DISTINCT seeker_id) {_ATTENTION} AND kind IN ('PP21', 'PP22')",
    "assessed": f"SELECT count(*) {_ATTENTION} AND kind = 'PP21'",
    "readiness": f"SELECT count(*) {_ATTENTION} AND kind = 'PP22'",
    "referred": "SELECT count(DISTINCT seeker_id) FROM matching_referral WHERE office_id = %s "
    "AND (referred_at AT TIME ZONE 'America/Santiago')::date BETWEEN %s AND %s",
    "readiness_workshops": "SELECT count(*) FROM sence_programs_coursesession s "
    "JOIN sence_programs_course c ON c.id = s.course_id WHERE c.office_id = %s "
    "AND (s.starts_at AT TIME ZONE 'America/Santiago')::date BETWEEN %s AND %s "
    "AND s.id IN (SELECT session_id FROM sence_programs_presence)",
    "employer_contacts": f"SELECT count(*) {_CONTACT} AND kind IN ('visit', 'call', 'email')",
    "employer_meetings": f"SELECT count(DISTINCT {_SANTIAGO}) {_CONTACT} AND kind = 'meeting'",
    "fairs": f"SELECT count(DISTINCT {_SANTIAGO}) {_CONTACT} AND kind = 'fair'",
    "job_analyses": "SELECT count(*) FROM employers_jobanalysis WHERE office_id = %s "
    "AND done_on BETWEEN %s AND %s",
    "vacancies": "SELECT coalesce(sum(posts), 0) FROM employers_vacancy WHERE office_id = %s "
    "AND (published_at AT TIME ZONE 'America/Santiago')::date BETWEEN %s AND %s "
    "AND source <> 'bne'",
}
"""Indicator → the query that anybody would write for one office between two days."""


def bench(scale: Scale) -> Result:
    """Freezes every month of an empty history in a scratch database, then finds nothing more."""
    volume = VOLUMES[scale.name]
    with scratch_database():
        with open(os.devnull, "w") as nowhere:
            call_command("migrate", stdout=nowhere)
        activity.load(volume)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("CHECKPOINT")
        figures = {"scale": scale.name} | recomputed(volume)
    return Result("goals", not figures["differences"], _text(figures), figures)


def recomputed(volume: Volume) -> dict[str, Any]:
    """The night after the last year over the connected database, filled and never counted."""
    on = activity.last_day() + timedelta(days=1)
    with connection.cursor() as cursor:
        _, server = server_processes(cursor)
    worker, postgres = Watch(os.getpid()), Watch(None, server)
    with watched(worker, postgres):
        started = perf_counter()
        written = freeze_ended(on)
        ended = perf_counter()
    again = perf_counter()
    more = freeze_ended(on)
    return {
        "offices": volume.offices,
        "years": volume.years,
        "attentions": Attention.objects.count(),
        "placements": Placement.objects.count(),
        "goals": Goal.objects.count(),
        "figures": written,
        "seconds": ended - started,
        "worker_cpu_seconds": worker.cpu_between(started, ended),
        "postgres_cpu_seconds": postgres.cpu_between(started, ended),
        "again_seconds": perf_counter() - again,
        **_check(written, more),
    }


def _check(written: int, more: int) -> dict[str, Any]:
    """Counts a sample of each indicator once more; a sentence for each thing that is not so."""
    expected = 12 * Goal.objects.count()
    wrong = [] if written == expected else [f"{written} figures, not {expected}"]
    wrong += [f"{more} figures were written again"] if more else []
    checked = 0
    for name in INDICATORS:
        for on, value, office, since in _sample(name):
            counted = _naive(name, office, since, on)
            checked += 1
            if counted != value:
                wrong.append(f"{name} of office {office} on {on}: {value}, not {counted}")
    return {"checked": checked, "differences": wrong}


def _sample(name: str) -> list[tuple[date, int, int, date]]:
    keys = Goal.objects.filter(definition__indicator=name).order_by("pk")
    some = Random(5).choices(list(keys.values_list("pk", flat=True)), k=SAMPLE)
    month = Random(7)
    found = []
    for goal in some:
        rows = GoalSnapshot.objects.filter(goal=goal, on__month=month.randrange(1, 13))
        found += rows.values_list(
            "on", "value", "goal__agreement__office_id", "goal__agreement__starts_on"
        )
    return found


def _naive(name: str, office: int, since: date, until: date) -> int:
    with connection.cursor() as cursor:
        cursor.execute(NAIVE[name], [office, since, until])
        return cursor.fetchone()[0]


def _text(figures: dict[str, Any]) -> list[str]:
    wrong = figures["differences"]
    return [
        f"goals, scale {figures['scale']}: {figures['years']} years of {figures['offices']} "
        f"offices, {figures['attentions']:,} attentions and {figures['placements']:,} placements",
        "",
        *table(
            ("", "seconds", "worker CPU s", "PostgreSQL CPU s"),
            [
                (
                    f"{figures['figures']:,} months of {figures['goals']:,} goals",
                    number(figures["seconds"], 2),
                    number(figures["worker_cpu_seconds"], 2),
                    number(figures["postgres_cpu_seconds"], 2),
                ),
                ("again, nothing new", number(figures["again_seconds"], 2), "—", "—"),
            ],
        ),
        "",
        *(
            [f"DIFFERENT: {what}" for what in wrong[:10]]
            or [
                f"Equal to one query for each figure: {figures['checked']:,} figures counted "
                "once more, and the number of them all."
            ]
        ),
    ]

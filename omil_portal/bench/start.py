"""`bench start`: how long a worker takes from nothing to its first match."""

import subprocess
import sys
from statistics import median
from time import perf_counter
from typing import Any

from omil_portal.bench.tables import Result, number, table
from omil_portal.env import ROOT

TIMES = 5
STAGES = ("interpreter", "portal", "engine", "first match")
CHILD = """
print("interpreter", flush=True)
import omil_portal.celery
import django
django.setup()
print("portal", flush=True)
import numpy as np
from matching.engine import SeekerRow, VacancyRow, match, seekers_of, vacancies_of
print("engine", flush=True)
seeker = SeekerRow(
    id=1, comuna=0, accepted_minutes=30, moving_regions=0, schedules=0, licences=0, permits=0,
    schooling=4, desired=(45131, 0, 0), desired_months=(12, 0, 0),
    group_months=(0, 0, 0, 0, 0, 12, 0, 0, 0, 0), expected_pay=0, adult=True, widen=False,
    updated=20_000, skills={0: 1},
)
vacancy = VacancyRow(
    id=1, comuna=0, region=1, schedule=0, licences=0, permits=0, schooling=4, occupation=45131,
    experience_months=0, pay_max=0, adult_only=False, published=20_000, skills={0: 1},
)
travel = np.zeros((1, 1), dtype=np.int16)
found = match(seekers_of([seeker]), vacancies_of([vacancy]), travel, on_day=20_000)
assert found.feasible_pairs == 1
print("first match", flush=True)
"""


def bench() -> Result:
    """The middle of several runs; one more before them fills the cache of compiled code."""
    cold = _run()
    runs = [_run() for _ in range(TIMES)]
    middle = {stage: median(run[stage] for run in runs) for stage in STAGES}
    figures: dict[str, Any] = {"runs": TIMES, "first_run": cold, "seconds": middle}
    rows = [(stage, number(middle[stage], 2), number(cold[stage], 2)) for stage in STAGES]
    return Result(
        name="start",
        equal=True,
        text=[
            f"start: a worker from nothing to its first match, the middle of {TIMES} runs, with "
            "compiled code cached",
            "",
            *table(("seconds from the start", "middle", "first run"), rows),
        ],
        data=figures,
    )


def _run() -> dict[str, float]:
    """Seconds from the start of the process until each stage is over."""
    started = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", CHILD], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        reached = {line.strip(): perf_counter() - started for line in child.stdout}
    if child.returncode:
        raise RuntimeError(f"the worker ended with {child.returncode}")
    return reached

"""What `make bench` runs, and what it runs at another scale."""

from omil_portal.bench.matching import DUCKDB, RIVALS
from omil_portal.bench.plan import NAMES, every


def test_the_usual_plan_has_every_benchmark():
    assert {job.name for job in every(None, RIVALS)} == set(NAMES)


def test_targets_are_read_when_everything_else_is_written():
    assert [list(every(scale, RIVALS))[-1].name for scale in (None, "national")] == ["targets"] * 2


def test_at_a_scale_only_what_has_one_is_run():
    jobs = list(every("national", (DUCKDB,)))[:-1]
    assert [job.name for job in jobs] == ["matching", "at-once", "night", "goals"]
    assert {(job.scale, job.against) for job in jobs} == {("national", (DUCKDB,))}

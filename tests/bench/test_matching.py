"""The engine and PostgreSQL make the same lists, and a benchmark that finds otherwise fails."""

import io
import json
from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command

from omil_portal.bench import in_postgres, matching
from omil_portal.bench.lists import Lists
from omil_portal.bench.scales import SCALES
from omil_portal.bench.tables import Result

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture(scope="module")
def result(django_db_setup, django_db_blocker) -> Result:
    with django_db_blocker.unblock():
        return matching.bench(SCALES["small"])


def test_postgresql_makes_the_same_lists(result):
    assert result.data["differences"] == []
    assert result.equal


def test_there_is_something_to_compare(result):
    assert all(row["entries"] > 500 for row in result.data["contenders"])


def test_both_are_measured(result):
    names = [row["name"] for row in result.data["contenders"]]
    assert names == ["engine", "engine-1", "duckdb", "postgres"]
    assert all(row["wall_seconds"] > 0 for row in result.data["contenders"])


@pytest.fixture
def one_wrong_point(monkeypatch):
    read = in_postgres.lists

    def lists() -> Lists:
        found = read()
        found.seekers[-1, 3] -= 1
        return found

    monkeypatch.setattr(in_postgres, "lists", lists)


def test_the_command_fails_when_one_point_differs(one_wrong_point):
    with pytest.raises(CommandError, match="no son iguales"):
        call_command("bench", "matching", scale="small", stdout=io.StringIO())


def test_the_json_says_what_was_compared_and_where(tmp_path):
    file = tmp_path / "figures.json"
    call_command("bench", "matching", scale="small", json=file, stdout=io.StringIO())

    figures = json.loads(file.read_text())

    assert figures.keys() == {
        *("bench", "equal", "machine", "scale", "seekers", "vacancies", "k", "market"),
        *("feasible_pairs", "entries", "contenders", "differences"),
    }
    assert figures["contenders"][0].keys() == {
        *("name", "detail", "entries", "runs", "share", "wall_seconds", "cpu_seconds", "memory_mb"),
    }


def test_nothing_compared_is_said():
    said = io.StringIO()
    call_command("bench", "matching", "--scale=small", "--against=nothing", stdout=said)
    assert "Nothing was compared" in said.getvalue()


def test_a_rival_nobody_knows_is_refused():
    with pytest.raises(CommandError, match="oracle"):
        call_command("bench", "matching", "--scale=small", "--against=oracle")


def test_a_sample_is_said_and_its_lists_are_compared():
    result = matching.bench(replace(SCALES["small"], postgres_share=0.1), (matching.POSTGRES,))
    assert result.equal
    assert "10% of the people × 10" in result.data["contenders"][-1]["detail"]

"""DuckDB makes the engine's lists; where it is not installed, that is said."""

import io
from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command

from omil_portal.bench import in_duckdb
from omil_portal.bench.lists import disagreements, lists_of
from omil_portal.bench.market import Market
from omil_portal.bench.matching import K, match_once

pytestmark = pytest.mark.slow


def in_duckdb_lists(invented: Market):
    with in_duckdb.load(invented, threads=1) as connection:
        in_duckdb.run(connection, invented, K)
        return in_duckdb.lists(connection)


def engine_lists(invented: Market):
    return lists_of(match_once(invented), invented.seekers.id, invented.vacancies.id)


def test_duckdb_makes_the_same_lists(invented):
    expected = engine_lists(invented)
    assert expected.entries > 1_000
    assert disagreements(expected, in_duckdb_lists(invented)) == []


def test_many_batches_make_the_lists_of_one(invented, monkeypatch):
    monkeypatch.setattr(in_duckdb, "BATCH_SEEKERS", 150)
    assert disagreements(engine_lists(invented), in_duckdb_lists(invented)) == []


def test_one_wrong_point_is_noticed(invented):
    found = in_duckdb_lists(invented)
    found.vacancies[-1, 3] -= 1
    assert len(disagreements(engine_lists(invented), found)) == 1


def test_an_unread_rejection_is_noticed(invented):
    forgetful = replace(invented, excluded=invented.excluded[:0])
    assert disagreements(engine_lists(invented), in_duckdb_lists(forgetful))


def test_without_duckdb_the_command_says_so(monkeypatch):
    monkeypatch.setattr(in_duckdb, "find_spec", lambda name: None)
    with pytest.raises(CommandError, match="Falta DuckDB"):
        call_command("bench", "matching", scale="small", stdout=io.StringIO())

"""Killed servers, killed users and half-made folders: nothing is lost, and the next run works."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest
import redis

from omil_portal.embedded import Addresses, addresses, running
from omil_portal.embedded.home import home_of
from omil_portal.embedded.server import server
from omil_portal.embedded.use import joined
from omil_portal.env import ROOT, Environment
from tests.embedded.test_servers import another_user
from tests.embedded.waiting import until

pytestmark = pytest.mark.kill
Living = Callable[[str], list[int]]


def write_a_row(address: Addresses) -> None:
    with closing(psycopg2.connect(address.database_url)) as connection, connection:
        connection.cursor().execute("CREATE TABLE referral AS SELECT 7 AS number")


def rows(address: Addresses) -> list[tuple[int]]:
    with closing(psycopg2.connect(address.database_url)) as connection:
        cursor = connection.cursor()
        cursor.execute("SELECT number FROM referral")
        return cursor.fetchall()


def kill(numbers: list[int]) -> None:
    assert numbers, "nothing to kill"
    for number in numbers:
        os.kill(number, signal.SIGKILL)


def answers_again(env: Environment, name: str) -> None:
    until(server(name, home_of(env.data_dir)).answers)


def test_a_committed_row_survives_a_killed_database(
    lasting: Environment, living: Living, data_dir: Path
):
    with running(lasting) as address:
        write_a_row(address)
        kill(living(f"-D {data_dir}/postgres"))
        answers_again(lasting, "postgres")
        assert rows(address) == [(7,)]


def test_a_queued_task_survives_a_killed_broker(
    lasting: Environment, living: Living, data_dir: Path
):
    with running(lasting) as address:
        with closing(redis.from_url(address.redis_url)) as broker:
            broker.rpush("celery", "task")
        kill(living(f"unixsocket:{data_dir}"))
        answers_again(lasting, "valkey")
        with closing(redis.from_url(address.redis_url)) as broker:
            assert broker.lrange("celery", 0, -1) == [b"task"]


def test_everything_killed_at_once_starts_again(
    lasting: Environment, living: Living, data_dir: Path
):
    user = another_user()
    with closing(psycopg2.connect(addresses(lasting).database_url)) as connection, connection:
        connection.cursor().execute("CREATE TABLE referral AS SELECT 7 AS number")
    kill([user.pid, *living(f"keeper postgres {data_dir}"), *living(f"-D {data_dir}/postgres")])
    user.communicate()
    with running(lasting) as address:
        assert rows(address) == [(7,)]


def test_a_killed_user_leaves_no_server(lasting: Environment, living: Living, data_dir: Path):
    user = another_user()
    kill([user.pid])
    user.communicate()
    until(lambda: not living(str(data_dir)))


def test_a_killed_keeper_takes_its_server_along(
    lasting: Environment, living: Living, data_dir: Path
):
    user = another_user()
    kill(living(f"keeper valkey {data_dir}"))
    until(lambda: not living(f"unixsocket:{data_dir}"))
    user.communicate("done\n", timeout=60)


def test_a_number_reused_after_a_power_cut_does_not_stop_the_database(lasting: Environment):
    with running(lasting) as address:
        write_a_row(address)
    stale = lasting.data_dir / "postgres" / "postmaster.pid"
    stale.write_text(f"{os.getpid()}\n{lasting.data_dir}/postgres\n1\n5432\n\n\n\n")
    os.chown(stale, stale.parent.stat().st_uid, stale.parent.stat().st_gid)
    with running(lasting) as address:
        assert rows(address) == [(7,)]


def test_an_interrupted_first_run_heals(lasting: Environment, living: Living, data_dir: Path):
    first = subprocess.Popen(
        [sys.executable, "-c", "from tests.embedded.test_servers import USER; exec(USER)"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        cwd=ROOT,
    )
    until(lambda: (data_dir / "postgres.unfinished" / "base").exists())
    kill([first.pid, *living(f"keeper postgres {data_dir}")])
    first.communicate()
    assert not (data_dir / "postgres").exists()
    with running(lasting) as address:
        write_a_row(address)
        assert rows(address) == [(7,)]


def test_a_killed_keeper_is_replaced_for_those_who_go_on(
    lasting: Environment, living: Living, data_dir: Path
):
    with joined(lasting) as servers:
        write_a_row(addresses(lasting))
        kill(living(f"keeper postgres {data_dir}"))
        until(lambda: any([used.revive() for used in servers]))
        assert rows(addresses(lasting)) == [(7,)]

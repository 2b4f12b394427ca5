"""Loaded by pytest before Django (`-p tests.strict.plugin`): sets the guards, and reads the ledger.

The guards that touch Django are imported once its settings are read; see `pytest_configure`.
"""

from collections.abc import Iterator

import pytest

from tests.strict import environment, ledger

environment.prepare()


@pytest.hookimpl(trylast=True)
def pytest_load_initial_conftests() -> None:
    """After pytest-django read the settings, before the first test module is imported."""
    from tests.strict import (
        exchange,
        outgoing_sockets,
        run_leaks,
        undefined_variables,
        unordered_querysets,
    )

    for guard in (exchange, outgoing_sockets, run_leaks, undefined_variables, unordered_querysets):
        guard.install()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    ledger.take()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    try:
        outcome = yield
    except BaseException:
        item.add_report_section("call", "sloppiness", _told(ledger.take()))
        raise
    if seen := ledger.take():
        pytest.fail(_told(seen), pytrace=False)
    return outcome


def _told(seen: list[tuple[ledger.Sloppiness, str]]) -> str:
    return "\n".join(f"{kind}: {message}" for kind, message in seen)

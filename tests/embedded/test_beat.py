"""However many beats are started, one sends the tasks."""

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from omil_portal.beat import OneBeat
from omil_portal.celery import app

Start = Callable[[], OneBeat]


@pytest.fixture
def start(servers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts beats that compete among themselves alone."""
    monkeypatch.setattr(OneBeat, "lease_name", f"omil:beat:{uuid.uuid4()}")
    started: list[OneBeat] = []

    def begin() -> OneBeat:
        beat = OneBeat(app=app, lazy=True, schedule_filename=str(tmp_path / str(len(started))))
        beat.setup_schedule()
        started.append(beat)
        return beat

    yield begin
    for beat in started:
        beat.close()


def test_the_first_beat_leads(start: Start):
    assert start().leads()


def test_the_leader_keeps_leading(start: Start):
    beat = start()
    assert beat.leads()
    assert beat.leads()


def test_a_second_beat_stands_by(start: Start):
    first, second = start(), start()
    assert first.leads()
    assert not second.leads()


def test_a_second_beat_takes_over_when_the_first_ends(start: Start):
    first, second = start(), start()
    first.leads()
    first.close()
    assert second.leads()

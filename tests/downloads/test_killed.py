"""A real worker, killed in the middle of a file: nothing half-made is seen, nothing is lost."""

import os
import signal
import subprocess
import sys
import uuid
from pathlib import Path

import pytest

from omil_portal.downloads.models import Download
from omil_portal.downloads.tasks import write_download
from tests.downloads.lists import people_in
from tests.embedded.waiting import until
from tests.factories.downloads import DownloadFactory
from tests.factories.matching import ReferralFactory
from tests.worker import PATIENCE, worker

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.kill,
    pytest.mark.skipif(sys.platform != "linux", reason="reads /proc, which only Linux has"),
]


def slow_worker(queue: str, folder: Path, gate: Path):
    given = {"OMIL_TEST_DOWNLOADS": str(folder), "OMIL_TEST_GATE": str(gate)}
    return worker(queue, DJANGO_SETTINGS_MODULE="tests.downloads.slow", **given)


def children_of(worker: subprocess.Popen) -> list[int]:
    told = Path(f"/proc/{worker.pid}/task/{worker.pid}/children").read_text()
    return [int(number) for number in told.split()]


def test_a_worker_killed_half_way_leaves_nothing_half_made(office, officer, folder, tmp_path):
    gate, queue = tmp_path / "gate", f"downloads-{uuid.uuid4()}"
    people = {row.seeker.display_name for row in ReferralFactory.create_batch(3, office=office)}
    download = DownloadFactory(author=officer, office=office, name="lenta", waiting=True)
    half_made = folder / f"{download.pk}.work"

    def half_way(attempt: int) -> bool:
        download.refresh_from_db()
        return download.attempts == attempt and any(half_made.glob("*"))

    def still_waits() -> None:
        download.refresh_from_db()
        assert download.state == Download.State.WAITING
        assert not download.path.exists()

    with slow_worker(queue, folder, gate) as first:
        write_download.apply_async([download.pk], queue=queue)
        until(lambda: half_way(1), PATIENCE)
        first.kill()
        first.wait(PATIENCE)
        still_waits()
    with slow_worker(queue, folder, gate) as second:
        # As the sweep does: the killed worker holds the first message for an hour.
        write_download.apply_async([download.pk], queue=queue)
        until(lambda: half_way(2), PATIENCE)
        for child in children_of(second):
            os.kill(child, signal.SIGKILL)
        still_waits()
        gate.touch()
        until(lambda: Download.objects.get().state == Download.State.READY, PATIENCE)
    assert Download.objects.get().attempts == 3
    assert set(people_in(download.path.read_bytes())) == people
    assert [path.name for path in folder.iterdir()] == [download.path.name]

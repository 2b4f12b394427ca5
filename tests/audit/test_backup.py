"""A backup gives the portal back whole, and a bad one changes nothing."""

import io
import resource
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import Error, connection

from jobseekers.models import JobSeeker
from matching.models import Evidence, Referral
from matching.store import as_reader
from omil_portal.audit.backup import programs
from omil_portal.bench.scratch import scratch_database
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.matching import EvidenceFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
PAPER = b"%PDF-1.4 contrato firmado"


@pytest.fixture
def portal(transactional_db, settings, tmp_path) -> Iterator[None]:
    """A portal of this test's own, with one document kept."""
    settings.MEDIA_ROOT = tmp_path / "media"
    with scratch_database(copied=True):
        EvidenceFactory(file__data=PAPER)
        yield


@pytest.fixture
def kept(portal, tmp_path) -> Path:
    """A backup of that portal."""
    path = tmp_path / "portal.omil"
    call_command("backup", path, stdout=io.StringIO())
    return path


def restored(path: Path, *, replace: bool = False) -> str:
    """What the operator reads."""
    said = io.StringIO()
    call_command("restore", path, replace=replace, stdout=said)
    return said.getvalue()


def everything() -> dict[str, list[str]]:
    """Each row of each table, as text."""
    with connection.cursor() as cursor:
        rows = {}
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT "{name}"::text FROM "{name}" ORDER BY 1')
            rows[name] = [row for (row,) in cursor.fetchall()]
    return rows


def lose_everything(settings) -> None:
    run("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    for document in Path(settings.MEDIA_ROOT).rglob("*.pdf"):
        document.unlink()
    for folder in sorted(Path(settings.MEDIA_ROOT).rglob("*"), reverse=True):
        folder.rmdir()


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_every_row_comes_back(kept, settings):
    before = everything()
    lose_everything(settings)

    restored(kept)

    assert before["jobseekers_jobseeker"]
    assert everything() == before


def test_every_document_comes_back(kept, settings):
    lose_everything(settings)

    restored(kept)

    assert Path(Evidence.objects.get().file.path).read_bytes() == PAPER


def test_history_still_refuses_changes_after_a_restore(kept, settings):
    lose_everything(settings)
    restored(kept)

    with pytest.raises(Error, match="Cannot update"):
        run("UPDATE jobseekers_jobseekerversion SET names = 'Otra'")


def test_history_is_still_written_after_a_restore(kept, settings):
    lose_everything(settings)
    restored(kept)
    person = JobSeeker.objects.get()
    before = person.versions.count()

    JobSeeker.objects.update(names="Otra")

    assert person.versions.count() == before + 1


def test_the_match_may_read_again_after_a_restore(kept, settings):
    lose_everything(settings)
    restored(kept)
    with as_reader():
        assert list(Referral.objects.order_by().values_list("state")) == []


def test_a_replaced_portal_is_as_it_was(kept):
    before = everything()
    JobSeekerFactory()
    EvidenceFactory(file__data=b"%PDF-1.4 otro")

    restored(kept, replace=True)

    assert everything() == before


def test_a_document_newer_than_the_backup_goes_with_its_row(kept, settings):
    EvidenceFactory(file__filename="posterior.pdf")

    restored(kept, replace=True)

    assert [path.name for path in Path(settings.MEDIA_ROOT).rglob("*.pdf")] == [
        Path(Evidence.objects.get().file.name).name
    ]


def test_the_operator_reads_what_there_is(kept, settings):
    lose_everything(settings)

    said = restored(kept)

    assert "1 documentos" in said
    assert "jobseekers_jobseeker " in said


def test_data_that_are_here_are_not_replaced_unasked(kept):
    before = everything()

    with pytest.raises(CommandError, match="--replace"):
        restored(kept)

    assert everything() == before


def test_a_backup_is_never_written_over(kept):
    before = kept.read_bytes()

    with pytest.raises(CommandError, match="ya existe"):
        call_command("backup", kept)

    assert kept.read_bytes() == before


def test_only_its_owner_reads_a_backup(kept):
    assert kept.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("share", [0.05, 0.5, 0.95])
def test_a_damaged_backup_changes_nothing(kept, share):
    data = bytearray(kept.read_bytes())
    data[int(len(data) * share)] ^= 0xFF
    kept.write_bytes(data)
    JobSeekerFactory()
    before = everything()

    with pytest.raises(CommandError, match="dañado"):
        restored(kept, replace=True)

    assert everything() == before


@pytest.mark.parametrize("share", [0, 0.1, 0.9])
def test_a_backup_cut_short_changes_nothing(kept, share):
    data = kept.read_bytes()
    kept.write_bytes(data[: int(len(data) * share)])
    before = everything()

    with pytest.raises(CommandError, match="dañado"):
        restored(kept, replace=True)

    assert everything() == before


def break_in_the_middle() -> None:
    """A rule that holds here and cannot be checked while a restore loads the rows."""
    run("CREATE TABLE last_of_all (n int); INSERT INTO last_of_all VALUES (1)")
    run(
        "CREATE FUNCTION people() RETURNS bigint LANGUAGE sql AS"
        " $$ SELECT count(*) FROM jobseekers_jobseeker $$"
    )
    run("ALTER TABLE last_of_all ADD CHECK (people() + n > 0)")


@pytest.fixture
def unrestorable(portal, tmp_path) -> Path:
    """A whole backup whose database fails in the middle of being restored."""
    path = tmp_path / "unrestorable.omil"
    break_in_the_middle()
    call_command("backup", path, stdout=io.StringIO())
    return path


def test_a_restore_that_fails_in_the_middle_leaves_the_old_rows(unrestorable):
    before = everything()

    with pytest.raises(CommandError, match="No se restauró nada"):
        restored(unrestorable, replace=True)

    assert everything() == before


def test_a_restore_that_fails_in_the_middle_leaves_the_old_documents(unrestorable, settings):
    with pytest.raises(CommandError):
        restored(unrestorable, replace=True)

    left = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in left] == [PAPER]


def test_a_restore_does_not_wait_for_ever_for_a_portal_in_use(kept, monkeypatch):
    monkeypatch.setattr(programs, "LOCK_SECONDS", 0.2)
    other = connection.copy()
    try:
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute("SELECT 1 FROM jobseekers_jobseeker")
        with pytest.raises(CommandError, match="otros procesos usan la base"):
            restored(kept, replace=True)
    finally:
        other.close()


def test_a_backup_of_a_newer_version_is_refused(portal, tmp_path):
    path = tmp_path / "newer.omil"
    run("INSERT INTO django_migrations (app, name, applied) VALUES ('audit', '9999_new', now())")
    call_command("backup", path, stdout=io.StringIO())

    with pytest.raises(CommandError, match=r"versión más nueva.*audit\.9999_new"):
        restored(path, replace=True)


@pytest.fixture
def full_disk() -> Iterator[None]:
    """No file of this process, or of those it starts, grows beyond 50 kB."""
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    signal.signal(signal.SIGXFSZ, ignored)


def test_a_full_disk_leaves_no_half_backup(portal, full_disk, tmp_path):
    folder = tmp_path / "disk"
    folder.mkdir()

    with pytest.raises(CommandError, match=r"no se pudo"):
        call_command("backup", folder / "portal.omil")

    assert list(folder.iterdir()) == []


def test_a_folder_that_is_not_there_is_said(portal, tmp_path):
    with pytest.raises(CommandError, match="no existe"):
        call_command("backup", tmp_path / "nowhere" / "portal.omil")


def test_a_backup_that_is_not_there_is_said(portal, tmp_path):
    with pytest.raises(CommandError, match="No existe"):
        restored(tmp_path / "nowhere.omil", replace=True)

"""Making a backup."""

import os
import tempfile
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from omil_portal.audit.backup import programs
from omil_portal.audit.backup.archive import DUMP, MEDIA, Archive, Manifest
from omil_portal.audit.backup.problem import BackupProblem
from omil_portal.audit.backup.version import project_version

RESTORING = ".restaurando"
"""Folder inside the documents' where a restore works; never part of a backup."""


def write(*, path: Path, at: datetime) -> Manifest:
    """The whole portal in `path`, a new file. Raises BackupProblem, and then leaves nothing.

    It is written beside its place and renamed when complete and on disk. The database is one
    consistent moment of it, read while others work. Documents come after: a row of the dump never
    lacks its document.
    """
    _refuse_existing(path)
    if not path.parent.is_dir():
        raise BackupProblem(f"La carpeta {path.parent} no existe.")
    try:
        with tempfile.TemporaryDirectory(prefix=".respaldo-", dir=path.parent) as folder:
            manifest = _write(Path(folder), at)
            _refuse_existing(path)
            (Path(folder) / "whole").rename(path)
    except OSError as error:
        raise BackupProblem(
            f"El respaldo no se pudo escribir: {error.strerror or error}."
        ) from None
    _keep(path.parent)
    return manifest


def _refuse_existing(path: Path) -> None:
    if path.exists():
        raise BackupProblem(f"{path} ya existe y no se reemplaza: elige otro nombre.")


def _write(folder: Path, at: datetime) -> Manifest:
    place = programs.folder(programs.server_version())
    manifest = Manifest(
        made_at=at.isoformat(timespec="seconds"),
        version=project_version(),
        programs=programs.version(place),
        migrations=applied_migrations(),
    )
    programs.run(
        place / "pg_dump",
        *("--format=custom", "--no-owner", "--no-privileges", f"--file={folder / DUMP}"),
        failing="La base de datos no se pudo copiar:",
    )
    with (folder / "whole").open("xb") as file:
        with Archive.writing(file) as archive:
            archive.add(folder / DUMP, DUMP, manifest)
            for document in documents():
                name = MEDIA + document.relative_to(settings.MEDIA_ROOT).as_posix()
                archive.add(document, name, manifest)
            archive.close_with(manifest)
        file.flush()
        os.fsync(file.fileno())
    (folder / "whole").chmod(0o600)
    return manifest


def documents() -> list[Path]:
    """The stored documents, by name."""
    root = Path(settings.MEDIA_ROOT)
    found = (path for path in root.rglob("*") if path.is_file())
    return sorted(path for path in found if path.relative_to(root).parts[0] != RESTORING)


def applied_migrations() -> list[str]:
    """ "app.name" of each, in order of name."""
    return sorted(".".join(key) for key in MigrationRecorder(connection).applied_migrations())


def _keep(folder: Path) -> None:
    """The new name is on disk too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

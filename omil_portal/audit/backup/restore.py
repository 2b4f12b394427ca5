"""Restoring a backup: all of it or nothing of it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from omil_portal.audit.backup import programs
from omil_portal.audit.backup.archive import DUMP, MEDIA, Archive, Manifest
from omil_portal.audit.backup.problem import BackupProblem
from omil_portal.audit.backup.write import RESTORING

EMPTY_SCHEMA = "DROP SCHEMA public CASCADE; CREATE SCHEMA public;"


def restore(*, path: Path, replace: bool) -> Manifest:
    """What `path` holds, in place of what is here. Raises BackupProblem: then nothing changed.

    `replace`: whether to go on when the database or the documents are not empty. Everything is
    verified first; the database changes in one transaction, and the documents after it.
    """
    if not replace and not _nothing_here():
        raise BackupProblem("Aquí ya hay datos: para reemplazarlos, agrega --replace.")
    with Archive.reading(path) as archive, _workplace() as folder:
        manifest = archive.manifest()
        _refuse_newer(manifest)
        archive.extract(manifest, folder)
        _restore_database(folder, manifest)
        _replace_documents(folder)
    if not pending_migrations(manifest):
        # What follows a migration puts back what no backup carries, such as rights of roles.
        emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)
    return manifest


def rows_by_table() -> dict[str, int]:
    """Exact count of each table that has any row, by name."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        quoted = [connection.ops.quote_name(name) for name in names]
        counts = {}
        for name, table in zip(names, quoted, strict=True):
            cursor.execute(f"SELECT count(*) FROM {table}")
            counts[name] = cursor.fetchone()[0]
    return {name: count for name, count in sorted(counts.items()) if count}


def pending_migrations(manifest: Manifest) -> list[str]:
    """Those of this version that the backup does not have."""
    return sorted(_known() - set(manifest.migrations))


def _nothing_here() -> bool:
    return not connection.introspection.table_names() and not _documents_here()


def _documents_here() -> list[Path]:
    root = Path(settings.MEDIA_ROOT)
    return [path for path in root.iterdir() if path.name != RESTORING] if root.exists() else []


@contextmanager
def _workplace() -> Iterator[Path]:
    """A folder on the documents' own disk, for its owner's eyes alone, removed at the end."""
    folder = Path(settings.MEDIA_ROOT) / RESTORING
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700, parents=True)
        yield folder
    except OSError as error:
        raise BackupProblem(f"No se puede escribir en {folder}: {error.strerror}.") from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _known() -> set[str]:
    return {".".join(key) for key in MigrationLoader(None).disk_migrations}


def _refuse_newer(manifest: Manifest) -> None:
    unknown = sorted(set(manifest.migrations) - _known())
    if unknown:
        raise BackupProblem(
            f"El respaldo es de una versión más nueva ({manifest.version}): trae {unknown[0]}."
        )


def _restore_database(folder: Path, manifest: Manifest) -> None:
    """One transaction empties the schema and fills it: whatever fails, the old data stay.

    The script is made whole before psql sees it, for half of one would be committed.
    """
    place, script = _programs(manifest), folder / "database.sql"
    programs.run(
        place / "pg_restore",
        *("--no-owner", "--no-privileges", f"--file={script}", folder / DUMP),
        failing="La copia de la base de datos no se pudo leer:",
    )
    programs.run(
        place / "psql",
        *("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"),
        *("--output=/dev/null", f"--command={EMPTY_SCHEMA}", f"--file={script}"),
        failing="No se restauró nada:",
    )


def _programs(manifest: Manifest) -> Path:
    return programs.folder(max(programs.server_version(), manifest.programs))


def _replace_documents(folder: Path) -> None:
    """Last, and only renames on one disk: a second run ends what a power cut left half done."""
    root, old, new = Path(settings.MEDIA_ROOT), folder / "old", folder / MEDIA
    try:
        old.mkdir()
        for document in _documents_here():
            document.rename(old / document.name)
        for document in new.iterdir() if new.exists() else ():
            document.rename(root / document.name)
    except OSError as error:
        raise BackupProblem(
            f"Se restauró la base, pero no los documentos ({error.strerror}): repite el comando."
        ) from None

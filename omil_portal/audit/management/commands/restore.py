from pathlib import Path

from django.core.cache import cache
from django.core.management.base import BaseCommand, CommandError

from omil_portal.audit.backup import BackupProblem, Manifest, restore
from omil_portal.audit.backup.restore import pending_migrations, rows_by_table


class Command(BaseCommand):
    help = "Recupera la base de datos y los documentos de un respaldo."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="ARCHIVO")
        parser.add_argument(
            "--replace", action="store_true", help="Reemplaza los datos que hay ahora."
        )

    def handle(self, *, file: Path, replace: bool, **options):
        try:
            manifest = restore(path=file, replace=replace)
        except BackupProblem as problem:
            raise CommandError(str(problem)) from None
        # What was drawn from the old data.
        cache.clear()
        self._tell(manifest)

    def _tell(self, manifest: Manifest) -> None:
        rows = rows_by_table()
        width = max(map(len, rows), default=0)
        self.stdout.write(f"Restaurado el respaldo del {manifest.made_at}.")
        for table, count in rows.items():
            self.stdout.write(f"  {table:{width}} {count:>9}")
        self.stdout.write(
            f"{sum(rows.values())} filas en {len(rows)} tablas, "
            f"{len(manifest.documents)} documentos."
        )
        if pending := pending_migrations(manifest):
            self.stdout.write(
                f"Faltan {len(pending)} cambios de esta versión: corre manage.py migrate."
            )

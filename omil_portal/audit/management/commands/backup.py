from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from omil_portal.audit.backup import BackupProblem, write


class Command(BaseCommand):
    help = "Guarda la base de datos y los documentos en un archivo nuevo."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="ARCHIVO")

    def handle(self, *, file: Path, **options):
        try:
            manifest = write(path=file, at=timezone.localtime())
        except BackupProblem as problem:
            raise CommandError(str(problem)) from None
        size = file.stat().st_size / 1e6
        self.stdout.write(
            f"Respaldo listo: {file}\n{size:.1f} MB, {len(manifest.documents)} documentos, "
            f"{len(manifest.migrations)} migraciones.\n"
            "Contiene datos personales sin cifrar: guárdalo en un lugar seguro."
        )

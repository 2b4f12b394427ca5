from pathlib import Path
from time import perf_counter

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from employers.services.bne_import import Report, import_file

OCCUPATION_LABELS = {
    4: "con código CIUO-08.CL de 4 dígitos",
    3: "con código de 3 dígitos",
    2: "con código de 2 dígitos",
    1: "con código de 1 dígito",
    0: "quedan para una persona",
}
PLACE_LABELS = {
    "name": "por nombre",
    "alias": "por otro nombre conocido",
    "resemblance": "por parecido",
    "region_only": "solo la región",
    "unknown": "sin reconocer",
}


class Command(BaseCommand):
    help = "Imports vacancies of the Bolsa Nacional de Empleo: JSON lines, with or without gzip."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="Read and report, keep nothing.")

    def handle(self, *, file: Path, dry_run: bool, **options):
        start = perf_counter()
        try:
            report = import_file(file, at=timezone.now(), dry_run=dry_run)
        except OSError as problem:
            raise CommandError(f"No se pudo leer {file.name}: {problem.strerror}") from problem
        if dry_run:
            self.stdout.write("Ensayo: no se guardó nada.")
        self._totals(report)
        self._share("Ocupación", report.occupations, OCCUPATION_LABELS)
        self._share("Lugar", report.places, PLACE_LABELS)
        if report.kept_as_text:
            self.stdout.write("Guardado como texto:")
            for label, count in report.kept_as_text.most_common():
                self.stdout.write(f"  {label}: {count}")
        self.stdout.write(f"Tiempo: {perf_counter() - start:.1f} s")

    def _totals(self, report: Report) -> None:
        self.stdout.write(f"Líneas leídas: {report.lines}")
        self.stdout.write(f"  importadas: {report.imported}")
        self.stdout.write(f"  ya estaban: {report.known}")
        self.stdout.write(f"  repetidas en el archivo: {len(report.duplicates)}")
        for line, first in report.duplicates:
            self.stdout.write(f"    línea {line}: igual a la línea {first}")
        self.stdout.write(f"  rechazadas: {len(report.rejections)}")
        for rejection in report.rejections:
            self.stdout.write(f"    línea {rejection.line}: {rejection.reason}")
        self.stdout.write(f"Empresas nuevas: {report.new_employers}")

    def _share(self, heading: str, counts, labels: dict) -> None:
        total = sum(counts.values())
        if not total:
            return
        self.stdout.write(f"{heading}:")
        for key, label in labels.items():
            if counts[key]:
                self.stdout.write(f"  {label}: {counts[key]} ({counts[key] / total:.1%})")

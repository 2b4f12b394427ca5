import csv
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from employers.bne.coded_ads import read_coded
from omil_portal.occupations import accuracy, calibration
from omil_portal.occupations.coder import default_coder


class Command(BaseCommand):
    help = "How often the coder of occupations is right, on ads that a person coded."
    requires_system_checks = ()  # Files alone: no database, no pages.

    def add_arguments(self, parser):
        parser.add_argument("coded", type=Path, help="CSV: line, code, maybe file (bne, other).")
        parser.add_argument("--bne", type=Path, required=True, help="The ads of BNE.")
        parser.add_argument("--other", type=Path, help="The other ads, with titulo, descripcion.")
        parser.add_argument(
            "--calibrate", action="store_true", help="First fit the calibration to these ads."
        )

    def handle(self, *, coded: Path, bne: Path, other: Path | None, calibrate: bool, **options):
        try:
            ads = read_coded(coded, bne=bne, other=other)
        except OSError as problem:
            raise CommandError(f"No se pudo leer: {problem.strerror}") from problem
        if calibrate:
            self._calibrate(ads)
        for line in accuracy.report(accuracy.answers(default_coder(), ads)):
            self.stdout.write(line)

    def _calibrate(self, ads: list[accuracy.Coded]) -> None:
        curves = accuracy.calibrate(default_coder(), ads)
        with calibration.FILE.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["digits", "raw", "confidence"])
            for digits, curve in curves.items():
                writer.writerows((digits, raw, value) for raw, value in zip(*curve, strict=True))
        calibration.measured.cache_clear()
        default_coder.cache_clear()

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from omil_portal.bench import browsing, matching
from omil_portal.bench.scales import SCALES
from omil_portal.bench.tables import Result, as_json
from omil_portal.env import ROOT

RESULTS = ROOT / "bench" / "results"


class Command(BaseCommand):
    help = "Measures the portal on invented data, and checks that the results are the same."

    def add_arguments(self, parser):
        parser.add_argument("name", choices=("matching", "pages", "all"))
        parser.add_argument("--scale", choices=SCALES, default="region")
        parser.add_argument(
            "--against",
            choices=(matching.POSTGRES, "nothing"),
            default=matching.POSTGRES,
            help="Who does the same job, for the lists to be compared.",
        )
        parser.add_argument("--json", type=Path, metavar="FILE", help="Write the figures there.")

    def handle(self, *, name: str, scale: str, against: str, json: Path | None, **options):
        results = []
        if name in ("matching", "all"):
            results.append(self._tell(matching.bench(SCALES[scale], (against,))))
        if name in ("pages", "all"):
            if not settings.DEMO:
                raise CommandError("Las páginas se miden con datos de demostración: no aquí.")
            results.append(self._tell(browsing.bench()))
        for result in results:
            if name == "all":
                result.write(RESULTS)
        if json:
            every = {result.name: result.figures() for result in results}
            json.write_text(as_json(every if name == "all" else every[name]))
        if not all(result.equal for result in results):
            raise CommandError("Los resultados no son iguales.")

    def _tell(self, result: Result) -> Result:
        self.stdout.write("\n".join([*result.text, ""]))
        return result

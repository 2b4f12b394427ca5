from argparse import ArgumentTypeError
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from omil_portal.bench import browsing, in_duckdb, matching
from omil_portal.bench.scales import SCALES
from omil_portal.bench.tables import Result, as_json
from omil_portal.env import ROOT

RESULTS = ROOT / "bench" / "results"
NOTHING = "nothing"
NAMES = ("matching", "pages")


def _rivals(given: str) -> tuple[str, ...]:
    names = tuple(given.split(","))
    if names == (NOTHING,):
        return ()
    for name in names:
        if name not in matching.RIVALS:
            raise ArgumentTypeError(f"{name} is none of {', '.join(matching.RIVALS)}, {NOTHING}")
    return names


class Command(BaseCommand):
    help = "Measures the portal on invented data, and checks that the results are the same."

    def add_arguments(self, parser):
        parser.add_argument("name", choices=(*NAMES, "all"))
        parser.add_argument("--scale", choices=SCALES, default="region")
        parser.add_argument(
            "--against",
            type=_rivals,
            default=matching.RIVALS,
            metavar="WHO[,WHO]",
            help=f"Who does the same job: {', '.join(matching.RIVALS)}, or {NOTHING}.",
        )
        parser.add_argument("--save", action="store_true", help="Write into bench/results/.")
        parser.add_argument("--json", type=Path, metavar="FILE", help="Write the figures there.")

    def handle(self, *, name, scale, against, save, json, **options):
        if matching.DUCKDB in against and not in_duckdb.is_installed():
            raise CommandError(
                "Falta DuckDB, que solo se instala para desarrollar: «make env», "
                f"o compara con otro: --against {matching.POSTGRES}."
            )
        results = []
        for one in NAMES if name == "all" else (name,):
            result = self._run(one, scale, against)
            self.stdout.write("\n".join([*result.text, ""]))
            if save or name == "all":
                result.write(RESULTS)
            results.append(result)
        if json:
            every = {result.name: result.figures() for result in results}
            json.write_text(as_json(every if name == "all" else every[name]))
        if not all(result.equal for result in results):
            raise CommandError("Los resultados no son iguales.")

    def _run(self, name: str, scale: str, against: tuple[str, ...]) -> Result:
        if name == "matching":
            return matching.bench(SCALES[scale], against)
        if not settings.DEMO:
            raise CommandError("Las páginas se miden con datos de demostración: no aquí.")
        return browsing.bench()

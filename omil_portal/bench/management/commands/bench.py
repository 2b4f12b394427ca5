from argparse import ArgumentTypeError
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from omil_portal.bench import in_duckdb
from omil_portal.bench.matching import DUCKDB, POSTGRES, RIVALS
from omil_portal.bench.plan import NAMES, RESULTS, USUAL_SCALE, Job, every
from omil_portal.bench.scales import SCALES
from omil_portal.bench.tables import as_json

ALL, NOTHING = "all", "nothing"


def _rivals(given: str) -> tuple[str, ...]:
    names = () if given == NOTHING else tuple(given.split(","))
    for name in names:
        if name not in RIVALS:
            raise ArgumentTypeError(f"{name} is none of {', '.join(RIVALS)}, {NOTHING}")
    return names


class Command(BaseCommand):
    help = "Measures the portal on invented data, and checks that the results are the same."

    def add_arguments(self, parser):
        parser.add_argument("name", choices=(*NAMES, ALL))
        parser.add_argument("--scale", choices=SCALES, help=f"{USUAL_SCALE} unless said")
        parser.add_argument(
            "--against",
            type=_rivals,
            default=RIVALS,
            metavar="WHO[,WHO]",
            help=f"Who does the same job: {', '.join(RIVALS)}, or {NOTHING}.",
        )
        parser.add_argument(
            "--save", action="store_true", help=f"Write in bench/results ({ALL}: always)."
        )
        parser.add_argument("--json", type=Path, metavar="FILE", help="Write the figures there.")

    def handle(self, *, name, scale, against, save, json, **options):
        jobs = [Job(name, scale or USUAL_SCALE, against)]
        if name == ALL:
            jobs = list(every(scale, against))
        self._check(jobs)
        figures, different = [], []
        for job in jobs:
            result = job.run()
            self.stdout.write("\n".join([*result.text, ""]))
            if save or name == ALL:
                result.write(RESULTS)
            figures.append(result.figures())
            if not result.equal:
                different.append(job.name)
        if json:
            json.write_text(as_json(figures if name == ALL else figures[0]))
        if different:
            raise CommandError(f"Los resultados no son iguales: {', '.join(different)}.")

    def _check(self, jobs: list[Job]) -> None:
        names = {job.name for job in jobs}
        if "pages" in names and not settings.DEMO:
            raise CommandError("Las páginas se miden con datos de demostración: no aquí.")
        asked = any(job.name == "matching" and DUCKDB in job.against for job in jobs)
        if asked and not in_duckdb.is_installed():
            raise CommandError(
                "Falta DuckDB, que solo se instala para desarrollar: «make env», "
                f"o compara con otro: --against {POSTGRES}."
            )

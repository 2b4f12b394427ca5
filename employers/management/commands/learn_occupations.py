import csv
from collections.abc import Iterable
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from employers.bne.learning import NOT_OF_THE_WORK, lessons
from employers.bne.read import open_lines
from omil_portal.occupations import statistics
from omil_portal.occupations.coder import project_entries
from omil_portal.occupations.learning import Lesson, count
from omil_portal.occupations.names import NameIndex
from omil_portal.occupations.statistics import Count
from omil_portal.occupations.text import stems
from omil_portal.offices.territory import read_comunas


class Command(BaseCommand):
    help = "Counts the words of real ads by occupation: the statistics are kept, the ads are not."
    requires_system_checks = ()  # Files alone: no database, no pages.

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", type=Path, help="JSON lines, with or without gzip.")
        parser.add_argument("--to", type=Path, default=statistics.FILE)

    def handle(self, *, files: list[Path], to: Path, **options):
        try:
            read = [lesson for file in files for lesson in lessons(open_lines(file))]
        except OSError as problem:
            raise CommandError(f"No se pudo leer: {problem.strerror}") from problem
        names = NameIndex(project_entries())
        rows = count(read, names, not_words=_not_words(read))
        with to.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(Count._fields)
            writer.writerows(rows)
        coded = sum(row.ads for row in rows if row.kind == statistics.AD)
        self.stdout.write(f"Avisos leídos: {len(read)}. Con ocupación clara: {coded}.")
        self.stdout.write(f"Filas escritas: {len(rows)}.")


def _not_words(read: list[Lesson]) -> frozenset[str]:
    """Stems of comunas, companies and people, unless an occupation is named with them."""
    places = (name for row in read_comunas() for name in (row.name, *row.other_names))
    companies = {lesson.company for lesson in read}
    named = _stems(entry.term for entry in project_entries())
    return (_stems(places) | _stems(companies)) - named | _stems([NOT_OF_THE_WORK])


def _stems(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(stem for text in texts for stem in stems(text))

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from omil_portal.occupations.esco import NotAnEscoFile, read_terms
from omil_portal.occupations.models import Occupation, OccupationTerm
from omil_portal.occupations.reference import replace_terms


class Command(BaseCommand):
    help = "Loads the synonyms of an ESCO file of occupations; safe to repeat."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    @transaction.atomic
    def handle(self, *, file: Path, **options):
        known = set(Occupation.objects.filter(level=4).values_list("code", flat=True))
        try:
            terms = list(read_terms(file))
        except (OSError, NotAnEscoFile) as problem:
            raise CommandError(f"No se pudo leer {file.name}: {problem}") from problem
        loaded = [(term, code) for term, code in terms if code in known]
        count = replace_terms(OccupationTerm.Source.ESCO, loaded)
        without = len(terms) - len(loaded)
        self.stdout.write(f"Sinónimos de ESCO: {count}. Sin grupo en CIUO-08.CL: {without}.")

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.module_loading import import_string


class Command(BaseCommand):
    help = "Loads the reference data: territory, occupations, texts, definitions. Safe to repeat."

    @transaction.atomic
    def handle(self, **options):
        for path in settings.REFERENCE_LOADERS:
            for what, count in import_string(path)().items():
                self.stdout.write(f"{what}: {count}")

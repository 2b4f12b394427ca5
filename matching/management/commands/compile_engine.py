from time import perf_counter

from django.core.management.base import BaseCommand

from matching.engine.ready import make_ready


class Command(BaseCommand):
    help = "Compiles the match for this machine and keeps it; run it where new code is installed."

    def handle(self, **options):
        start = perf_counter()
        make_ready()
        self.stdout.write(f"El motor está listo ({perf_counter() - start:.1f} s).")

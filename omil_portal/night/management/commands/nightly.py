from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from omil_portal.night.services import StepFailed, run_night


class Command(BaseCommand):
    help = "The nightly run in the foreground: match, goals, expiries, outbox."

    def add_arguments(self, parser):
        parser.add_argument("--on", type=date.fromisoformat, metavar="DATE")

    def handle(self, *, on: date | None, **options):
        night = on or timezone.localdate()
        self.stdout.write(f"Noche del {night:%d-%m-%Y}")
        try:
            rows = run_night(night, tell=self.stdout.write)
        except StepFailed as failed:
            raise CommandError(f"No terminaron: {failed}") from failed
        self.stdout.write(f"Total: {sum(row.seconds for row in rows):.1f} s")

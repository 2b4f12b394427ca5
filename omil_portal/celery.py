"""The Celery application. The cron table is `schedule.py`; task bodies are plain functions."""

import os
import signal

from celery import Celery
from celery.signals import worker_process_init

from omil_portal.embedded.process import die_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "omil_portal.settings")

app = Celery("omil_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_process_init.connect
def end_with_the_worker(**_: object) -> None:
    """A killed worker takes its pool along; its tasks were not acknowledged and are redelivered."""
    die_with_parent(signal.SIGKILL, os.getppid())()

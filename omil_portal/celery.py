"""The Celery application. Task bodies are ordinary functions in the apps; the cron table is `schedule.py`."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "omil_portal.settings")

app = Celery("omil_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

"""Tasks enqueued from any process reach the portal's broker, and only as JSON."""

from celery import current_app
from django.conf import settings

from omil_portal.night import tasks  # noqa: F401


def test_a_web_process_enqueues_to_the_portals_broker():
    assert current_app.conf.broker_url == settings.CELERY_BROKER_URL


def test_pickled_tasks_are_refused():
    assert current_app.conf.accept_content == ["json"]


def test_a_task_may_not_outlive_its_invisibility():
    invisible = settings.CELERY_BROKER_TRANSPORT_OPTIONS["visibility_timeout"]
    assert current_app.conf.task_time_limit < invisible


def test_every_scheduled_task_exists():
    scheduled = {entry["task"] for entry in current_app.conf.beat_schedule.values()}
    current_app.loader.import_default_modules()
    assert scheduled <= set(current_app.tasks)

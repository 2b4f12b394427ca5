"""The night as Celery runs it: what is missing, in order, whatever fails."""

import logging

import pytest
from django.urls import reverse
from django.utils import timezone

from omil_portal.celery import app
from omil_portal.night.alone import alone
from omil_portal.night.models import NightStep
from omil_portal.night.services import run_step
from omil_portal.night.tasks import night_step, start_night
from tests.factories.kernel import StaffMembershipFactory
from tests.factories.when import ON
from tests.night.conftest import night

pytestmark = pytest.mark.django_db
NIGHT = ON.isoformat()


@pytest.fixture(autouse=True)
def worker():
    """A worker that takes each task at once, in this process."""
    app.conf.task_always_eager = True
    yield
    app.conf.task_always_eager = False


def test_a_night_runs_every_step_in_order(calls):
    assert start_night(NIGHT) == ["first", "last"]
    assert calls == ["first", "last"]


def test_only_what_is_missing_is_started(calls):
    run_step("first", ON)
    assert start_night(NIGHT) == ["last"]
    assert calls == ["first", "last"]


def test_a_whole_night_starts_nothing(calls):
    start_night(NIGHT)
    assert start_night(NIGHT) == []
    assert calls == ["first", "last"]


def test_without_a_date_it_is_tonight():
    start_night()
    assert set(NightStep.objects.values_list("night", flat=True)) == {timezone.localdate()}


def test_after_a_failing_step_the_later_ones_run(settings, calls):
    settings.NIGHT_STEPS = night("first", "broken", "last")
    start_night(NIGHT)
    assert calls == ["first", "broken", "last"]


def test_the_next_start_takes_up_what_failed(settings, calls):
    settings.NIGHT_STEPS = night("broken", "last")
    start_night(NIGHT)
    assert start_night(NIGHT) == ["broken"]


def test_a_failure_is_in_the_log_with_its_cause(settings, caplog):
    settings.NIGHT_STEPS = night("broken")
    night_step("broken", NIGHT)
    (record,) = caplog.records
    assert (record.levelno, record.getMessage()) == (
        logging.ERROR,
        "night step broken of 2026-11-02 failed",
    )
    assert isinstance(record.exc_info[1].__cause__, RuntimeError)


def test_a_step_out_of_time_is_said_and_still_missing(settings, caplog):
    settings.NIGHT_STEPS = night("too_slow", "last")
    start_night(NIGHT)
    assert "night step too_slow of 2026-11-02 ran out of time" in caplog.text
    assert NightStep.objects.get(name="too_slow").finished_at is None
    assert NightStep.objects.get(name="last").finished_at


def test_a_second_canvas_never_overtakes_the_first(calls):
    with alone("night:first"):
        start_night(NIGHT)
    assert calls == []


def test_the_page_tells_each_step_in_words(client):
    run_step("first", ON)
    client.force_login(StaffMembershipFactory(administrator=True).user)
    page = client.get(reverse("night_list")).content.decode()
    assert "enviados: 3" in page
    assert "Terminado" in page


def test_before_the_first_night_the_page_says_so(client):
    client.force_login(StaffMembershipFactory(administrator=True).user)
    assert "Todavía no ha pasado" in client.get(reverse("night_list")).content.decode()

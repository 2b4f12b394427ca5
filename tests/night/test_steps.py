"""Each step of a night ends once, and the rows tell how it went."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection

from omil_portal.night.alone import alone
from omil_portal.night.models import NightStep
from omil_portal.night.services import (
    MAX_ATTEMPTS,
    Busy,
    StepFailed,
    run_night,
    run_step,
    unfinished_steps,
)
from tests.factories.when import ON
from tests.night.conftest import night

pytestmark = pytest.mark.django_db


def test_the_steps_run_in_the_order_of_the_table(calls):
    run_night(ON)
    assert calls == ["first", "last"]


def test_a_step_that_ended_leaves_what_it_counted():
    row = run_step("first", ON)
    assert row.finished_at
    assert row.told == "enviados: 3"


def test_a_step_that_ended_is_not_run_again(calls):
    run_step("first", ON)
    assert run_step("first", ON) is None
    assert calls == ["first"]


def test_it_runs_again_when_asked(calls):
    run_step("first", ON)
    run_step("first", ON, again=True)
    assert calls == ["first", "first"]
    assert NightStep.objects.count() == 1


def test_it_runs_again_the_next_night(calls):
    run_step("first", ON)
    run_step("first", ON + timedelta(days=1))
    assert calls == ["first", "first"]


def test_what_ended_is_no_longer_missing():
    run_step("first", ON)
    assert unfinished_steps(ON) == ["last"]


def test_a_step_cut_short_is_missing():
    NightStep.objects.create(night=ON, name="first", started_at="2026-11-02T05:15Z", attempts=1)
    assert unfinished_steps(ON) == ["first", "last"]


def test_a_step_that_always_kills_its_process_is_given_up():
    NightStep.objects.create(
        night=ON, name="first", started_at="2026-11-02T05:15Z", attempts=MAX_ATTEMPTS
    )
    assert unfinished_steps(ON) == ["last"]
    assert run_step("first", ON) is None


def test_each_attempt_is_counted(settings):
    settings.NIGHT_STEPS = night("broken")
    for _ in range(2):
        with pytest.raises(StepFailed):
            run_step("broken", ON)
    assert NightStep.objects.get().attempts == 2


def test_a_failure_is_written_and_the_step_is_still_missing(settings):
    settings.NIGHT_STEPS = night("broken")
    with pytest.raises(StepFailed, match="no hay red"):
        run_step("broken", ON)
    row = NightStep.objects.get()
    assert row.told == "no terminó: RuntimeError: no hay red"
    assert unfinished_steps(ON) == ["broken"]


def test_what_a_failure_quotes_of_people_is_not_written(settings):
    settings.NIGHT_STEPS = night("broken")
    with pytest.raises(StepFailed):
        run_step("broken", ON)
    assert "12531909" not in str(NightStep.objects.get().summary)


def test_a_step_that_failed_and_then_ended_tells_no_failure(settings):
    settings.NIGHT_STEPS = (("step", "tests.night.steps.broken"),)
    with pytest.raises(StepFailed):
        run_step("step", ON)
    settings.NIGHT_STEPS = (("step", "tests.night.steps.first"),)
    run_step("step", ON)
    assert NightStep.objects.get().summary == {"sent": 3}


def test_in_the_foreground_a_failure_keeps_no_step_from_running(settings, calls):
    settings.NIGHT_STEPS = night("first", "broken", "last")
    with pytest.raises(StepFailed, match="broken"):
        run_night(ON)
    assert calls == ["first", "broken", "last"]


@pytest.mark.django_db(transaction=True)
def test_an_error_of_the_database_is_written_too(settings):
    settings.NIGHT_STEPS = night("wrong_sql")
    with pytest.raises(StepFailed) as failed:
        run_step("wrong_sql", ON)
    assert isinstance(failed.value.__cause__, DatabaseError)
    assert NightStep.objects.get().told == "no terminó: DataError: division by zero"


@pytest.mark.django_db(transaction=True)
def test_the_lock_is_let_go_after_an_error_of_the_database(settings):
    settings.NIGHT_STEPS = night("wrong_sql")
    for _ in range(2):
        with pytest.raises(StepFailed):
            run_step("wrong_sql", ON)


@pytest.mark.django_db(transaction=True)
def test_a_step_may_close_the_connection(settings):
    settings.NIGHT_STEPS = night("closes_the_connection")
    assert run_step("closes_the_connection", ON).finished_at


def test_while_one_runs_a_step_another_does_not(calls):
    with alone("night:first"), pytest.raises(Busy):
        run_step("first", ON)
    assert calls == []


def test_not_even_the_same_step_of_another_night(calls):
    with alone("night:first"), pytest.raises(Busy):
        run_step("first", ON + timedelta(days=1))
    assert calls == []


def test_other_steps_may_run_meanwhile(calls):
    with alone("night:first"):
        run_step("last", ON)
    assert calls == ["last"]


def test_the_command_tells_each_step_and_the_total(capsys):
    call_command("nightly", "--on", "2026-11-02")
    said = capsys.readouterr().out
    assert "Noche del 02-11-2026" in said
    assert "first: 0.0 s · enviados: 3" in said
    assert "Total: 0.0 s" in said


def test_the_command_says_that_another_process_runs_a_step(capsys, calls):
    with alone("night:first"):
        call_command("nightly", "--on", "2026-11-02")
    assert "first: otro proceso lo está corriendo" in capsys.readouterr().out
    assert calls == ["last"]


def test_the_command_fails_when_a_step_did(settings, capsys):
    settings.NIGHT_STEPS = night("broken", "last")
    with pytest.raises(CommandError, match="No terminaron: broken"):
        call_command("nightly", "--on", "2026-11-02")
    assert "no hay red" in capsys.readouterr().out


@pytest.mark.django_db(transaction=True)
def test_the_lock_outlives_the_connection_of_the_body():
    with alone("night:first"):
        connection.close()
        with alone("night:first") as free:
            assert not free


def test_a_lock_that_ended_can_be_taken():
    with alone("night:first"):
        pass
    with alone("night:first") as free:
        assert free


def test_a_lock_is_let_go_by_an_error():
    with pytest.raises(RuntimeError), alone("night:first"):
        raise RuntimeError
    with alone("night:first") as free:
        assert free

"""Worker, beat, broker and database are killed in one night: nothing is lost, nothing doubled."""

import sys
from collections.abc import Iterator

import pytest

from omil_portal.embedded import throwaway
from tests.embedded.waiting import until
from tests.factories.when import ON
from tests.kill import town
from tests.kill.mail import LET_THROUGH
from tests.kill.night import PATIENCE, Night

pytestmark = [
    pytest.mark.kill,
    pytest.mark.skipif(sys.platform != "linux", reason="reads /proc, which only Linux has"),
]


@pytest.fixture(scope="module")
def night() -> Iterator[Night]:
    """The night after all that happened in it."""
    with throwaway() as folder, Night(folder).running() as night:
        with night.held("outbox_message"):
            with night.held("jobseekers_deskimportrow"):
                with night.held("matching_referralevent"):
                    with night.held("sence_programs_benefitreminder"):
                        with night.held("sence_programs_goalsnapshot"):
                            with night.held("matching_fairnessreport"):
                                with night.held("matching_seekermatches"):
                                    night.stuck("match")
                                    night.stuck("match", night.kill_pool)
                                    night.stuck("match", night.kill_worker)
                                night.stuck("fairness")
                                night.stuck("fairness", night.kill_worker)
                            night.stuck("goals")
                            night.kill_server("valkey")
                        night.stuck("benefit_reminders")
                        night.stuck("benefit_reminders", night.kill_worker)
                    night.stuck("expiries")
                    night.kill_beat()
                    night.stuck("expiries", night.kill_worker)
                night.stuck("imports")
                night.stuck("imports", night.kill_worker)
            night.stuck("outbox")
            night.kill_server("postgres")
        until(lambda: len(night.emails()) == LET_THROUGH, PATIENCE)
        night.kill_worker()
        night.open_mail_gate()
        until(lambda: night.finished(*STEPS), PATIENCE)
        until(lambda: night.one(UNSENT) == 0, PATIENCE)
        yield night


STEPS = (
    "match",
    "fairness",
    "goals",
    "benefit_reminders",
    "meetings",
    "expiries",
    "imports",
    "answers",
    "outbox",
)
UNSENT = "SELECT count(*) FROM outbox_message WHERE sent_at IS NULL"
LISTS = "SELECT count(*) FROM matching_seekermatches m JOIN matching_run r ON r.id = m.run_id"


def test_every_step_ended(night: Night):
    assert night.finished(*STEPS)


def test_steps_that_were_cut_were_tried_again(night: Night):
    assert night.attempts("match") >= 3
    assert night.attempts("expiries") >= 2


def test_one_run_is_current_and_none_is_half_made(night: Night):
    runs = night.ask("SELECT current, finished_at IS NOT NULL FROM matching_run")
    assert runs == [(True, True)]


def test_the_match_was_cut_in_shards_and_none_is_left(night: Night):
    summary = "SELECT summary ->> 'shards' FROM night_nightstep WHERE name = 'match'"
    assert night.one(summary) == "3"
    assert night.one("SELECT count(*) FROM matching_shard") == 0


def test_the_run_has_one_fairness_report(night: Night):
    assert night.one("SELECT count(*) FROM matching_fairnessreport") == 1


def test_each_person_has_one_list(night: Night):
    assert night.one(f"{LISTS} WHERE r.current") == town.SEEKERS
    assert night.one(LISTS) == town.SEEKERS


def test_each_goal_has_one_snapshot_of_each_day_that_was_counted(night: Night):
    a_day = night.ask('SELECT "on", count(*) FROM sence_programs_goalsnapshot GROUP BY "on"')
    assert ON in dict(a_day)
    assert {count for _, count in a_day} == {town.GOALS}


def test_each_deadline_was_reminded_once(night: Night):
    reminders = "SELECT count(*) FROM sence_programs_benefitreminder"
    assert night.one(reminders) == town.REMINDED


def test_each_referral_expired_once(night: Night):
    expired = "SELECT count(*) FROM matching_referral WHERE state = 'expired'"
    events = "SELECT count(*) FROM matching_referralevent WHERE to_state = 'expired'"
    assert (night.one(expired), night.one(events)) == (town.EXPIRED, town.EXPIRED)


def test_each_offer_past_its_date_closed_once(night: Night):
    closed = "SELECT count(*) FROM employers_vacancy WHERE status = 'closed'"
    events = "SELECT count(*) FROM employers_vacancyevent WHERE to_status = 'closed'"
    assert (night.one(closed), night.one(events)) == (town.CLOSED, town.CLOSED)


def test_each_row_of_a_spreadsheet_left_half_way_is_one_person(night: Night):
    people = "SELECT count(*) FROM jobseekers_jobseeker WHERE phone LIKE '+56 9 7000 %'"
    assert night.one("SELECT state FROM jobseekers_deskimport") == "applied"
    assert night.one(people) == town.ROWS


def test_each_email_left_once(night: Night):
    left = night.emails()
    assert len(left) == len(set(left)) == town.MESSAGES


def test_starting_the_night_again_finds_nothing_missing(night: Night):
    assert night.start_again() == "[]"
    assert len(night.emails()) == town.MESSAGES

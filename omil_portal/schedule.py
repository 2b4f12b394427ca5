"""THE cron table: what runs by itself, when, and why. Times are of America/Santiago."""

from celery.schedules import crontab

# The steps of a night, in order. Each is an ordinary function `(on: date) -> dict`, where
# `on` is the day that begins, safe to run twice and to be killed at any point.
NIGHT = (
    ("match", "matching.services.nightly.match_step"),
    ("fairness", "matching.services.fairness.fairness_step"),
    ("goals", "sence_programs.services.nightly.goals_step"),
    ("forecast_checks", "sence_programs.services.forecast_check.check_forecasts_step"),
    ("benefit_reminders", "sence_programs.services.benefit_reminders.benefit_reminders_step"),
    ("meetings", "sence_programs.services.meetings.reminders.meetings_step"),
    ("expiries", "matching.services.expiries.expiries_step"),
    ("answer_links", "matching.services.answers.answer_links_step"),
    ("follow_ups", "matching.services.follow_ups.follow_ups_step"),
    ("answers", "sence_programs.services.acknowledgements.answers_step"),
    ("courses", "sence_programs.services.courses.reminders.courses_step"),
    ("appointments", "jobseekers.services.appointments_night.appointments_step"),
    (
        "external_referrals",
        "jobseekers.services.external_referrals.external_referrals_step",
    ),
    ("imports", "jobseekers.services.imports.nightly.imports_step"),
    ("downloads", "omil_portal.downloads.forgetting.downloads_step"),
    ("outbox", "omil_portal.outbox.services.outbox_step"),
)

BEAT = {
    "night": {
        # After midnight the day that counts is closed; before six, lists are fresh at opening.
        # Repeated until seven: it starts only what was cut, and nothing when the night is whole.
        "task": "omil_portal.night.tasks.start_night",
        "schedule": crontab(hour="2-6", minute="15,30,45"),
    },
    "outbox": {
        # Messages leave soon after they are written, also when the first attempt failed.
        "task": "omil_portal.outbox.tasks.sweep",
        "schedule": crontab(minute="*/5"),
        # A sweep that waited too long is dropped: the next one does its work.
        "options": {"expires": 240},
    },
    "downloads": {
        # What was asked for while the queue was away, or whose worker was killed.
        "task": "omil_portal.downloads.tasks.sweep",
        "schedule": crontab(minute="*/5"),
        "options": {"expires": 240},
    },
}

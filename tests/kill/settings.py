"""The portal's own settings with a hurried clock: a night is started every second."""

from omil_portal import beat
from omil_portal.settings import *  # noqa: F403
from omil_portal.settings import EMAIL_FILE_PATH
from tests.factories.when import ON

CELERY_BEAT_SCHEDULE = {
    "night": {
        "task": "omil_portal.night.tasks.start_night",
        "schedule": 1.0,
        "args": [ON.isoformat()],
    },
}
beat.LEASE_SECONDS, beat.TICK_SECONDS = 3, 0.5

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "tests.kill.mail.HeldMail"
MAIL_GATE = EMAIL_FILE_PATH.with_name("mail-gate")

# A town of thirty people in three shards.
MATCHING_SHARD_PEOPLE = 10

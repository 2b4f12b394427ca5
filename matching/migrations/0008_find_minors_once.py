from django.db import migrations

# With NOT EXISTS the database looked each of a million people up. The minors are few and have an
# index: now they are found once, and each person is looked for among them.
PEOPLE = """
CREATE OR REPLACE VIEW matching_people AS
SELECT
    facts.seeker_id AS id,
    facts.comuna,
    facts.accepted_minutes,
    facts.moving_regions,
    facts.schedules,
    facts.licences,
    facts.permits,
    facts.schooling,
    facts.desired_1, facts.desired_2, facts.desired_3,
    facts.months_1, facts.months_2, facts.months_3,
    facts.expected_pay,
    -- Only someone known to be a minor is kept from work the law forbids to minors.
    facts.seeker_id NOT IN (
        SELECT minor.id FROM jobseekers_jobseeker AS minor
        WHERE minor.birth_date > (current_setting('omil.day')::date - interval '18 years')::date
    ) AS adult,
    facts.widen,
    facts.updated,
    facts.skills
FROM jobseekers_workfacts AS facts
WHERE facts.looking
"""


class Migration(migrations.Migration):

    dependencies = [
        ("matching", "0007_one_signed_version_per_night"),
        ("jobseekers", "0004_seeker_birth_date"),
    ]

    operations = [migrations.RunSQL(PEOPLE, migrations.RunSQL.noop)]

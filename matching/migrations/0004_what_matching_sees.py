from django.db import migrations

# What the night may know of each side, and no more: the role that reads sees these and not the
# tables. `omil.day` is the day of the run; of a birth date only "of age on that day" comes out.
PEOPLE = """
CREATE VIEW matching_people AS
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
    NOT EXISTS (
        SELECT FROM jobseekers_jobseeker AS minor
        WHERE minor.id = facts.seeker_id
          AND minor.birth_date > (
              SELECT (current_setting('omil.day')::date - interval '18 years')::date
          )
    ) AS adult,
    facts.widen,
    facts.updated,
    facts.skills
FROM jobseekers_workfacts AS facts
WHERE facts.looking
"""

OFFERS = """
CREATE VIEW matching_offers AS
SELECT
    offer.id,
    coalesce(offer.comuna_id::integer, 0) AS comuna,
    coalesce(offer.region_id::integer, 0) AS region,
    jobseekers_mask(
        ARRAY[offer.hours], '{full,partial,shifts,night,weekend,remote}'
    ) AS schedule,
    jobseekers_mask(offer.licences, '{A1,A2,A3,A4,A5,B,C,D,E,F}') AS licences,
    jobseekers_mask(offer.permits, '{os10,directemar,diving,heights,food}') AS permits,
    offer.schooling,
    coalesce(
        length(offer.occupation_id) * 10000 + rpad(offer.occupation_id, 4, '0')::integer, 0
    ) AS occupation,
    offer.experience_months,
    coalesce(offer.pay_max, 0) AS pay_max,
    offer.adults_only AS adult_only,
    (offer.published_at AT TIME ZONE 'America/Santiago')::date - date '1970-01-01' AS published,
    offer.posts,
    coalesce(asked.skills, '{}') AS skills
FROM employers_vacancy AS offer
LEFT JOIN (
    SELECT vacancy_id, array_agg(skill_id::integer ORDER BY skill_id) AS skills
    FROM employers_vacancy_skills GROUP BY vacancy_id
) AS asked ON asked.vacancy_id = offer.id
WHERE offer.status = 'published'
  AND (offer.closes_on IS NULL
       OR offer.closes_on >= (SELECT current_setting('omil.day')::date))
"""


class Migration(migrations.Migration):

    dependencies = [
        ('matching', '0003_weights_fairness_and_places'),
        ('jobseekers', '0003_work_facts'),
        ('employers', '0003_board_indexes'),
    ]

    operations = [
        migrations.RunSQL(PEOPLE, "DROP VIEW matching_people"),
        migrations.RunSQL(OFFERS, "DROP VIEW matching_offers"),
    ]

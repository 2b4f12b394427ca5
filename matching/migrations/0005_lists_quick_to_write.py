import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

# A run writes a row a person: one index is left, and no key is checked row by row. Lists of the
# night before stay.
LEAN = """
DO $$
DECLARE
    one record;
BEGIN
    FOR one IN
        SELECT conrelid::regclass AS lists, conname FROM pg_constraint
        WHERE conrelid IN ('matching_seekermatches'::regclass, 'matching_vacancymatches'::regclass)
          AND contype IN ('f', 'u', 'p')
    LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', one.lists, one.conname);
    END LOOP;
    FOR one IN
        SELECT indexrelid::regclass AS name FROM pg_index
        WHERE indrelid IN ('matching_seekermatches'::regclass, 'matching_vacancymatches'::regclass)
    LOOP
        EXECUTE format('DROP INDEX %s', one.name);
    END LOOP;
END $$;
ALTER TABLE matching_seekermatches DROP COLUMN id, ADD PRIMARY KEY (run_id, seeker_id);
ALTER TABLE matching_vacancymatches DROP COLUMN id, ADD PRIMARY KEY (run_id, vacancy_id);
"""


def lists(name, owner, model, others):
    unchecked = {
        "on_delete": django.db.models.deletion.CASCADE,
        "related_name": "+",
        "db_constraint": False,
        "db_index": False,
    }
    numbers = models.PositiveSmallIntegerField()
    return migrations.CreateModel(
        name=name,
        fields=[
            (
                "pk",
                models.CompositePrimaryKey(
                    "run", owner, blank=True, editable=False, primary_key=True, serialize=False
                ),
            ),
            ("run", models.ForeignKey(to="matching.run", **unchecked)),
            (owner, models.ForeignKey(to=model, **unchecked)),
            (others, django.contrib.postgres.fields.ArrayField(models.BigIntegerField())),
            ("points", django.contrib.postgres.fields.ArrayField(numbers)),
            ("places", django.contrib.postgres.fields.ArrayField(numbers, default=list)),
            (
                "changed_at",
                models.DateTimeField(
                    blank=True,
                    help_text="When it was matched again by day; null as of the night.",
                    null=True,
                ),
            ),
        ],
    )


class Migration(migrations.Migration):

    dependencies = [("matching", "0004_what_matching_sees")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(LEAN)],
            state_operations=[
                migrations.DeleteModel("SeekerMatches"),
                migrations.DeleteModel("VacancyMatches"),
                lists("SeekerMatches", "seeker", "jobseekers.jobseeker", "vacancy_ids"),
                lists("VacancyMatches", "vacancy", "employers.vacancy", "seeker_ids"),
            ],
        ),
    ]

from django.contrib.postgres.fields import ArrayField
from django.db import models

from jobseekers.models.profile import Profile


class WorkFacts(models.Model):
    """A profile as matching reads it: one row of numbers a person, kept by database triggers.

    Reading a whole country from profiles and their rows of skills, occupations and regions takes
    several times what the match does. Nobody writes here: whatever way the profile, its rows, or
    the person's comuna and status change, `jobseekers_work_facts` (migration 0003) writes the row
    again. It stands apart from the audited profile so that its history says each change once.

    Masks hold one bit per choice in the order of `occupations/work.py`. An occupation is
    `digits known × 10,000 + digits padded to four`, as the engine has it; 0 is none.
    """

    seeker = models.OneToOneField(
        Profile,
        on_delete=models.DO_NOTHING,
        # The triggers delete it with the profile; a check per row would double a load's cost.
        db_constraint=False,
        primary_key=True,
        related_name="work_facts",
    )
    looking = models.BooleanField(help_text="Active, and said what work they want.")
    comuna = models.IntegerField(db_index=True, help_text="Its CUT as a number.")
    accepted_minutes = models.SmallIntegerField()
    moving_regions = models.IntegerField(help_text="Bit n: the region of CUT n.")
    schedules = models.IntegerField()
    licences = models.IntegerField()
    permits = models.IntegerField()
    schooling = models.SmallIntegerField(help_text="0 when not said.")
    desired_1 = models.IntegerField()
    desired_2 = models.IntegerField()
    desired_3 = models.IntegerField()
    months_1 = models.SmallIntegerField()
    months_2 = models.SmallIntegerField()
    months_3 = models.SmallIntegerField()
    expected_pay = models.IntegerField(help_text="0 when not said.")
    widen = models.BooleanField()
    updated = models.IntegerField(help_text="Days since 1970-01-01, in Santiago.")
    skills = ArrayField(models.IntegerField(), help_text="Ids, rising.")

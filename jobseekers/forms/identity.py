from django import forms

from jobseekers.person_fields import RunField


class GiveRunForm(forms.Form):
    """The RUN that a person has now, with the card in sight."""

    run = RunField()

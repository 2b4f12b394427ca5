"""Taking an hour, and what an office gives hours for."""

import uuid
from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError

from jobseekers.models import Closure, DeskService, Shift
from jobseekers.picking import Hours
from jobseekers.services.appointments import TAKEN
from omil_portal.accounts.models import User
from omil_portal.look.fields import DateInput, TimeInput
from omil_portal.look.repeated import is_written


class HourForm(forms.Form):
    """One of the hours shown; one that somebody took meanwhile is no longer among them.

    `own`: the person's own hour, so that sending twice what was sent is no mistake.
    """

    request_id = forms.UUIDField(widget=forms.HiddenInput)
    hour = forms.TypedChoiceField(
        label="Hora",
        coerce=datetime.fromisoformat,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": TAKEN, "required": "Elige una hora."},
    )

    def __init__(self, *args, hours: Hours, own: datetime | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        repeated = [(own.isoformat(), "")] if own else []
        self.fields["hour"].choices = hours.choices + repeated
        self.initial.setdefault("request_id", uuid.uuid4())


class CancelForm(forms.Form):
    reason = forms.CharField(label="Motivo", max_length=120, required=False)


class OfOneOffice(forms.ModelForm):
    """What an office names: the names it has already are looked at, though no field asks it."""

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() - {"office"}


class DeskServiceForm(OfOneOffice):
    class Meta:
        model = DeskService
        fields = ["name", "kind", "minutes", "bring", "online", "active"]
        help_texts = {
            "name": "Como lo leerá la persona: «Orientación laboral».",
            "bring": "Por ejemplo: cédula y finiquito.",
        }


class ShiftForm(forms.ModelForm):
    """Hours of one officer of the office."""

    class Meta:
        model = Shift
        fields = ["service", "officer", "weekday", "starts", "ends", "places", "since"]
        widgets = {"starts": TimeInput(), "ends": TimeInput(), "since": DateInput()}

    def __init__(self, *args, office, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["service"].queryset = office.services.filter(active=True)
        self.fields["officer"].queryset = officers_of(office, on)
        self.initial.setdefault("since", on)

    def clean(self):
        names = ("service", "officer", "weekday", "starts", "ends")
        if is_written(Shift.objects.filter(until=None), self, *names):
            raise ValidationError("Ese horario ya está en la agenda.")
        return super().clean()


class ClosureForm(forms.ModelForm):
    """Days without hours: everybody's, or one officer's."""

    class Meta:
        model = Closure
        fields = ["first", "last", "officer", "reason"]
        widgets = {"first": DateInput(), "last": DateInput()}

    def __init__(self, *args, office, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["officer"].queryset = officers_of(office, on)
        self.fields["officer"].empty_label = "Toda la oficina"

    def clean(self):
        of_the_office = Closure.objects.filter(office=self.instance.office)
        if is_written(of_the_office, self, "first", "last", "officer"):
            raise ValidationError("Esos días sin atención ya están en la agenda.")
        return super().clean()


def officers_of(office, on):
    """Who works in the office on the day `on`."""
    held = office.memberships.in_force(on)
    return User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("full_name")

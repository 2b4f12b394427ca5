"""The company's answer, on one small page without signing in."""

from datetime import date, timedelta

from django import forms

from matching.lifecycle import NEEDS_REASON
from matching.models import Referral
from matching.services.answers import NEEDS_DAY
from omil_portal.look.fields import DateInput

State, Reason = Referral.State, Referral.Reason
DAY_MISSING = {
    State.INTERVIEW: "Escribe el día de la entrevista.",
    State.HIRED: "Escribe su primer día de trabajo.",
}
FARTHEST = timedelta(days=180)


class AnswerForm(forms.Form):
    """What came of the person who brought the letter."""

    state = forms.ChoiceField(
        label="¿Qué pasó?",
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Elige qué pasó."),
        choices=[
            (State.INTERVIEW, "La entrevistaremos"),
            (State.HIRED, "La contratamos"),
            (State.REJECTED, "No la seleccionamos"),
            (State.NO_SHOW, "No se presentó"),
        ],
    )
    on = forms.DateField(
        label="Día",
        required=False,
        widget=DateInput(),
        help_text="De la entrevista, o el primero de trabajo si la contrataste.",
    )
    reason = forms.ChoiceField(
        label="Motivo",
        required=False,
        choices=[("", "Elige el motivo"), *(row for row in Reason.choices if row[0])],
        help_text="Si no la seleccionaste.",
    )

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self._today = today
        for name in ("on", "reason"):
            self.fields[name].depends = True

    def clean(self):
        data = super().clean()
        state, on = data.get("state"), data.get("on")
        if state in NEEDS_DAY and "on" not in self.errors:
            if not on:
                self.add_error("on", DAY_MISSING[state])
            elif abs(on - self._today) > FARTHEST:
                self.add_error("on", "Ese día está muy lejos. Revisa el año.")
        if state in NEEDS_REASON and not data.get("reason"):
            self.add_error("reason", "Elige el motivo.")
        return data

    @property
    def answer(self) -> dict:
        """`state`, `on` and `reason`; what does not belong to the state is left out."""
        data = self.cleaned_data
        return {
            "state": data["state"],
            "on": data["on"] if data["state"] in NEEDS_DAY else None,
            "reason": data["reason"] if data["state"] in NEEDS_REASON else "",
        }

"""What is asked to search and use answers, and to count what is asked."""

import uuid

from django import forms

from omil_portal.look.fields import DateInput
from sence_programs.answers.personal import holds_personal, without_personal
from sence_programs.models import AnswerText

NOBODY = 0
"""In no attention."""


class AnswerSearchForm(forms.Form):
    """One box, and whether to see also what no longer holds. It loses anybody's numbers.

    `took_out`: whether something like a RUN, a telephone or an e-mail was typed.
    """

    took_out = False

    q = forms.CharField(
        label="Qué te preguntan",
        required=False,
        max_length=200,
        widget=forms.TextInput({"type": "search", "autocomplete": "off", "autofocus": ""}),
    )
    topic = forms.ChoiceField(
        label="Tema", required=False, choices=[("", "Todos"), *AnswerText.Topic.choices]
    )
    todas = forms.BooleanField(label="También las que ya no valen", required=False)

    def clean_q(self) -> str:
        typed = self.cleaned_data["q"]
        self.took_out = holds_personal(typed)
        return without_personal(typed) if self.took_out else typed


class UseForm(forms.Form):
    """In which attention the answer was used; none, for a question at the counter."""

    request_id = forms.UUIDField(widget=forms.HiddenInput)
    attention = forms.TypedChoiceField(
        label="¿En qué atención la usaste?",
        coerce=int,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, attentions, asked: int | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["attention"].choices = [
            *((row.pk, row.words) for row in attentions),
            (NOBODY, "Sin persona: una consulta del mesón"),
        ]
        self.initial.setdefault("request_id", uuid.uuid4())
        self.initial.setdefault("attention", asked or NOBODY)


class DemandForm(forms.Form):
    """The days counted, and one comuna."""

    since = forms.DateField(label="Desde", required=False, widget=DateInput())
    until = forms.DateField(label="Hasta", required=False, widget=DateInput())

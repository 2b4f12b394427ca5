"""Somebody comes in."""

import uuid

from django import forms

from jobseekers.models import Attention


class ReceiveForm(forms.Form):
    """Gives a number. Who was found needs no name; who has no document says one."""

    request_id = forms.UUIDField(widget=forms.HiddenInput)
    called_as = forms.CharField(label="Cómo se llama", max_length=80)
    kind = forms.ChoiceField(
        label="A qué viene", required=False, choices=[("", "No se sabe"), *Attention.Kind.choices]
    )
    preferential = forms.BooleanField(
        label="Atención preferente",
        required=False,
        help_text="Mayores de 60, embarazo, discapacidad o con un bebé. No se guarda cuál.",
    )

    def __init__(self, *args, known: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("request_id", uuid.uuid4())
        if known:
            del self.fields["called_as"]


class NextForm(forms.Form):
    """The button that calls the next one: says whose turn it was on the screen."""

    turn = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)

    @property
    def seen(self) -> int | None:
        return self.cleaned_data["turn"] if self.is_valid() else None

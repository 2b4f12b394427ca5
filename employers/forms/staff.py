"""What staff write: decisions on an offer, contacts with a company, searches."""

import uuid

from django import forms

from employers.lifecycle import Action
from employers.models import EmployerContact


class DecisionForm(forms.Form):
    """Hidden: what was decided, and on which text; the rest depends on it."""

    seen = forms.DateTimeField(widget=forms.HiddenInput, input_formats=["%Y-%m-%dT%H:%M:%S.%f%z"])


class PublishForm(DecisionForm):
    """`legal_ground` is asked only when the text asks for what the law forbids."""

    legal_ground = forms.CharField(
        label="Norma que lo permite en este trabajo",
        max_length=300,
        help_text="Ley y artículo, y por qué se aplica. Queda registrado con tu nombre.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, needs_ground: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not needs_ground:
            del self.fields["legal_ground"]


class ReturnForm(DecisionForm):
    note = forms.CharField(
        label="Qué debe corregir la empresa",
        max_length=500,
        help_text="La empresa lo lee tal como lo escribes.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class CloseForm(DecisionForm):
    note = forms.CharField(
        label="Por qué se cierra",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


DECISIONS = {Action.PUBLISH: PublishForm, Action.RETURN: ReturnForm, Action.CLOSE: CloseForm}


class ContactForm(forms.Form):
    request_id = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label="Tipo de contacto", choices=EmployerContact.Kind)
    note = forms.CharField(
        label="Qué se conversó",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("request_id", uuid.uuid4())


class EmployerSearchForm(forms.Form):
    """One box: RUT or name. Sent by POST, so that a RUT never stands in an address."""

    sought = forms.CharField(
        label="Nombre o RUT",
        max_length=100,
        widget=forms.TextInput(
            attrs={"type": "search", "autocomplete": "off", "spellcheck": "false"}
        ),
    )

import uuid
from datetime import date

from django import forms

from jobseekers.forms.agenda import OfOneOffice
from jobseekers.models import Attention, AttentionTemplate
from omil_portal.accounts.models import User
from omil_portal.look.fields import DateInput
from omil_portal.offices.models import Office


class DeskSearchForm(forms.Form):
    """One box: RUN, other document, telephone or name, typed or read from the card."""

    sought = forms.CharField(
        label="RUN, documento, teléfono o nombre",
        help_text="También puedes leer el código de la cédula con el lector.",
        max_length=400,
        widget=forms.TextInput(
            attrs={"type": "search", "autocomplete": "off", "spellcheck": "false", "autofocus": ""}
        ),
    )


class AttentionForm(forms.Form):
    """What was done, in few answers; the first two come already chosen."""

    request_id = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label="Tipo de atención",
        choices=Attention.Kind,
        widget=forms.Select(attrs={"autofocus": ""}),
    )
    channel = forms.ChoiceField(label="Canal", choices=Attention.Channel)
    note = forms.CharField(
        label="Qué se hizo",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    next_step = forms.CharField(label="Próximo paso", required=False, max_length=200)
    agreed = forms.CharField(label="Qué se acordó", required=False, max_length=300)
    private_note = forms.CharField(
        label="Nota solo para tu oficina",
        required=False,
        max_length=2000,
        help_text="Otras oficinas no la leen. La persona puede pedir verla.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("request_id", uuid.uuid4())
        self.initial.setdefault("kind", Attention.Kind.ASSESSMENT)
        self.initial.setdefault("channel", Attention.Channel.DESK)


class AttentionFilterForm(forms.Form):
    """The list of attentions of an office, by day, kind and officer."""

    since = forms.DateField(label="Desde", required=False, widget=DateInput())
    until = forms.DateField(label="Hasta", required=False, widget=DateInput())
    kind = forms.ChoiceField(
        label="Tipo", required=False, choices=[("", "Todos"), *Attention.Kind.choices]
    )
    officer = forms.ModelChoiceField(
        User.objects.none(), label="Atendió", required=False, empty_label="Cualquiera"
    )

    def __init__(self, *args, office: Office, **kwargs):
        super().__init__(*args, **kwargs)
        staff = office.memberships.values("user")
        self.fields["officer"].queryset = User.objects.filter(pk__in=staff).order_by("full_name")

    def days(self, today: date) -> tuple[date, date]:
        """The first and the last asked for; a day that is wrong or missing is today."""
        asked = self.cleaned_data if self.is_valid() else {}
        return asked.get("since") or today, asked.get("until") or today

    def apply(self, attentions):
        asked = self.cleaned_data if self.is_valid() else {}
        wanted = {name: asked[name] for name in ("kind", "officer") if asked.get(name)}
        return attentions.filter(**wanted)


class AttentionTemplateForm(OfOneOffice):
    class Meta:
        model = AttentionTemplate
        fields = ["name", "kind", "note", "agreed", "next_step", "active"]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"name": "Corto, como se leerá en el botón."}

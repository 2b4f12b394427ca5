"""A contract as its document says it, and what the office answers to it."""

from django import forms

from matching.models import Evidence, Placement
from matching.services.placements import Terms
from omil_portal.documents.inputs import DocumentField
from omil_portal.look.fields import DateInput
from omil_portal.occupations.work import ContractType
from omil_portal.offices.comuna_field import ComunaField


class PlacementFilter(forms.Form):
    """Which placements a list shows."""

    state = forms.ChoiceField(
        label="Estado", required=False, choices=[("", "Todas"), *Placement.State.choices]
    )

    def apply(self, placements):
        state = self.cleaned_data["state"] if self.is_valid() else ""
        return placements.filter(state=state) if state else placements


class PlacementForm(forms.ModelForm):
    """What the contract says, and the contract itself when it is at hand."""

    contract = forms.ChoiceField(
        label="Contrato", choices=[("", "Elige el tipo de contrato"), *ContractType.choices]
    )
    comuna = ComunaField(label="Comuna del trabajo")
    kind = forms.ChoiceField(
        label="Tipo de documento", choices=Evidence.Kind.choices, required=False
    )
    file = DocumentField(
        label="Documento",
        required=False,
        help_text="PDF o foto (JPG o PNG), de hasta 5 MB. También puedes subirlo después.",
    )

    class Meta:
        model = Placement
        fields = ("contract", "starts_on", "ends_on", "weekly_hours", "gross_pay", "comuna")
        widgets = {"starts_on": DateInput(), "ends_on": DateInput()}
        help_texts = {
            "ends_on": "Solo si el contrato tiene fecha de término.",
            "gross_pay": "En pesos, como dice el contrato.",
        }

    @property
    def terms(self) -> Terms:
        return Terms(**{name: self.cleaned_data[name] for name in self._meta.fields})


class VerdictForm(forms.Form):
    """Why a placement is rejected."""

    reason = forms.CharField(
        label="Motivo del rechazo",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Lo leerá quien la registró. Di qué falta.",
    )

from datetime import date

from django import forms

from employers.models import Vacancy
from matching import lifecycle
from matching.models import Evidence, Placement, Referral
from matching.services.placements import Terms
from omil_portal.documents.inputs import DocumentField
from omil_portal.look.fields import DateInput
from omil_portal.occupations.text import sound
from omil_portal.occupations.work import ContractType
from omil_portal.offices.comuna_field import ComunaField

OPEN, ALL, ANSWERED = "", "all", "answered"


class ReferralFilter(forms.Form):
    """Which referrals a list shows."""

    state = forms.ChoiceField(
        label="Estado",
        required=False,
        choices=[
            (OPEN, "Abiertas"),
            (ANSWERED, "Respondió la empresa"),
            (ALL, "Todas"),
            *Referral.State.choices,
        ],
    )

    def apply(self, referrals):
        """Open ones with the overdue first; any other choice with the newest first."""
        state = self.cleaned_data["state"] if self.is_valid() else OPEN
        if state == OPEN:
            return referrals.open().order_by("answer_due", "pk")
        if state == ANSWERED:
            return referrals.filter(answer__answered_at__isnull=False, answer__taken_at=None)
        return referrals if state == ALL else referrals.filter(state=state)


class WhyNotForm(forms.Form):
    """Finds an open offer by its title, to see why it is not on a person's list."""

    MOST = 10

    q = forms.CharField(
        label="¿Buscas otra oferta?",
        required=False,
        max_length=80,
        help_text="Escribe parte del título y verás por qué calza o no.",
    )

    def found(self, on: date) -> list[Vacancy]:
        typed = sound(self.cleaned_data["q"]) if self.is_valid() else ""
        if not typed:
            return []
        offers = Vacancy.objects.published(on).filter(search_text__contains=typed)
        return list(offers.select_related("employer", "comuna")[: self.MOST])


class PlacementFilter(forms.Form):
    """Which placements a list shows."""

    state = forms.ChoiceField(
        label="Estado", required=False, choices=[("", "Todas"), *Placement.State.choices]
    )

    def apply(self, placements):
        state = self.cleaned_data["state"] if self.is_valid() else ""
        return placements.filter(state=state) if state else placements


class ResultForm(forms.Form):
    """What came of a referral: only what may follow its state is offered."""

    to_state = forms.ChoiceField(label="Resultado", widget=forms.RadioSelect)
    reason = forms.ChoiceField(
        label="Motivo",
        required=False,
        choices=Referral.Reason.choices,
        help_text="Elígelo si no fue seleccionada o si desistió.",
    )
    note = forms.CharField(label="Nota", required=False, max_length=300)

    def __init__(self, *args, referral: Referral, **kwargs):
        super().__init__(*args, **kwargs)
        names = dict(Referral.State.choices)
        self.fields["to_state"].choices = [
            (state, names[state]) for state in lifecycle.results_from(referral.state)
        ]

    def clean(self):
        data = super().clean()
        if data.get("to_state") in lifecycle.NEEDS_REASON and not data.get("reason"):
            self.add_error("reason", "Elige el motivo.")
        return data


class EvidenceForm(forms.ModelForm):
    """One document more, and what it is."""

    file = DocumentField(label="Documento", help_text="PDF o foto (JPG o PNG), de hasta 5 MB.")

    class Meta:
        model = Evidence
        fields = ("kind", "file")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "Elige el documento"), *Evidence.Kind.choices]


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

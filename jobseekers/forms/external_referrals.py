import uuid

from django import forms

from jobseekers.models import ExternalReferral
from omil_portal.look.fields import DateInput


class ExternalReferralForm(forms.Form):
    """Where the person goes, why, and until when the answer is waited for."""

    request_id = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label="Tipo de servicio", choices=ExternalReferral.Kind)
    place = forms.CharField(
        label="A dónde va", max_length=120, help_text="El nombre del lugar o de la oficina."
    )
    reason = forms.CharField(
        label="Por qué",
        max_length=300,
        help_text="Lo lee la red de oficinas. No escribas enfermedades.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    asked = forms.CharField(
        label="Qué se pide",
        max_length=300,
        help_text="Sale impreso en la hoja que lleva la persona.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    answer_by = forms.DateField(label="Respuesta hasta", widget=DateInput())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("request_id", uuid.uuid4())


class ExternalAnswerForm(forms.Form):
    """What the service said; also in the place of an answer that was noted wrongly."""

    instead_of = forms.ChoiceField(
        required=False,
        choices=[("", ""), *ExternalReferral.State.choices],
        widget=forms.HiddenInput,
    )
    state = forms.ChoiceField(
        label="Respuesta",
        choices=[(state.value, state.label) for state in ExternalReferral.ANSWERS],
        widget=forms.RadioSelect,
    )
    reason = forms.ChoiceField(
        label="Por qué no la atendieron",
        required=False,
        choices=[("", "No corresponde"), *ExternalReferral.Reason.choices],
    )
    note = forms.CharField(
        label="Qué respondieron",
        required=False,
        max_length=300,
        help_text="No escribas enfermedades.",
    )

    def __init__(self, *args, referral: ExternalReferral, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["instead_of"] = referral.state
        if not referral.may_be_answered:
            self.initial |= {
                "state": referral.state,
                "reason": referral.answer_reason,
                "note": referral.answer_note,
            }


class ExternalReferralFilter(forms.Form):
    OVERDUE = "overdue"

    state = forms.ChoiceField(
        label="Estado",
        required=False,
        choices=[("", "Todas"), (OVERDUE, "Atrasadas"), *ExternalReferral.State.choices],
    )
    kind = forms.ChoiceField(
        label="Servicio", required=False, choices=[("", "Todos"), *ExternalReferral.Kind.choices]
    )

    def apply(self, referrals, on):
        """Those asked for; with a wrong filter, all."""
        asked = self.cleaned_data if self.is_valid() else {}
        if kind := asked.get("kind"):
            referrals = referrals.filter(kind=kind)
        if asked.get("state") == self.OVERDUE:
            return referrals.overdue(on)
        return referrals.filter(state=asked["state"]) if asked.get("state") else referrals

"""Which referrals are listed, and what came of one."""

from django import forms
from django.db.models import Exists, OuterRef, QuerySet

from matching import lifecycle
from matching.models import Placement, Referral

OPEN, ALL, ANSWERED, TO_PLACE = "", "all", "answered", "to_place"


def to_place(referrals: QuerySet) -> QuerySet:
    """The hired whose placement nobody recorded: not from the referral, and not by itself."""
    of_them = Placement.objects.filter(
        seeker=OuterRef("seeker"), employer=OuterRef("vacancy__employer")
    )
    hired = referrals.filter(state=Referral.State.HIRED, placement=None)
    return hired.filter(~Exists(of_them))


class ReferralFilter(forms.Form):
    """Which referrals a list shows."""

    state = forms.ChoiceField(
        label="Estado",
        required=False,
        choices=[
            (OPEN, "Abiertas"),
            (ANSWERED, "Respondió la empresa"),
            (TO_PLACE, "Contratada sin colocación"),
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
        if state == TO_PLACE:
            return to_place(referrals)
        return referrals if state == ALL else referrals.filter(state=state)


class ResultForm(forms.Form):
    """What came of a referral: what may follow its state, or take its place."""

    seen = forms.ChoiceField(
        required=False, choices=[("", ""), *Referral.State.choices], widget=forms.HiddenInput
    )
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
        names = dict(Referral.State.choices) | {lifecycle.SENT: "Sigue esperando respuesta"}
        state = referral.state
        offered = (*lifecycle.results_from(state), *lifecycle.corrections_from(state))
        self.fields["to_state"].choices = [(code, names[code]) for code in offered]
        self.initial["seen"] = state

    def clean(self):
        data = super().clean()
        if data.get("to_state") in lifecycle.NEEDS_REASON and not data.get("reason"):
            self.add_error("reason", "Elige el motivo.")
        return data

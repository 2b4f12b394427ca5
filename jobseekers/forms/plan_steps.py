"""Which steps of the plans are listed."""

from datetime import date

from django import forms

from jobseekers.models import PlanStep


class PlanStepFilter(forms.Form):
    """Whose turn it is, and since when. Unless it is said, what the office itself promised."""

    OVERDUE, ANYBODY = "overdue", "all"

    owner = forms.ChoiceField(
        label="A quién le toca",
        required=False,
        choices=[("", "A la oficina"), (PlanStep.Owner.PERSON, "A la persona"), (ANYBODY, "Todos")],
    )
    state = forms.ChoiceField(
        label="Plazo", required=False, choices=[("", "Todos"), (OVERDUE, "Atrasados")]
    )

    def apply(self, steps, on: date):
        """Those asked for; with a wrong filter, those of the office."""
        asked = self.cleaned_data if self.is_valid() else {}
        owner = asked.get("owner") or PlanStep.Owner.OFFICER
        if owner != self.ANYBODY:
            steps = steps.filter(owner=owner)
        return steps.overdue(on) if asked.get("state") == self.OVERDUE else steps

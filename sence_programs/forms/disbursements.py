from django import forms

from omil_portal.look.fields import DateInput
from sence_programs.models import Agreement, Disbursement


class DisbursementForm(forms.ModelForm):
    """A part of the money of an agreement, and when it was paid."""

    class Meta:
        model = Disbursement
        fields = (
            *("number", "amount", "condition", "due_on"),
            *("goal", "percent", "checked_on"),
            *("paid_on", "note"),
        )
        widgets = {name: DateInput() for name in ("due_on", "checked_on", "paid_on")} | {
            name: forms.NumberInput({"inputmode": "numeric"})
            for name in ("number", "amount", "percent")
        }
        widgets["condition"] = forms.Textarea({"rows": 3})
        help_texts = {"condition": "En palabras, como está en el convenio."}

    def __init__(self, *args, agreement: Agreement, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.agreement = agreement
        goals = agreement.goals.select_related("definition")
        self.fields["goal"].queryset = goals
        self.fields["goal"].empty_label = "Ninguna"
        self.fields["goal"].label_from_instance = lambda goal: goal.definition.name
        for name in ("number", "amount", "percent"):
            self.fields[name].localize = False

    def _get_validation_exclusions(self) -> set[str]:
        """The agreement is known: its number must be checked against it."""
        return super()._get_validation_exclusions() - {"agreement"}

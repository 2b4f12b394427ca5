from django import forms

from matching.models import Evidence
from omil_portal.look.fields import DateInput
from sence_programs.goals.rule_parameters import Parameter
from sence_programs.indicators import INDICATORS
from sence_programs.models import GoalDefinition


class DefinitionVersionForm(forms.ModelForm):
    """A new version of a definition: how it is counted from a day on, and where that is said."""

    evidence_kinds = forms.MultipleChoiceField(
        label="Medios de verificación",
        choices=Evidence.Kind,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = GoalDefinition
        fields = ("name", "unit", "valid_from", "source_note", "evidence_kinds")
        labels = {
            "name": "Nombre",
            "unit": "Unidad",
            "valid_from": "Rige desde",
            "source_note": "Fuente",
        }
        help_texts = {
            "valid_from": "Los convenios ya firmados siguen con la versión anterior.",
            "source_note": "El documento que lo dice, y su fecha.",
        }
        widgets = {
            "valid_from": DateInput(),
            "source_note": forms.Textarea({"rows": 2}),
        }

    def __init__(self, *args, newest: GoalDefinition, **kwargs):
        given = {
            "name": newest.name,
            "unit": newest.unit,
            "evidence_kinds": newest.evidence_kinds,
            **newest.parameters,
        }
        super().__init__(*args, initial=given, **kwargs)
        self.instance.code, self.instance.kind = newest.code, newest.kind
        self.instance.indicator = newest.indicator
        self.parameters = INDICATORS[newest.indicator].parameters
        for parameter in self.parameters:
            self.fields[parameter.name] = _field(parameter)

    @property
    def rule_inputs(self) -> list[forms.BoundField]:
        return [self[parameter.name] for parameter in self.parameters]

    @property
    def version(self) -> GoalDefinition:
        """The version as it was typed; not saved."""
        typed = ((p.name, self.cleaned_data[p.name]) for p in self.parameters)
        self.instance.parameters = {name: value for name, value in typed if value}
        return self.instance


def _field(parameter: Parameter) -> forms.Field:
    match parameter.kind:
        case "whole":
            return forms.IntegerField(
                label=parameter.label, min_value=1, max_value=parameter.most, required=False
            )
        case "some":
            return forms.MultipleChoiceField(
                label=parameter.label,
                choices=parameter.choices,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                help_text="Sin marcar ninguno, cuentan todos.",
            )
        case _:
            return forms.BooleanField(label=parameter.label, required=False)

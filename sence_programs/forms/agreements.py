from django import forms

from omil_portal.look.fields import DateInput
from omil_portal.offices.models import Office
from sence_programs.indicators import INDICATORS
from sence_programs.models import Agreement, GoalDefinition


class AgreementForm(forms.ModelForm):
    """An agreement with a target for each definition, all on one page.

    `definitions`: those to ask for. A goal already agreed can be changed, never left blank.
    """

    class Meta:
        model = Agreement
        fields = ["office", "year", "code", "starts_on", "cut_off"]
        labels = {"office": "Oficina"}
        widgets = {name: DateInput() for name in ("starts_on", "cut_off")}

    def __init__(self, *args, offices, definitions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = offices
        self.fields["office"].empty_label = "Elige una oficina"
        self.fields["office"].label_from_instance = lambda office: office.name
        self.fields["cut_off"].help_text = "El último día que cuenta."
        self.fields["year"].localize = False
        if self.instance.pk:
            for name in ("office", "year"):
                del self.fields[name]
        order = list(INDICATORS)
        self.definitions: list[GoalDefinition] = sorted(
            (d for d in definitions if d.indicator in INDICATORS),
            key=lambda d: order.index(d.indicator),
        )
        agreed = self._agreed()
        for definition in self.definitions:
            self.fields[_name(definition)] = forms.IntegerField(
                label=definition.name,
                min_value=1,
                max_value=1_000_000,
                required=definition.pk in agreed,
                initial=agreed.get(definition.pk),
                widget=forms.NumberInput({"inputmode": "numeric"}),
            )

    def _agreed(self) -> dict[int, int]:
        if not self.instance.pk:
            return {}
        return dict(self.instance.goals.values_list("definition", "target"))

    def goals_of(self, kind: str) -> list[forms.BoundField]:
        return [self[_name(d)] for d in self.definitions if d.kind == kind]

    @property
    def insertion_goals(self) -> list[forms.BoundField]:
        return self.goals_of(GoalDefinition.Kind.INSERTION)

    @property
    def management_goals(self) -> list[forms.BoundField]:
        return self.goals_of(GoalDefinition.Kind.MANAGEMENT)

    @property
    def targets(self) -> dict[int, int]:
        """GoalDefinition id → target, for those filled in."""
        typed = {d.pk: self.cleaned_data.get(_name(d)) for d in self.definitions}
        return {pk: target for pk, target in typed.items() if target}

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not self.targets:
            raise forms.ValidationError("Escribe al menos una meta.")
        return cleaned


def _name(definition: GoalDefinition) -> str:
    return f"target_{definition.pk}"


def offices_of(region_ids):
    return Office.objects.filter(comuna__region__in=region_ids)

from django import forms

from omil_portal.access.roles import OFFICE_ROLES, Role
from omil_portal.accounts.run import InvalidRun, parse_run
from omil_portal.offices.comuna_field import ComunaField
from omil_portal.offices.models import Office, Region


class OfficeForm(forms.Form):
    """The office that one acts for, and where to go back to."""

    office = forms.ModelChoiceField(Office.objects.none(), label="Oficina", empty_label=None)
    next = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, offices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = offices


class RegionForm(forms.Form):
    """The region that the pages of a region show, and where to go back to."""

    region = forms.ModelChoiceField(Region.objects.none(), label="Región", empty_label=None)
    next = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, regions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = regions


class StaffForm(forms.Form):
    """Adds someone to an office by their RUN; who has no account yet gets one."""

    run = forms.CharField(label="RUN", max_length=14, help_text="Ejemplo: 12.531.909-2")
    full_name = forms.CharField(
        label="Nombre y apellidos", max_length=150, help_text="Como aparece en su cédula."
    )
    role = forms.ChoiceField(label="Rol", choices=[(r.value, r.label) for r in OFFICE_ROLES])

    def clean_run(self) -> str:
        try:
            return parse_run(self.cleaned_data["run"]).canonical
        except InvalidRun as problem:
            raise forms.ValidationError(str(problem)) from None

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class TravelForm(forms.Form):
    """What an office knows about a trip between two comunas."""

    origin = ComunaField(label="Desde la comuna")
    destination = ComunaField(label="Hasta la comuna")
    minutes = forms.IntegerField(
        label="Minutos de viaje, solo ida",
        min_value=5,
        max_value=600,
        help_text="En bus o barcaza.",
    )
    reason = forms.CharField(
        label="Cómo lo sabes",
        max_length=200,
        help_text="Ejemplo: recorrido del bus rural de las 7:10.",
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("origin") and cleaned.get("origin") == cleaned.get("destination"):
            self.add_error("destination", "Elige una comuna distinta de la primera.")
        return cleaned

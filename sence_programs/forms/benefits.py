"""What a reader chooses among the benefits."""

from django import forms

from sence_programs.rules.catalogue import Status
from sence_programs.rules.schema import Audience


class BenefitFilterForm(forms.Form):
    """Nothing personal is asked: what is chosen stands in the address."""

    para = forms.ChoiceField(
        label="Para quién",
        required=False,
        choices=[
            ("", "Todos"),
            (Audience.PERSON, "Personas"),
            (Audience.COMPANY, "Empresas"),
            (Audience.OFFICE, "Oficinas y municipios"),
        ],
    )
    estado = forms.ChoiceField(
        label="Cómo está",
        required=False,
        choices=[("", "Todos"), *((status, status.capitalize()) for status in Status)],
    )
    palabras = forms.CharField(label="Palabras del beneficio", required=False, max_length=60)

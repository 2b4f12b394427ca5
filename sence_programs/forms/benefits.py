"""What a reader chooses among the benefits."""

from django import forms

from sence_programs.rules.catalogue import Status
from sence_programs.rules.schema import Audience


class BenefitFilterForm(forms.Form):
    """Only choices, which may stand in the address: words are looked for in the page itself."""

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

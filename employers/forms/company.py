from django import forms

from employers.models import Employer
from omil_portal.offices.comuna_field import ComunaField


class CompanyDataForm(forms.ModelForm):
    """What a member may change of the company; its RUT and legal name are not among it."""

    comuna = ComunaField(label="Comuna de la empresa")

    class Meta:
        model = Employer
        fields = ["trade_name", "activity", "size", "comuna", "phone", "email"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["trade_name"].help_text = "El que verán las personas que buscan trabajo."
        self.fields["phone"].widget.attrs |= {"type": "tel", "autocomplete": "tel"}

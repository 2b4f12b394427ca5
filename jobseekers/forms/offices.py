from django import forms

from omil_portal.offices.comuna_field import ComunaField
from omil_portal.offices.models import Office


class OfficeForm(forms.ModelForm):
    """What the public page of an office says."""

    class Meta:
        model = Office
        fields = ["address", "phone", "hours"]
        help_texts = {"hours": "Ejemplo: lunes a viernes, de 8:30 a 13:30."}


class DirectoryForm(forms.Form):
    comuna = ComunaField(label="Tu comuna", required=False)

"""Inputs that read what people write: RUN, phone, name in one line."""

from django import forms

from jobseekers.names import IncompleteName, TooLongName, split_full_name
from jobseekers.phones import InvalidPhone, parse_phone
from omil_portal.look import fields


class ReadField(forms.CharField):
    """Cleans with `read`, whose ValueError speaks to the reader; empty stays empty."""

    def read(self, text: str) -> object:
        raise NotImplementedError

    def clean(self, value):
        typed = super().clean(value)
        if not typed:
            return ""
        try:
            return self.read(typed)
        except (InvalidPhone, IncompleteName, TooLongName) as wrong:
            raise forms.ValidationError(str(wrong)) from None


class RunField(fields.RunField):
    """As the desk asks a person for it."""

    def __init__(self, **options):
        asked = {"label": "RUN", "help_text": "Con dígito verificador. Ejemplo: 12.531.909-2"}
        super().__init__(**asked | options)


class PhoneField(ReadField):
    """Cleans to "+56 9 8765 4321"."""

    def __init__(self, **options):
        super().__init__(
            **{
                "label": "Teléfono",
                "max_length": 25,
                "help_text": "Ejemplo: 9 8765 4321",
                "widget": forms.TextInput(
                    attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"}
                ),
            }
            | options
        )

    def read(self, text):
        return parse_phone(text)


class FullNameField(ReadField):
    """Cleans to a `FullName`."""

    def __init__(self, **options):
        super().__init__(
            **{
                "label": "Nombre y apellidos",
                "max_length": 150,
                "help_text": "Como aparecen en tu documento.",
                "widget": forms.TextInput(attrs={"autocomplete": "name"}),
            }
            | options
        )

    def read(self, text):
        return split_full_name(text)

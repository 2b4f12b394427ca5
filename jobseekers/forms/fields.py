"""Inputs that read what people write: RUN, phone, name in one line, pesos."""

from django import forms

from jobseekers.names import IncompleteName, TooLongName, split_full_name
from jobseekers.phones import InvalidPhone, parse_phone
from omil_portal.accounts.run import InvalidRun, parse_run
from omil_portal.look.formats import thousands


class ReadField(forms.CharField):
    """Cleans with `read`, whose ValueError speaks to the reader; empty stays `blank`."""

    blank: object = ""

    def read(self, text: str) -> object:
        raise NotImplementedError

    def clean(self, value):
        typed = super().clean(value)
        if not typed:
            return self.blank
        try:
            return self.read(typed)
        except (InvalidRun, InvalidPhone, IncompleteName, TooLongName) as wrong:
            raise forms.ValidationError(str(wrong)) from None


class RunField(ReadField):
    """Cleans to a `Run`."""

    blank = None

    def __init__(self, **options):
        super().__init__(
            **{
                "label": "RUN",
                "max_length": 20,
                "help_text": "Con dígito verificador. Ejemplo: 12.531.909-2",
                "widget": forms.TextInput(
                    attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "off"}
                ),
            }
            | options
        )

    def read(self, text):
        return parse_run(text)


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


class PesosField(forms.IntegerField):
    """Whole pesos, with or without dots and the sign."""

    def __init__(self, **options):
        attrs = {"inputmode": "numeric", "autocomplete": "off"}
        super().__init__(
            **{
                "min_value": 0,
                "max_value": 20_000_000,
                "widget": forms.TextInput(attrs=attrs),
                "error_messages": {
                    "invalid": "Escribe solo números. Ejemplo: 600.000",
                    "max_value": "Ese sueldo es muy alto. Revisa los ceros.",
                },
            }
            | options
        )

    def prepare_value(self, value):
        return thousands(value) if isinstance(value, int) else value

    def to_python(self, value):
        text = str(value or "")
        return super().to_python("".join(c for c in text if c not in "$. \u00a0"))


class DateInput(forms.DateInput):
    """The browser's own date picker."""

    input_type = "date"

    def __init__(self, **options):
        super().__init__(**{"format": "%Y-%m-%d"} | options)

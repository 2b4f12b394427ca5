"""Inputs that read what people write: RUT, RUN, pesos, days and hours."""

from django import forms

from omil_portal.accounts.run import InvalidRun, parse_run
from omil_portal.look.formats import thousands


class RunField(forms.CharField):
    """Cleans to a `Run`; `kind` is «RUN» for a person and «RUT» for a company."""

    kind = "RUN"

    def __init__(self, **options):
        attrs = {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "off"}
        super().__init__(
            **{
                "label": f"Tu {self.kind}",
                "max_length": 20,
                "help_text": "Ejemplo: 12.531.909-2",
                "widget": forms.TextInput(attrs=attrs),
            }
            | options
        )

    def clean(self, value):
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return parse_run(typed)
        except InvalidRun as wrong:
            raise forms.ValidationError(str(wrong).replace("RUN", self.kind)) from None


class RutField(RunField):
    kind = "RUT"

    def __init__(self, **options):
        super().__init__(
            **{"label": "RUT de la empresa", "help_text": "Ejemplo: 76.086.428-5"} | options
        )


class PesosField(forms.IntegerField):
    """Whole pesos, with or without dots and the sign."""

    def __init__(self, **options):
        super().__init__(
            **{
                "min_value": 1,
                "max_value": 20_000_000,
                "widget": forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
                "error_messages": {
                    "invalid": "Escribe solo números. Ejemplo: 600.000",
                    "max_value": "Ese sueldo es muy alto. Revisa los ceros.",
                    "min_value": "Escribe el sueldo, o déjalo sin escribir.",
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

    def __init__(self, attrs: dict | None = None):
        super().__init__(attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """The browser's own hour picker, without seconds."""

    input_type = "time"

    def __init__(self, attrs: dict | None = None):
        super().__init__(attrs, format="%H:%M")


class DateField(forms.DateField):
    """A day, picked as in `DateInput`."""

    widget = DateInput

"""Asks for a comuna by its name: the browser suggests, the server forgives typos."""

from django import forms
from django.utils.html import format_html, format_html_join

from omil_portal.offices.comuna_names import UnknownComuna, match_comuna
from omil_portal.offices.models import Comuna


class ComunaInput(forms.TextInput):
    """A text input with the names of all comunas as suggestions, about 2 kB compressed."""

    def render(self, name, value, attrs=None, renderer=None):
        list_id = f"{name}_comunas"
        typed = super().render(name, value, {**(attrs or {}), "list": list_id}, renderer)
        names = Comuna.objects.values_list("name")
        options = format_html_join("", '<option value="{}">', names)
        return format_html('{}<datalist id="{}">{}</datalist>', typed, list_id, options)

    def format_value(self, value):
        """A comuna's code, as initial values come, reads as its name."""
        if value and str(value).isdigit():
            value = Comuna.objects.filter(pk=value).values_list("name", flat=True).first()
        return super().format_value(value)


class ComunaField(forms.CharField):
    """Cleans to a `Comuna`."""

    widget = ComunaInput(attrs={"autocomplete": "address-level2"})

    def __init__(self, **options):
        super().__init__(**{"label": "Comuna donde vives", "max_length": 60} | options)

    def prepare_value(self, value):
        return value.name if isinstance(value, Comuna) else value

    def clean(self, value):
        typed = super().clean(value)
        if not typed:
            return None
        by_name = {comuna.name: comuna for comuna in Comuna.objects.select_related("region")}
        try:
            return by_name[match_comuna(typed, by_name)]
        except UnknownComuna as unknown:
            raise forms.ValidationError(str(unknown)) from None

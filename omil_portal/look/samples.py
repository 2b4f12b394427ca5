"""Invented data for the page of components. Nobody here exists."""

from datetime import date

from django import forms
from django.core.paginator import Paginator


class SampleForm(forms.Form):
    """One of each kind of input."""

    name = forms.CharField(label="Nombre completo", help_text="Como sale en tu cédula.")
    phone = forms.CharField(
        label="Teléfono", help_text="Sirve un celular de prepago. Ejemplo: 9 8765 4321."
    )
    comuna = forms.ChoiceField(
        label="Comuna donde vives",
        choices=[("", "Elige una comuna"), ("10208", "Quellón"), ("10301", "Osorno")],
    )
    shift = forms.ChoiceField(
        label="¿Qué jornada te acomoda?",
        choices=[("full", "Completa"), ("part", "Parcial"), ("any", "Cualquiera")],
        widget=forms.RadioSelect,
    )
    about = forms.CharField(
        label="Cuéntanos qué sabes hacer", required=False, widget=forms.Textarea({"rows": 3})
    )
    consent = forms.BooleanField(label="Acepto que la OMIL guarde mis datos para buscarme trabajo")


class SampleFilter(forms.Form):
    q = forms.CharField(label="Oficio o empresa", required=False)
    comuna = forms.ChoiceField(
        label="Comuna", required=False, choices=[("", "Todas"), ("10301", "Osorno")]
    )


def samples() -> dict:
    return {
        "plain_form": SampleForm(auto_id="plain_%s"),
        "form": SampleForm({"phone": "9 8765 4321", "comuna": "10208"}),
        "filter_form": SampleFilter(auto_id="filter_%s"),
        "steps": ["Tus datos", "Tu oficio", "Dónde y cuándo", "Revisa y envía"],
        "people": [
            ("Rosa Huenchur Barría", "Quellón", "Manipuladora de alimentos", "Derivada"),
            ("Jorge Oyarzún Maldonado", "Purranque", "Soldador", "Vigente"),
            ("Ana Cárcamo Vera", "Osorno", "Cajera", "Pendiente"),
            ("Luis Soto Mansilla", "Ancud", "Buzo", "Vigente"),
        ],
        "reasons": [
            {"label": "Oficio", "points": 40, "sentence": "Trabajó 12 años como soldador."},
            {"label": "Cercanía", "points": 22, "sentence": "Vive a 35 min del lugar de trabajo."},
            {"label": "Jornada", "points": 10, "sentence": "Pidió jornada completa, y lo es."},
            {"label": "Renta", "points": -6, "sentence": "Espera $ 40.000 más de lo ofrecido."},
        ],
        "page": Paginator(range(138), 20).get_page(3),
        "sample_tabs": [
            {"label": "Resumen", "url": "#resumen", "current": True},
            {"label": "Atenciones", "url": "#atenciones", "current": False},
            {"label": "Beneficios", "url": "#beneficios", "current": False},
        ],
        "on": date(2026, 11, 24),
    }

from django import forms

EXPERIENCE = [
    (0, "Sin experiencia"),
    (6, "Menos de 1 año"),
    (12, "De 1 a 3 años"),
    (36, "De 3 a 5 años"),
    (60, "Más de 5 años"),
]
"""Months kept for each answer, the least it says: nobody counts theirs by heart."""


class OccupationForm(forms.Form):
    """One occupation as people say it, and how long they worked in it."""

    text = forms.CharField(
        label="¿En qué te gustaría trabajar?",
        max_length=120,
        help_text="Un trabajo a la vez. Ejemplo: soldador, operaria de planta.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    months = forms.TypedChoiceField(
        label="¿Cuánto tiempo has trabajado en eso?", choices=EXPERIENCE, coerce=int
    )


def experience_in_words(months: int) -> str:
    """The answer those months stand for."""
    counted = max(months, 6) if months else 0
    return [words for least, words in EXPERIENCE if counted >= least][-1]

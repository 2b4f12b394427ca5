"""What a counsellor asks of a person's list."""

from datetime import date

from django import forms

from employers.models import Vacancy
from omil_portal.occupations.text import sound


class WhyNotForm(forms.Form):
    """Finds an open offer by its title, to see why it is not on a person's list."""

    MOST = 10

    q = forms.CharField(
        label="¿Buscas otra oferta?",
        required=False,
        max_length=80,
        help_text="Escribe parte del título y verás por qué calza o no.",
    )

    def found(self, on: date) -> list[Vacancy]:
        typed = sound(self.cleaned_data["q"]) if self.is_valid() else ""
        if not typed:
            return []
        offers = Vacancy.objects.published(on).filter(search_text__contains=typed)
        return list(offers.select_related("employer", "comuna")[: self.MOST])

"""The board's search, in the address: it can be kept, shared and gone back to."""

from django import forms

from employers.board import BEST_PAID, NEWEST, Search
from omil_portal.occupations.models import Occupation
from omil_portal.occupations.work import WorkingHours
from omil_portal.offices.comuna_field import ComunaField
from omil_portal.offices.models import Region


class BoardForm(forms.Form):
    q = forms.CharField(
        label="¿Qué trabajo buscas?",
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    comuna = ComunaField(label="Comuna", required=False)
    region = forms.ChoiceField(label="Región", required=False)
    jornada = forms.ChoiceField(
        label="Jornada", required=False, choices=[("", "Todas"), *WorkingHours.choices]
    )
    orden = forms.ChoiceField(
        label="Primero",
        required=False,
        choices=[
            ("", "Las que más se parecen"),
            (NEWEST, "Las más nuevas"),
            (BEST_PAID, "Las mejor pagadas"),
        ],
    )
    sin_experiencia = forms.BooleanField(label="Sin experiencia", required=False)
    ocupacion = forms.CharField(required=False, max_length=4, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        regions = Region.objects.values_list("cut", "name")
        self.fields["region"].choices = [("", "Todo Chile"), *regions]

    @property
    def search(self) -> Search:
        """Of a form already cleaned; what could not be read does not narrow."""
        typed = self.cleaned_data
        comuna = typed.get("comuna")
        return Search(
            words=typed.get("q", ""),
            region="" if comuna else typed.get("region", ""),
            comuna=comuna.pk if comuna else "",
            occupation=typed.get("ocupacion", ""),
            hours=typed.get("jornada", ""),
            no_experience=typed.get("sin_experiencia", False),
            order=typed.get("orden", ""),
        )

    @property
    def occupation(self) -> Occupation | None:
        return Occupation.objects.filter(pk=self.search.occupation or None).first()

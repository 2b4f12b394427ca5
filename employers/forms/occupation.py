"""An occupation typed as people say it, settled by choosing when it may be several."""

from django import forms

from omil_portal.occupations.models import Occupation, OccupationTerm
from omil_portal.occupations.search import find_occupations
from omil_portal.occupations.text import sound

NONE_OF_THESE = "ninguna"
ALTERNATIVES = 6


def occupation_named(text: str) -> Occupation | None:
    """The occupation that goes by exactly that name, however it is spelt; None if several do."""
    terms = OccupationTerm.objects.filter(sound=sound(text), occupation__level=4)
    codes = set(terms.values_list("occupation_id", flat=True))
    return Occupation.objects.get(pk=codes.pop()) if len(codes) == 1 else None


def alternatives(text: str) -> list[tuple[str, str]]:
    """What may be meant, as choices of radio buttons; empty when nothing resembles it."""
    found = [(row["code"], row["name"]) for row in find_occupations(text, limit=ALTERNATIVES)]
    return [*found, (NONE_OF_THESE, "Ninguna de estas")] if found else []


class OccupationFormMixin(forms.Form):
    """Cleans `occupation_text` and `occupation` (an `Occupation`, or None when none fits)."""

    occupation_text = forms.CharField(
        label="Ocupación",
        max_length=300,
        help_text="Como se dice todos los días. Ejemplo: garzón, soldadora.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    occupation = forms.ChoiceField(
        label="¿Cuál se parece más?", required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.settled = (self.initial.get("occupation_text"), self.initial.get("occupation"))
        typed = self.data.get("occupation_text", "") if self.is_bound else ""
        self.fields["occupation"].choices = alternatives(typed)
        chosen = self.data.get("occupation", "")
        if chosen.isdecimal():
            self._offer(chosen)

    def _offer(self, code: str) -> None:
        """A choice made before the words were changed a little is still a choice."""
        field = self.fields["occupation"]
        if code not in dict(field.choices):
            named = Occupation.objects.filter(pk=code, level=4).values_list("code", "name")
            field.choices = [*named, *field.choices]

    @property
    def asks_which(self) -> bool:
        """Whether the page must show the alternatives."""
        return bool(self.is_bound and self.fields["occupation"].choices)

    def clean(self):
        cleaned = super().clean()
        typed, chosen = cleaned.get("occupation_text", ""), cleaned.get("occupation")
        if typed:
            cleaned["occupation"] = self._settle(typed, chosen)
        return cleaned

    def _settle(self, typed: str, chosen: str) -> Occupation | None:
        if chosen == NONE_OF_THESE:
            return None
        if chosen:
            return Occupation.objects.get(pk=chosen)
        if typed == self.settled[0]:
            return self.settled[1]
        if exact := occupation_named(typed):
            return exact
        if self.fields["occupation"].choices:
            self.fields["occupation"].required = True
            self.add_error("occupation", "Elige la ocupación que más se parece.")
        return None

"""An occupation proposed from what an offer says, settled by choosing when it may be several."""

from django import forms
from django.utils.html import format_html

from omil_portal.occupations.coder import Choice
from omil_portal.occupations.coding import current_coder
from omil_portal.occupations.models import Occupation, OccupationTerm
from omil_portal.occupations.search import find_occupations
from omil_portal.occupations.text import sound

NONE_OF_THESE = "ninguna"
ALTERNATIVES = 6
SAID = ("title", "occupation_text", "functions")


def occupation_named(text: str) -> Occupation | None:
    """The occupation that goes by exactly that name, however it is spelt; None if several do."""
    terms = OccupationTerm.objects.filter(sound=sound(text), occupation__level=4)
    codes = set(terms.values_list("occupation_id", flat=True))
    return Occupation.objects.get(pk=codes.pop()) if len(codes) == 1 else None


def coded(*, typed: str, title: str, functions: str) -> list[Choice]:
    """What the coder says: by the name `typed` for the work, or by the title when there is none."""
    if typed:
        return current_coder().code(typed, details=f"{title}. {functions}")
    return current_coder().code(title, details=functions)


def alternatives(choices: list[Choice], typed: str) -> list[tuple[str, str]]:
    """What may be meant, as choices of radio buttons; empty when nothing resembles it."""
    why = {choice.code: choice.why for choice in choices}
    alike = [row["code"] for row in find_occupations(typed, limit=ALTERNATIVES)] if typed else []
    codes = list(dict.fromkeys([*why, *alike]))[:ALTERNATIVES]
    names = dict(Occupation.objects.filter(pk__in=codes, level=4).values_list("code", "name"))
    found = [(code, _label(names[code], why.get(code, ""))) for code in codes if code in names]
    return [*found, (NONE_OF_THESE, "Ninguna de estas")] if found else []


def _label(name: str, why: str) -> str:
    return format_html('{}<br><span class="quiet">{}</span>', name, why) if why else name


class OccupationFormMixin(forms.Form):
    """Cleans `occupation_text` and `occupation` (an `Occupation`, or None when none fits).

    The form it is mixed in has `title` and `functions`.
    """

    occupation_text = forms.CharField(
        label="Nombre del trabajo",
        max_length=300,
        required=False,
        help_text="Como se dice todos los días, si el título no lo dice. Ejemplo: soldadora.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    occupation = forms.ChoiceField(
        label="¿Cuál se parece más?", required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        named = self.initial.get("title"), self.initial.get("occupation_text")
        self.settled = (named, self.initial.get("occupation"))
        said = {name: self.data.get(name, "").strip() for name in SAID} if self.is_bound else {}
        self._coded = self.propose(**said) if said else []

    def propose(self, *, title: str, occupation_text: str, functions: str) -> list[Choice]:
        """Offers what these words may mean, and gives what the coder says of them."""
        choices = coded(typed=occupation_text, title=title, functions=functions)
        self.fields["occupation"].choices = alternatives(choices, occupation_text)
        chosen = self.data.get("occupation", "")
        if chosen.isdecimal():
            self._offer(chosen)
        return choices

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
        named = cleaned.get("title", ""), cleaned.get("occupation_text", "")
        cleaned["occupation"] = self._settle(*named, cleaned.get("occupation") or "")
        return cleaned

    def _settle(self, title: str, typed: str, chosen: str) -> Occupation | None:
        if chosen == NONE_OF_THESE:
            return None
        if chosen:
            return Occupation.objects.get(pk=chosen)
        if (title, typed) == self.settled[0]:
            return self.settled[1]
        if exact := occupation_named(typed or title):
            return exact
        if self._coded and self._coded[0].safe:
            return Occupation.objects.filter(pk=self._coded[0].code, level=4).first()
        if self.fields["occupation"].choices:
            self.fields["occupation"].required = True
            self.add_error("occupation", "Elige la ocupación que más se parece.")
        return None

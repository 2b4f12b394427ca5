"""The form of a draft of the weights: numbers that must add up, a night to come, and a reason."""

from datetime import date, timedelta

from django import forms

from matching.engine import Factor, Weights
from matching.engine.weights import FULL_SCORE
from matching.models import WeightsVersion
from matching.reasons import FACTOR_NAMES
from matching.services.weights import SHORTEST_REASON
from omil_portal.look.fields import DateInput
from omil_portal.look.formats import thousands

TIERS = (
    ("occupation", "Ocupación: la que busca"),
    ("occupation_3", "Ocupación muy parecida"),
    ("occupation_2", "Ocupación parecida"),
    ("occupation_1", "Ocupación del mismo gran grupo"),
)
"""For 4, 3, 2 and 1 shared digits. Only the first counts in the sum: it is the most of the four."""
SUMMED = {factor.value: name for factor, name in FACTOR_NAMES.items()}


def sum_in_words(total: int) -> str:
    """ "Suman 10.000." or "Suman 9.800: faltan 200."."""
    words = f"Suman {thousands(total)}"
    if total == FULL_SCORE:
        return f"{words}. Está bien."
    what = "faltan" if total < FULL_SCORE else "sobran"
    return f"{words}: {what} {thousands(abs(FULL_SCORE - total))}."


class WeightsForm(forms.Form):
    """A draft of the weights. `today` is the day it is written: the night must come after."""

    valid_from = forms.DateField(
        label="Desde la noche del",
        widget=DateInput(),
        help_text="Una noche por venir. Hasta entonces rigen los de ahora.",
    )
    reason = forms.CharField(
        label="Por qué cambian",
        min_length=SHORTEST_REASON,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Lo leerá cualquiera en «Cómo se ordenan las ofertas». No nombres a nadie.",
    )

    def __init__(self, *args, today: date, of: WeightsVersion | None, **kwargs):
        """`of`: the version whose numbers the form starts from."""
        super().__init__(*args, initial=_initial(of, today) if of else {}, **kwargs)
        self._today = today
        for name, label in [*TIERS, *list(SUMMED.items())[1:]]:
            self.fields[name] = forms.IntegerField(
                label=label,
                min_value=0,
                max_value=FULL_SCORE,
                localize=False,
                widget=forms.NumberInput({"inputmode": "numeric"}),
            )

    def clean_valid_from(self) -> date:
        night = self.cleaned_data["valid_from"]
        if night <= self._today:
            raise forms.ValidationError("Elige una noche desde mañana.")
        return night

    def clean(self):
        cleaned = super().clean()
        if not set(SUMMED) - cleaned.keys() and self.total != FULL_SCORE:
            self.add_error(None, f"Los puntos deben sumar 10.000. {sum_in_words(self.total)}")
        tiers = [cleaned.get(name) for name, _ in TIERS]
        for (name, label), more, less in zip(TIERS[1:], tiers, tiers[1:], strict=False):
            if None not in (more, less) and less > more:
                self.add_error(name, f"«{label}» no puede dar más puntos que la más parecida.")
        return cleaned

    @property
    def total(self) -> int:
        """The sum of what is written so far; what is no number counts as 0."""
        return sum(most for _, most in self.shape)

    @property
    def total_in_words(self) -> str:
        return sum_in_words(self.total)

    @property
    def shape(self) -> list[tuple[str, int]]:
        """(name, most points) of each factor as written so far."""
        return [(label, _number(self[name].value())) for name, label in SUMMED.items()]

    @property
    def tiers(self) -> list[forms.BoundField]:
        return [self[name] for name, _ in TIERS]

    @property
    def others(self) -> list[forms.BoundField]:
        return [self[name] for name in list(SUMMED)[1:]]

    @property
    def written(self) -> dict:
        """The weights, the night and the reason. Raises `KeyError` before the form is valid."""
        data = self.cleaned_data
        others = {f.value: data[f.value] for f in Factor if f is not Factor.OCCUPATION}
        occupation = tuple(data[name] for name, _ in TIERS)
        weights = Weights(version="", occupation=occupation, **others)
        return {"weights": weights, "valid_from": data["valid_from"], "reason": data["reason"]}


class SignForm(forms.Form):
    """The signature: what was read, and that it cannot be undone."""

    seen = forms.DateTimeField(widget=forms.HiddenInput)
    sure = forms.BooleanField(
        label="Leí los cambios y sé que no se podrán deshacer",
    )


def _number(written) -> int:
    try:
        return max(0, min(int(written), FULL_SCORE))
    except (TypeError, ValueError):
        return 0


def _initial(version: WeightsVersion, today: date) -> dict:
    initial = dict(zip((name for name, _ in TIERS), version.occupation, strict=True))
    initial |= {name: getattr(version, name) for name in list(SUMMED)[1:]}
    if version.is_signed:
        return initial | {"valid_from": today + timedelta(days=1)}
    return initial | {"valid_from": version.valid_from, "reason": version.reason}

"""The parameters of a benefit as they stand on one day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from string import Formatter

from sence_programs.rules.errors import NotKnown
from sence_programs.rules.schema import Confidence, DatedValue, Parameter
from sence_programs.rules.timeline import Gap, holding
from sence_programs.rules.wording import decimal, percent, pesos

BEFORE_OUR_DATA = "No tenemos reglas cargadas para esta fecha."
UNKNOWN_FIGURE = "(cifra por confirmar)"


@dataclass(frozen=True)
class ParametersOn:
    """Look-ups raise NotKnown where the data has no value for the day, KeyError on a typo."""

    parameters: Mapping[str, Parameter]
    on: date

    def _held(self, name: str) -> DatedValue[int] | DatedValue[Fraction]:
        parameter = self.parameters[name]
        values: Sequence[DatedValue[int] | DatedValue[Fraction]] = parameter.values
        held = holding(values, parameter.gaps, self.on)
        if held is None:
            raise NotKnown(BEFORE_OUR_DATA)
        if isinstance(held, Gap):
            raise NotKnown(held.reason)
        return held

    def _value(self, name: str) -> int | Fraction:
        return self._held(name).value

    def source(self, name: str) -> str:
        """The law and article that set the value of the day."""
        return self._held(name).source

    def confidence(self, name: str) -> Confidence:
        """How sure the value of the day is."""
        return self._held(name).confidence

    def whole(self, name: str) -> int:
        """Pesos, years, months or people."""
        value = self._value(name)
        if not isinstance(value, int):
            raise TypeError(f"{name} is not a whole number")
        return value

    def fraction(self, name: str) -> Fraction:
        """A percent (20 % is 1/5) or a multiple."""
        return Fraction(self._value(name))

    def spoken(self, name: str) -> str:
        """The parameter as a reader sees it, or that it is to be confirmed."""
        try:
            value = Fraction(self._value(name))
        except NotKnown:
            return UNKNOWN_FIGURE
        match self.parameters[name].unit:
            case "pesos":
                return pesos(int(value))
            case "percent":
                return percent(value)
            case _:
                return decimal(value)

    def fill(self, text: str) -> str:
        """`text` with each `{name}` replaced by that parameter."""
        names = {name for _, name, _, _ in Formatter().parse(text) if name}
        return text.format_map({name: self.spoken(name) for name in names})

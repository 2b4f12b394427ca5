"""The fairness report in the reader's words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from matching.engine import Factor
from matching.fairness.figures import is_low, under_four_fifths
from matching.reasons import FACTOR_NAMES

DIMENSION_NAMES = {
    "sex": "Sexo registral",
    "age": "Edad",
    "nationality": "Nacionalidad",
    "disability": "Credencial de discapacidad",
    "territory": "Comuna donde vive",
}
GROUP_NAMES = {
    "sex": {"female": "Mujeres", "male": "Hombres"},
    "age": {
        "to_29": "Hasta 29",
        "30_44": "30 a 44",
        "45_59": "45 a 59",
        "60_up": "60 o más",
    },
    "nationality": {"chilean": "Chilena", "other": "Otra"},
    "disability": {"yes": "Con credencial", "no": "Sin credencial"},
    "territory": {
        "capital": "Capital de región o provincia",
        "other": "Otra comuna",
        "remote": "Cordillerana, austral o del desierto",
    },
}
NOT_SAID = "No informado"
LOW, CHANCE, SIMILAR, REFERENCE, ALONE = (
    "Bajo 0,8",
    "Puede ser azar",
    "Parecida",
    "Referencia",
    "Sin comparación",
)
TONES = {LOW: "warn", SIMILAR: "good"}


@dataclass(frozen=True)
class Group:
    """A row of a table. `figures` is the stored group, which may hold nothing but its name."""

    dimension: str
    figures: Mapping[str, Any]

    @property
    def name(self) -> str:
        return GROUP_NAMES[self.dimension].get(self.figures["group"], NOT_SAID)

    @property
    def verdict(self) -> str:
        if self.figures["ratio"] is None:
            return ALONE
        if self.figures["chance"] is None:
            return REFERENCE
        if is_low(self.figures):
            return LOW
        return CHANCE if under_four_fifths(self.figures) else SIMILAR

    @property
    def tone(self) -> str:
        return TONES.get(self.verdict, "neutral")

    @property
    def percent(self) -> float:
        return 100 * self.figures["rate"]

    @property
    def without(self) -> list[tuple[str, float | None]]:
        """Factor and the ratio without its points, in the order factors are told."""
        ratios = self.figures["without"]
        return [(FACTOR_NAMES[factor], ratios.get(factor.value)) for factor in Factor]


@dataclass(frozen=True)
class Dimension:
    """The groups of one table."""

    key: str
    groups: list[Group]

    @property
    def name(self) -> str:
        return DIMENSION_NAMES[self.key]

    @property
    def factors_caption(self) -> str:
        return f"{self.name}: razón si un factor no da puntos"

    @property
    def factor_names(self) -> list[str]:
        return list(FACTOR_NAMES.values())

    @property
    def shown(self) -> list[Group]:
        return [group for group in self.groups if not group.figures.get("hidden")]

    @property
    def low(self) -> list[Group]:
        return [group for group in self.shown if is_low(group.figures)]


def dimensions(figures: Mapping[str, Any]) -> list[Dimension]:
    """The tables of a stored report, without those where nobody is counted."""
    return [
        Dimension(key, [Group(key, group) for group in groups])
        for key in DIMENSION_NAMES
        if (groups := figures["dimensions"][key])
    ]

"""What a run did, as its page tells it."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from matching.models import Run
from matching.models.run import STAGES
from omil_portal.look.formats import long_date, thousands

EFFECTS = {
    "largest_per_post": ("Personas que ven la oferta más mostrada, por vacante", ""),
    "top_hundredth_share": ("De todo lo mostrado, lo que se lleva una vacante de cada cien", " %"),
    "vacancies_on_no_list": ("Ofertas que no ve nadie", ""),
    "people_on_no_list": ("Personas que no están en la lista de ninguna oferta", ""),
}
"""Figure of the report → how it is told, and its unit."""


class Stage(NamedTuple):
    """`share`: width of its bar, 0 to 100."""

    name: str
    seconds: float
    share: int


class Effect(NamedTuple):
    """A figure without and with spreading, in words, with the widths of their bars."""

    label: str
    before: str
    after: str
    before_share: int
    after_share: int


@dataclass(frozen=True)
class RunReport:
    """One run, whole or without the spreading that runs did not have at first."""

    run: Run

    @cached_property
    def stages(self) -> list[Stage]:
        longest = max(self.run.seconds.values(), default=0)
        return [
            Stage(STAGES.get(name, name).capitalize(), seconds, _share(seconds, longest))
            for name, seconds in self.run.seconds.items()
        ]

    @property
    def total_seconds(self) -> float:
        return sum(self.run.seconds.values())

    @property
    def title(self) -> str:
        return f"Corrida del {long_date(self.run.on)}"

    @property
    def state(self) -> str:
        if self.run.current:
            return "Vigente"
        return "Reemplazada" if self.run.finished_at else "Sin terminar"

    @property
    def changed(self) -> str:
        """ "120 (40 % de las personas)"."""
        percent = _share(self.run.lists_changed, self.run.seekers)
        return f"{thousands(self.run.lists_changed)} ({percent} % de las personas)"

    @property
    def fingerprint(self) -> str:
        """Enough of the digest of what was read to tell two runs apart."""
        return self.run.input_hash[:12]

    @property
    def spread(self) -> dict:
        """The figures of the spreading; empty when the run did not spread."""
        return self.run.report

    @cached_property
    def effects(self) -> list[Effect]:
        return [
            _effect(label, unit, **self.spread[name])
            for name, (label, unit) in EFFECTS.items()
            if name in self.spread
        ]


def _effect(label: str, unit: str, before: float, after: float) -> Effect:
    most = max(before, after)
    return Effect(
        label,
        _told(before) + unit,
        _told(after) + unit,
        _share(before, most),
        _share(after, most),
    )


def _told(figure: float) -> str:
    """ "8.402" of a count, "7,4" of a percentage."""
    return thousands(figure) if isinstance(figure, int) else f"{figure:.1f}".replace(".", ",")


def _share(part: float, whole: float) -> int:
    return round(100 * part / whole) if whole else 0

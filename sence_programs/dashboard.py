"""The regional page as its reader sees it: what to say first, and what each picture shows."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse

from omil_portal.look import formats
from omil_portal.offices.models import Region
from sence_programs.charts.comunas import LOWEST, Place, has_map, region_map, share_words
from sence_programs.charts.offices import Bar, bullets, paths
from sence_programs.forecast.outlook import Outlook
from sence_programs.goals.outlooks import outlooks
from sence_programs.models import GoalDefinition
from sence_programs.pictures import drawn, key_of
from sence_programs.region import Board, OfficeRow, year_start
from sence_programs.region_paths import Path, paths_of
from sence_programs.report.journey import Journey
from sence_programs.report.pack import funnel_table, people_table, quality_table
from sence_programs.report.tables import Table

NAMED_ON_MAP = 8


@dataclass(frozen=True)
class Picture:
    """Where a picture is served, and what it says for who cannot see it."""

    url: str
    alt: str


class Dashboard:
    """One region, one goal chosen among those agreed, as counted at a moment."""

    def __init__(self, region: Region, at: datetime, code: str = "") -> None:
        """`code` chooses the definition; an unknown one gives the first."""
        self.region = region
        self.at = at
        self.board = Board.read(region, at.date())
        found = self.board.definitions
        first = found[0] if found else None
        self.definition: GoalDefinition | None = next((d for d in found if d.code == code), first)

    @cached_property
    def rows(self) -> list[OfficeRow]:
        return self.board.rows(self.definition) if self.definition else []

    @cached_property
    def behind(self) -> list[OfficeRow]:
        """The offices that will miss the chosen goal, the furthest behind first."""
        return [row for row in self.rows if row.standing.progress.will_miss]

    @cached_property
    def ranked(self) -> list[tuple[OfficeRow, Outlook | None]]:
        """Every row with where its goal will end, None while nothing can be said."""
        found = outlooks([row.standing for row in self.rows], self.at.date())
        return [(row, goal.outlook) for row, goal in zip(self.rows, found, strict=True)]

    @property
    def headline(self) -> str:
        number, all_of_them = len(self.behind), len(self.rows)
        offices = "oficina" if all_of_them == 1 else "oficinas"
        verb = "no llegará" if number == 1 else "no llegarán"
        follows = "sigue" if number == 1 else "siguen"
        return f"{number} de {all_of_them} {offices} {verb} a su meta si {follows} a este ritmo"

    @property
    def tabs(self) -> list[dict]:
        behind = Counter(s.goal.definition_id for s in self.board.standings if s.progress.will_miss)
        return [
            {
                "label": f"{d.name} ({behind[d.pk]})",
                "url": self._query(meta=d.code),
                "current": d == self.definition,
            }
            for d in self.board.definitions
        ]

    @cached_property
    def bars(self) -> list[Bar]:
        return [
            Bar(r.office.name, p.value, p.target_to_date, p.target, str(p.standing))
            for r in self.rows
            for p in [r.standing.progress]
        ]

    @cached_property
    def places(self) -> list[Place]:
        """Every comuna with an office, also where no goal was agreed."""
        shares = {r.office.pk: r.standing.progress.share_to_date for r in self.rows}
        furthest = {r.office.pk for r in self.behind[:NAMED_ON_MAP]}
        return [
            Place(o.comuna_id, o.comuna.name, share_words(shares.get(o.pk)), o.pk in furthest)
            for o in self.board.offices
        ]

    @property
    def has_map(self) -> bool:
        return has_map([place.cut for place in self.places])

    @property
    def bullets(self) -> Picture:
        behind = ", ".join(row.office.comuna.name for row in self.behind[:5])
        alt = f"Barras por oficina. {self.headline}"
        return self._picture("oficinas", self.bars, f"{alt}: {behind}." if behind else f"{alt}.")

    @property
    def map(self) -> Picture:
        lowest = [place.name for place in self.places if place.words == LOWEST]
        words = f"Con menos de la mitad: {', '.join(lowest)}." if lowest else ""
        alt = f"Mapa de la región por parte de la meta a hoy. {words}".strip()
        return self._picture("mapa", self.places, alt)

    @cached_property
    def paths(self) -> list[Path]:
        return paths_of(self.rows, self.at.date())

    @property
    def small(self) -> Picture:
        """Every office month by month, in the order of the table."""
        alt = "Un gráfico por oficina: lo contado mes a mes y, con línea cortada, lo acordado."
        return self._picture("avances", self._drawn_paths, alt)

    @cached_property
    def _drawn_paths(self) -> list[tuple]:
        return [point for path in self.paths for point in path.drawn]

    @cached_property
    def tables(self) -> list[Table]:
        """How far people came, who they are, and what is missing in the data."""
        on = self.at.date()
        journey = Journey([office.pk for office in self.board.offices], year_start(on), on)
        people = [funnel_table(journey), people_table(journey)]
        return [*people, quality_table(self.region, journey)]

    def svg(self, kind: str) -> str:
        """The picture. Raises KeyError for an unknown kind."""
        draw, rows = {
            "oficinas": (bullets, self.bars),
            "mapa": (region_map, self.places),
            "avances": (paths, self._drawn_paths),
        }[kind]
        return drawn(kind, draw, rows)

    @property
    def counted(self) -> str:
        return f"Contado ahora, {formats.moment(self.at)}."

    def _picture(self, kind: str, rows, alt: str) -> Picture:
        query = self._query(meta=self.definition.code if self.definition else "", v=key_of(rows))
        return Picture(reverse("region_chart", args=[kind]) + query, alt)

    def _query(self, **asked: str) -> str:
        return "?" + urlencode({"region": self.region.pk, **asked})

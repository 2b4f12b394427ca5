"""The report of a region: the figures it publishes, its offices, its people and its data."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse

from omil_portal.look import formats
from omil_portal.offices.models import Region
from sence_programs.indicators import INDICATORS
from sence_programs.region import Board, region_figures, year_start
from sence_programs.report.journey import GROUPS, STAGES, Journey
from sence_programs.report.quality import quality_of
from sence_programs.report.tables import Row, Table

PUBLISHED = (
    "attended",
    "oriented",
    "referred",
    "placed",
    "employer_contacts",
    "employer_meetings",
    "fairs",
    "assessed",
    "job_analyses",
)
"""The figures a region gives to the press, in its order; the others follow."""


@dataclass(frozen=True)
class Pack:
    """Everything is counted from 1 January to `on`, both included, at the moment `at`."""

    region: Region
    on: date
    at: datetime

    @property
    def title(self) -> str:
        return f"Informe de la red de OMIL, {self.region.name}"

    @property
    def period(self) -> str:
        since, until = formats.short_date(year_start(self.on)), formats.short_date(self.on)
        return f"Del {since} al {until}"

    @property
    def made(self) -> str:
        return f"Contado el {formats.moment(self.at)}"

    @property
    def filters(self) -> list[tuple[str, str]]:
        """What the numbers are of, for who reads them on paper."""
        return [
            ("Región", self.region.name),
            ("Oficinas", f"{len(self.board.offices)} de la red"),
            ("Período", self.period),
            ("Datos", self.made),
        ]

    @cached_property
    def board(self) -> Board:
        return Board.read(self.region, self.on)

    @cached_property
    def journey(self) -> Journey:
        offices = [office.pk for office in self.board.offices]
        return Journey(offices, year_start(self.on), self.on)

    @cached_property
    def tables(self) -> list[Table]:
        return [
            self._figures(),
            self._goals(),
            *self._offices(),
            funnel_table(self.journey),
            people_table(self.journey),
            quality_table(self.region, self.journey),
        ]

    def _figures(self) -> Table:
        by_name = {f.indicator.name: f for f in region_figures(self.region, self.on)}
        names = [name for name in PUBLISHED if name in by_name]
        names += [name for name in by_name if name not in PUBLISHED]
        rows = [
            Row(
                [by_name[n].indicator.label, by_name[n].value, by_name[n].indicator.note],
                list_url("region_list", n, self.region, self.on),
            )
            for n in names
        ]
        columns = ["Cifra", "Número", "Qué se cuenta"]
        return Table("cifras", "Las cifras de la región", "", columns, rows)

    def _goals(self) -> Table:
        rows = []
        for definition in self.board.definitions:
            standings = [row.standing.progress for row in self.board.rows(definition)]
            late = sum(progress.will_miss for progress in standings)
            value, target = sum(p.value for p in standings), sum(p.target for p in standings)
            rows.append(
                Row([definition.name, value, target, _percent(value, target), late, len(standings)])
            )
        note = "Suma de las oficinas con esa meta. En riesgo: no llegan si siguen a este ritmo."
        columns = ["Meta", "Van", "Meta del año", "Avance", "En riesgo", "Oficinas"]
        return Table("metas", "Las metas de la red", note, columns, rows)

    def _offices(self) -> Iterator[Table]:
        """The first goal, office by office: that of insertion where there is one."""
        for definition in self.board.definitions[:1]:
            rows = [
                Row(
                    [
                        row.office.name,
                        (p := row.standing.progress).value,
                        p.target_to_date,
                        p.target,
                        str(p.standing),
                        f"{row.late} de {row.goals}",
                    ],
                    reverse("goal_list_behind", args=[row.standing.goal.pk]),
                )
                for row in self.board.rows(definition)
            ]
            columns = ["Oficina", "Van", "A hoy", "Meta del año", "Estado", "Metas en riesgo"]
            note = "De la más atrasada a la más adelantada."
            yield Table("oficinas", f"{definition.name}, por oficina", note, columns, rows)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part // whole} %" if whole else "Sin datos"


def funnel_table(journey: Journey) -> Table:
    """From the attention to a job that lasts."""
    people = {stage.name: journey.people(stage.name) for stage in STAGES}
    rows = [
        Row([s.label, people[s.name], _percent(people[s.name], people["attended"]), s.note])
        for s in STAGES
    ]
    columns = ["Paso", "Personas", "De las atendidas", "Qué se cuenta"]
    note = "Cada persona cuenta una vez, aunque la atiendan varias oficinas."
    return Table("camino", "De la atención al trabajo", note, columns, rows)


def people_table(journey: Journey) -> Table:
    """Women, men, young people and the others, small groups hidden."""
    rows = [
        Row([f"{title}: {label}", *cells])
        for group, (title, _) in GROUPS.items()
        for label, cells in journey.group_rows(group)
    ]
    note = "Los grupos de menos de 5 personas no se muestran, ni los que dejarían deducirlos."
    columns = ["Grupo", *(stage.label for stage in STAGES)]
    return Table("personas", "Quiénes son", note, columns, rows)


def quality_table(region: Region, journey: Journey) -> Table:
    """What is missing in the rows that count."""
    rows = [
        Row(
            [f.check.label, f.wrong, f.whole, INDICATORS[f.check.indicator].label],
            list_url("region_quality_list", f.check.slug, region, journey.until),
        )
        for f in quality_of(region, journey.offices, journey.since, journey.until)
    ]
    columns = ["Qué falta", "Registros", "De un total de", "Cifra que toca"]
    note = "Lo que conviene completar antes de mostrar las cifras."
    return Table("calidad", "Calidad de los datos", note, columns, rows)


def list_url(name: str, argument: str, region: Region, on: date) -> str:
    """Where the list behind a number is."""
    asked = urlencode({"region": region.pk, "hasta": on.isoformat()})
    return f"{reverse(name, args=[argument])}?{asked}"

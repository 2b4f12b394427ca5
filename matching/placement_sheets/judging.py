"""What would be done with each row of a spreadsheet of placements."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from employers.models import Employer
from jobseekers.models import DeskImport, DeskImportRow, JobSeeker
from jobseekers.office_day import today_of
from jobseekers.services.imports.known import known_people, nothing_in_common, serves
from jobseekers.services.imports.people.facts import comunas_by_name
from matching.models import Placement, Referral
from matching.placement_sheets.companies import Companies
from matching.placement_sheets.lines import PlacementLine, read_placement
from omil_portal.look.formats import short_date
from omil_portal.occupations.text import fold
from omil_portal.offices.models import Office

Verdict = DeskImportRow.Verdict
NEAR = timedelta(days=31)
"""Two starts in one company nearer than this are perhaps one job written twice."""
UNKNOWN = "Esa persona no está en el portal: regístrala o importa primero la planilla de personas."
ELSEWHERE = "Esa persona se atiende en otra oficina. Regístrale una atención y revisa otra vez."
FROM_REFERRAL = "La contrató esa empresa por una derivación: registra la colocación desde ella."


def judge(batch: DeskImport, rows: list[DeskImportRow], at: datetime) -> None:
    """Compares every row with the people, companies and placements of the network."""
    on = today_of(batch.office, at)
    lines = [read_placement(row.cells, batch.mapping, batch.supposed, on) for row in rows]
    judge = _Judge(batch.office, batch.mapping, lines)
    for row, line in zip(rows, lines, strict=True):
        judge.judge(row, line)


@dataclass
class _Judge:
    """Everything the rows are compared with, read at once."""

    office: Office
    mapping: dict[str, int]
    lines: list[PlacementLine]

    def __post_init__(self) -> None:
        self.comunas = comunas_by_name()
        self.people = known_people([line.run.number for line in self.lines if line.run])
        self.companies = Companies(self.lines)
        keys = [person.pk for person in self.people.values()]
        self.placements: dict[tuple[int, int], list[Placement]] = defaultdict(list)
        standing = Placement.objects.exclude(state=Placement.State.REJECTED)
        for placement in standing.filter(seeker__in=keys).select_related("office"):
            self.placements[placement.seeker_id, placement.employer_id].append(placement)
        hired = Referral.objects.filter(seeker__in=keys, state=Referral.State.HIRED, placement=None)
        self.hired = set(hired.values_list("seeker", "vacancy__employer"))
        self.seen: dict[tuple[int, str, date | None], int] = {}

    def judge(self, row: DeskImportRow, line: PlacementLine) -> None:
        company = self.companies.of(line)
        row.understood = self._understood(line, company)
        row.verdict, problems = self._verdict(row, line, company)
        row.problems = [*line.wrong, *line.doubtful, *problems, *line.notes]

    def _understood(self, line: PlacementLine, company: Employer | None) -> dict:
        comuna = self.comunas.get(fold(line.comuna))
        if line.comuna and not comuna:
            line.notes.append(f"No conocemos la comuna «{line.comuna[:40]}».")
        if not comuna and "comuna" in self.mapping:
            # A sheet without that column would say it in every row.
            line.notes.append(f"Sin comuna: se anota {self.office.comuna.name}.")
        name = str(company) if company else line.company
        since = f", desde el {short_date(line.starts_on)}" if line.starts_on else ""
        said = {"names": line.name, "about": f"{name}{since}" if name else ""}
        if line.run:
            said["run"] = line.run.canonical
        if company:
            said["employer"] = company.pk
        elif line.company_rut:
            said |= {"company_rut": line.company_rut.canonical, "company": line.company}
        return line.values | said | {"comuna": (comuna or self.office.comuna).name}

    def _verdict(
        self, row: DeskImportRow, line: PlacementLine, company: Employer | None
    ) -> tuple[str, list[str]]:
        if line.wrong or not line.run:
            return (Verdict.WRONG if line.wrong else Verdict.DOUBTFUL), []
        key = (line.run.number, row.understood["about"], line.starts_on)
        first = self.seen.setdefault(key, row.number)
        if first != row.number:
            return Verdict.DOUBTFUL, [f"La misma colocación está en la fila {first}."]
        seeker = self.people.get(line.run.number)
        if not seeker or not serves(self.office, seeker):
            return Verdict.DOUBTFUL, [ELSEWHERE if seeker else UNKNOWN]
        row.seeker = seeker
        if line.name and nothing_in_common(seeker, line.name):
            return Verdict.DOUBTFUL, ["En el portal ese RUN es de una persona con otro nombre."]
        if not company:
            return self._of_new_company(line)
        return self._of_known(row, line, seeker, company)

    def _of_new_company(self, line: PlacementLine) -> tuple[str, list[str]]:
        if not line.company_rut:
            return Verdict.DOUBTFUL, ["No conocemos esa empresa: agrega su RUT."]
        if not line.company:
            return Verdict.DOUBTFUL, ["No conocemos esa empresa: agrega su nombre."]
        line.notes.append("Empresa nueva: se registra con ese RUT.")
        return (Verdict.DOUBTFUL if line.doubtful else Verdict.NEW), []

    def _of_known(
        self, row: DeskImportRow, line: PlacementLine, seeker: JobSeeker, company: Employer
    ) -> tuple[str, list[str]]:
        before = self.placements[seeker.pk, company.pk]
        for placement in before:
            if placement.starts_on == line.starts_on:
                return Verdict.KNOWN, [f"Ya está: la registró {placement.office}."]
        if (seeker.pk, company.pk) in self.hired:
            return Verdict.DOUBTFUL, [FROM_REFERRAL]
        if line.doubtful:
            return Verdict.DOUBTFUL, []
        near = [p for p in before if abs(p.starts_on - line.starts_on) <= NEAR]
        if near:
            row.may_confirm = True
            since = short_date(near[0].starts_on)
            return Verdict.DOUBTFUL, [f"Ya tiene una colocación en esa empresa desde el {since}."]
        return Verdict.NEW, []

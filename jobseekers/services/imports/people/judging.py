"""What would be done with each row of a spreadsheet of people."""

from dataclasses import dataclass
from datetime import date, datetime

from jobseekers.models import DeskImport, DeskImportRow, JobSeeker
from jobseekers.office_day import today_of
from jobseekers.services.imports.known import ELSEWHERE, known_people, nothing_in_common, serves
from jobseekers.services.imports.people.facts import (
    NAMES,
    comunas_by_name,
    differences,
    to_fill,
    whole_name,
)
from jobseekers.spreadsheet.people import PersonLine, read_person
from omil_portal.occupations.text import fold
from omil_portal.offices.models import Comuna, Office

Verdict = DeskImportRow.Verdict


def judge(batch: DeskImport, rows: list[DeskImportRow], at: datetime) -> None:
    """Compares every row with the people of the network."""
    on = today_of(batch.office, at)
    lines = [read_person(row.cells, batch.mapping, on) for row in rows]
    judge = _Judge(batch.office, batch.mapping, lines)
    for row, line in zip(rows, lines, strict=True):
        judge.judge(row, line)


@dataclass
class _Judge:
    """Everything the rows are compared with, read at once."""

    office: Office
    mapping: dict[str, int]
    lines: list[PersonLine]

    def __post_init__(self) -> None:
        self.comunas = comunas_by_name()
        self.known = known_people([line.run.number for line in self.lines if line.run])
        self.alike = _alike([line for line in self.lines if line.run])
        self.seen: dict[int, int] = {}

    def judge(self, row: DeskImportRow, line: PersonLine) -> None:
        comuna = self._comuna(line)
        row.understood = line.values | ({"run": line.run.canonical} if line.run else {})
        if comuna:
            row.understood["comuna"] = comuna.name
        row.verdict, problems = self._verdict(row, line)
        row.problems = [*line.wrong, *line.doubtful, *problems, *line.notes]

    def _comuna(self, line: PersonLine) -> Comuna | None:
        """The one it says; an unknown one is told and left out."""
        written = line.values.pop("comuna", "")
        found = self.comunas.get(fold(written))
        if written and not found:
            line.notes.append(f"No conocemos la comuna «{written[:40]}».")
        return found

    def _verdict(self, row: DeskImportRow, line: PersonLine) -> tuple[str, list[str]]:
        if line.wrong or not line.run:
            return (Verdict.WRONG if line.wrong else Verdict.DOUBTFUL), []
        if first := self.seen.get(line.run.number):
            return Verdict.DOUBTFUL, [f"El mismo RUN está en la fila {first}."]
        self.seen[line.run.number] = row.number
        if seeker := self.known.get(line.run.number):
            return self._of_known(row, seeker)
        if not row.understood.get("comuna") and "comuna" in self.mapping:
            # A sheet without that column would say it in every row.
            line.notes.append(f"Sin comuna: queda en {self.office.comuna.name}.")
        if _key(row.understood) in self.alike:
            row.may_confirm = True
            return Verdict.DOUBTFUL, [
                "Hay una persona con el mismo nombre y fecha de nacimiento, y otro documento."
            ]
        return Verdict.NEW, []

    def _of_known(self, row: DeskImportRow, seeker: JobSeeker) -> tuple[str, list[str]]:
        if not serves(self.office, seeker):
            return Verdict.KNOWN, [ELSEWHERE]
        row.seeker = seeker
        if nothing_in_common(seeker, whole_name(row.understood)):
            return Verdict.DOUBTFUL, ["En el portal ese RUN es de una persona con otro nombre."]
        row.conflicts = differences(seeker, row.understood)
        changes = row.conflicts or to_fill(seeker, row.understood)
        return (Verdict.CHANGED if changes else Verdict.KNOWN), []


def _key(said: dict[str, str]) -> tuple[str, date | None]:
    born = said.get("birth_date")
    name = fold(" ".join(filter(None, (said.get(part) for part in NAMES))))
    return name, date.fromisoformat(born) if born else None


def _alike(lines: list[PersonLine]) -> set[tuple[str, date | None]]:
    """Name and birth date of the people of the network who have those of some row."""
    keys = {_key(line.values) for line in lines if line.values.get("birth_date")}
    found = JobSeeker.objects.filter(
        search_text__in={name for name, _ in keys},
        birth_date__in={born for _, born in keys},
        merged_into=None,
    )
    return keys & set(found.values_list("search_text", "birth_date"))

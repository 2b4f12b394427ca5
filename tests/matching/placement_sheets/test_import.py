"""An office's own spreadsheet of placements: checked, written, taken back and written again."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from employers.models import Employer
from jobseekers.models import DeskImport, JobSeeker
from jobseekers.services.imports import undoing
from jobseekers.services.imports.applying import start, write_rows
from jobseekers.services.imports.checking import check
from jobseekers.services.imports.choosing import confirm
from jobseekers.services.imports.undoing import start_undoing, take_back_rows
from jobseekers.services.imports.uploading import import_again, upload
from matching.models import Placement
from matching.placement_sheets.taking_back import PROVED, SEEN
from matching.services.placements import validate_placement
from tests.factories.employers import EmployerFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import OfficeFactory, StaffMembershipFactory
from tests.factories.matching import EvidenceFactory, PlacementFactory, ReferralFactory
from tests.factories.when import AT
from tests.jobseekers.imports.messy import FIRST, as_xlsx, run_of

pytestmark = pytest.mark.django_db
HEADERS = [
    "RUN",
    "Persona",
    "RUT Empresa",
    "Empresa",
    "Inicio",
    "Contrato",
    "Horas",
    "Sueldo",
    "Término",
]
TERMS = ["indefinido", 42, 600_000]


@pytest.fixture
def officer(office):
    return StaffMembershipFactory(office=office).user


@pytest.fixture
def maria(office):
    return JobSeekerFactory(
        run_number=12531909, names="María", first_surname="Soto", linked_to=office
    )


@pytest.fixture
def company():
    return EmployerFactory(rut_number=76000001, rut_dv="K", legal_name="Salmones Chiloé S.A.")


@pytest.fixture
def checked(office, officer):
    """Uploads rows under HEADERS and checks them."""

    def checked(*rows, **supposed):
        batch = upload(
            office=office,
            kind=DeskImport.Kind.PLACEMENTS,
            content=as_xlsx([list(row) for row in rows], HEADERS),
            file_name="colocaciones.xlsx",
            by=officer,
            at=AT,
        )
        return check(batch=batch, mapping=batch.mapping, supposed=supposed, at=AT)

    return checked


def apply(batch, by):
    write_rows(start(batch=batch, by=by, at=AT).pk, at=AT)
    batch.refresh_from_db()
    return batch


def undo(*, batch, by, at):
    take_back_rows(start_undoing(batch=batch, by=by, at=at).pk, at=at)


def row_of_maria(company="Salmones Chiloe", rut=None, starts="01-10-2026", terms=TERMS, ends=None):
    return ["12.531.909-2", "MARIA SOTO", rut, company, starts, *terms, ends]


def told(batch):
    row = batch.rows.get()
    return row.verdict, row.problems[0] if row.problems else ""


def test_a_placement_goes_in_waiting_for_its_proof_and_the_person_stops_looking(
    checked, officer, office, maria, company
):
    batch = checked(row_of_maria())
    assert batch.rows.get().verdict == "new"
    assert not Placement.objects.exists()

    apply(batch, officer)
    placement = Placement.objects.get()
    assert (placement.seeker, placement.employer, placement.office) == (maria, company, office)
    assert (placement.starts_on, placement.gross_pay) == (date(2026, 10, 1), 600_000)
    assert (placement.state, placement.recorded_by) == ("pending", officer)
    maria.refresh_from_db()
    assert maria.status == JobSeeker.Status.PLACED


def test_undone_it_leaves_everything_as_it_was_and_can_be_imported_again(checked, officer, maria):
    new = row_of_maria(company="Panadería Nueva", rut=str(run_of(77_100_200)))
    batch = apply(checked(new), officer)
    assert Employer.objects.get().legal_name == "Panadería Nueva"

    undo(batch=batch, by=officer, at=AT)
    maria.refresh_from_db()
    assert not Placement.objects.exists()
    assert not Employer.objects.exists()
    assert maria.status == JobSeeker.Status.ACTIVE

    batch.refresh_from_db()
    again = apply(import_again(batch=batch, by=officer, at=AT), officer)
    assert again.kind == DeskImport.Kind.PLACEMENTS
    assert Placement.objects.get().employer.legal_name == "Panadería Nueva"


def test_what_somebody_proved_or_validated_stays_when_the_sheet_is_undone(
    checked, officer, office, maria, company
):
    rows = [row_of_maria(starts=day) for day in ("01-02-2026", "01-06-2026", "01-10-2026")]
    batch = apply(checked(*rows), officer)
    validated, proved, _ = Placement.objects.order_by("starts_on")
    EvidenceFactory(placement=validated)
    EvidenceFactory(placement=proved)
    other = StaffMembershipFactory(office=office, office_manager=True).user
    validate_placement(placement=validated, by=other, at=AT)

    undo(batch=batch, by=officer, at=AT)
    assert set(Placement.objects.all()) == {validated, proved}
    assert [row.undone for row in batch.rows.all()] == [SEEN, PROVED, ""]
    maria.refresh_from_db()
    assert maria.status == JobSeeker.Status.PLACED


@pytest.mark.parametrize("at_a_time", [1, 100])
def test_who_had_two_jobs_in_the_sheet_looks_for_work_again_when_both_go(
    checked, officer, maria, company, monkeypatch, at_a_time
):
    monkeypatch.setattr(undoing, "_CHUNK", at_a_time)
    rows = [row_of_maria(starts=day) for day in ("01-06-2026", "01-10-2026")]
    undo(batch=apply(checked(*rows), officer), by=officer, at=AT)
    maria.refresh_from_db()
    assert maria.status == JobSeeker.Status.ACTIVE


def test_a_job_of_long_ago_does_not_take_away_who_looks_for_work_today(checked, officer, maria):
    company = str(run_of(77_100_200))
    old = row_of_maria(rut=company, starts="01-03-2024")
    ended = row_of_maria(rut=company, starts="01-09-2026", ends="30-09-2026")
    apply(checked(old, ended), officer)
    maria.refresh_from_db()
    assert (Placement.objects.count(), maria.status) == (2, JobSeeker.Status.ACTIVE)


def test_the_same_job_is_never_recorded_twice(checked, officer, maria, company):
    elsewhere = OfficeFactory(name="OMIL Castro")
    PlacementFactory(seeker=maria, employer=company, starts_on=date(2026, 10, 1), office=elsewhere)
    batch = checked(row_of_maria())
    assert told(batch) == ("known", "Ya está: la registró OMIL Castro.")
    apply(batch, officer)
    assert Placement.objects.count() == 1


def test_one_recorded_while_the_sheet_waited_is_told_and_not_repeated(
    checked, officer, maria, company
):
    batch = checked(row_of_maria())
    PlacementFactory(seeker=maria, employer=company, starts_on=date(2026, 10, 1))
    apply(batch, officer)
    assert Placement.objects.count() == 1
    verdict, problem = told(batch)
    assert (verdict, "ya la registró" in problem) == ("known", True)


def test_a_company_created_for_a_row_that_failed_is_not_left_behind(checked, officer, maria):
    rut = run_of(77_100_200)
    batch = checked(row_of_maria(company="Nueva", rut=str(rut)))
    JobSeeker.objects.filter(pk=maria.pk).update(merged_into=JobSeekerFactory())
    apply(batch, officer)
    assert not Employer.objects.exists()
    assert not Placement.objects.exists()


def test_a_start_near_another_in_the_same_company_waits_for_somebody_to_say_it_is_another(
    checked, officer, maria, company
):
    PlacementFactory(seeker=maria, employer=company, starts_on=date(2026, 9, 15))
    batch = checked(row_of_maria())
    row = batch.rows.get()
    assert told(batch) == (
        "doubtful",
        "Ya tiene una colocación en esa empresa desde el 15-09-2026.",
    )
    confirm(row=row, by=officer)
    apply(batch, officer)
    assert Placement.objects.count() == 2


def test_a_hiring_that_came_of_a_referral_is_recorded_from_it(checked, maria, company, office):
    ReferralFactory(seeker=maria, vacancy__employer=company, office=office, state="hired")
    assert told(checked(row_of_maria()))[1].startswith("La contrató esa empresa por una derivación")


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (row_of_maria(company="Otra"), "No conocemos esa empresa: agrega su RUT."),
        (row_of_maria(company="", rut="77100200-0"), "No conocemos esa empresa: agrega su nombre."),
        (
            ["15.000.005-K", "Juan", None, "Salmones Chiloe", "01-10-2026", *TERMS],
            "Esa persona no está en el portal: regístrala o importa primero la planilla de "
            "personas.",
        ),
        (
            ["12.531.909-2", "Pedro Vera", None, "Salmones Chiloe", "01-10-2026", *TERMS],
            "En el portal ese RUN es de una persona con otro nombre.",
        ),
    ],
    ids=["company", "company-name", "person", "other-name"],
)
def test_a_doubtful_row_says_what_to_do(checked, maria, company, row, problem):
    rut = f"77100200-{run_of(77_100_200).dv}"
    row = [rut if cell == "77100200-0" else cell for cell in row]
    assert told(checked(row)) == ("doubtful", problem)


def test_a_person_of_another_office_is_not_placed_by_this_one(checked, company):
    elsewhere = OfficeFactory()
    JobSeekerFactory(run_number=12531909, linked_to=elsewhere)
    batch = checked(row_of_maria())
    assert batch.rows.get().seeker is None
    assert "se atiende en otra oficina" in told(batch)[1]


def test_two_companies_of_one_name_are_told_apart_by_their_rut(checked, maria, company):
    EmployerFactory(legal_name="Salmones Chiloe SpA")
    assert told(checked(row_of_maria())) == ("doubtful", "No conocemos esa empresa: agrega su RUT.")


def test_what_the_office_supposes_is_remembered_with_the_columns(
    checked, office, officer, maria, company
):
    bare = row_of_maria(terms=[None, None, None])
    assert checked(bare).rows.get().verdict == "doubtful"
    supposed = {"contract": "fixed_term", "weekly_hours": 42, "gross_pay": 539_000}
    assert checked(bare, **supposed).rows.get().verdict == "new"

    content = as_xlsx([bare], HEADERS)
    kind = DeskImport.Kind.PLACEMENTS
    next_month = upload(
        office=office, kind=kind, content=content, file_name="b.xlsx", by=officer, at=AT
    )
    assert next_month.supposed == supposed


@pytest.mark.parametrize("count", [40, pytest.param(500, marks=pytest.mark.slow)])
def test_a_whole_year_of_an_office_goes_in_comes_out_and_goes_in(checked, office, officer, count):
    people = [
        JobSeekerFactory(run_number=run_of(FIRST + at).number, linked_to=office)
        for at in range(count // 4)
    ]
    batch = checked(*_year(people, count), weekly_hours=42)
    good = count - 4
    assert batch.counts() == {"new": good, "doubtful": 3, "wrong": 1}

    apply(batch, officer)
    assert (Placement.objects.count(), Employer.objects.count()) == (good, 7)
    undo(batch=batch, by=officer, at=AT)
    assert (Placement.objects.count(), Employer.objects.count()) == (0, 0)
    batch.refresh_from_db()
    apply(import_again(batch=batch, by=officer, at=AT), officer)
    assert Placement.objects.count() == good


def _year(people, count):
    """Placements of `people` in seven companies; the last four rows cannot be saved."""
    rows = []
    for at in range(count - 4):
        person, rut = people[at % len(people)], run_of(77_000_000 + at % 7)
        spoilt = [rut.canonical, str(rut), rut.canonical.replace("-", ""), f" {rut} "][at % 4]
        day = date(2025, 1 + at // len(people), 1 + at % 27)
        start = [day, f"{day:%d/%m/%Y}", (day - date(1899, 12, 30)).days][at % 3]
        name = f"{person.names} {person.first_surname}".upper()
        pay = ["$ 600.000", 600_000, 600_000.0][at % 3]
        rows.append(
            [str(person.run), name, spoilt, f"Empresa {at % 7}", start, "P. Fijo", None, pay]
        )
    rows.append(rows[0])
    rows.append([str(run_of(50_000_001)), "Nadie", *rows[1][2:]])
    rows.append([*rows[2][:5], None, None, 1])
    rows.append([*rows[3][:4], "mañana", *rows[3][5:]])
    return rows


def test_checking_asks_the_same_however_many_rows_there_are(checked, office):
    def queries(count):
        people = [
            JobSeekerFactory(run_number=run_of(FIRST + 1000 * count + at).number, linked_to=office)
            for at in range(count)
        ]
        rows = _year(people, count + 4)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            checked(*rows)
        return len(asked)

    assert queries(10) == queries(30)

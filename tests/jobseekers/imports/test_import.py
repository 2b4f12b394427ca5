"""A spreadsheet of an office: checked without writing, applied, undone and imported again."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from jobseekers.models import DeskImport, JobSeeker
from jobseekers.services.imports import applying, undoing
from jobseekers.services.imports.applying import start, write_rows
from jobseekers.services.imports.checking import check
from jobseekers.services.imports.choosing import confirm
from jobseekers.services.imports.forgetting import forget
from jobseekers.services.imports.nightly import imports_step
from jobseekers.services.imports.people.taking_back import STAYS
from jobseekers.services.imports.undoing import start_undoing, take_back_rows
from jobseekers.services.imports.uploading import import_again, upload
from jobseekers.spreadsheet.columns import PEOPLE
from jobseekers.spreadsheet.files import UnreadableSheet, read_sheet
from omil_portal.refusals import Refused
from tests.factories.jobseekers import AttentionFactory
from tests.factories.when import AT
from tests.jobseekers.imports.messy import as_csv, as_xlsx, messy_rows

pytestmark = pytest.mark.django_db
HEADERS = ["RUN", "Nombre completo", "Teléfono", "Correo", "Sector"]


@pytest.fixture
def checked(office, officer):
    """Uploads rows under HEADERS and checks them."""

    def checked(*rows):
        content = as_xlsx([list(row) for row in rows], HEADERS)
        batch = upload(office=office, content=content, file_name="b.xlsx", by=officer, at=AT)
        return check(batch=batch, mapping=batch.mapping, at=AT)

    return checked


def apply(batch, by):
    write_rows(start(batch=batch, by=by, at=AT).pk, at=AT)
    batch.refresh_from_db()
    return batch


def undo(*, batch, by, at):
    take_back_rows(start_undoing(batch=batch, by=by, at=at).pk, at=at)


def verdicts(batch):
    return [row.verdict for row in batch.rows.all()]


@pytest.mark.parametrize("count", [50, pytest.param(500, marks=pytest.mark.slow)])
def test_messy_rows_are_imported_undone_and_imported_again(office, officer, count):
    content = as_xlsx(messy_rows(count))
    batch = upload(office=office, content=content, file_name="base.xlsx", by=officer, at=AT)
    good = count - 10
    check(batch=batch, mapping=batch.mapping, at=AT)
    assert batch.counts() == {"new": good, "doubtful": 7, "wrong": 3}
    assert JobSeeker.objects.count() == 0

    apply(batch, officer)
    assert (batch.state, JobSeeker.objects.count()) == (DeskImport.State.APPLIED, good)
    assert JobSeeker.objects.filter(office_links__office=office).count() == good

    undo(batch=batch, by=officer, at=AT)
    assert JobSeeker.objects.count() == 0
    assert not batch.rows.exclude(undone="").exists()

    batch.refresh_from_db()
    again = import_again(batch=batch, by=officer, at=AT)
    assert again.counts() == {"new": good, "doubtful": 7, "wrong": 3}
    apply(again, officer)
    assert JobSeeker.objects.count() == good


def test_a_person_known_here_gets_only_what_their_file_lacks(checked, officer, maria):
    JobSeeker.objects.filter(pk=maria.pk).update(phone="+56 9 1111 1111", email="", sector="")
    batch = checked(["12.531.909-2", "MARIA SOTO BARRIA", 987654321, "maria@correo.cl", "yaldad"])

    row = batch.rows.get()
    assert row.verdict == "changed"
    assert row.conflicts == {
        "phone": {"portal": "+56 9 1111 1111", "sheet": "+56 9 8765 4321", "believe": "portal"}
    }
    apply(batch, officer)
    maria.refresh_from_db()
    assert (maria.phone, maria.email, maria.sector, maria.names) == (
        "+56 9 1111 1111",
        "maria@correo.cl",
        "Yaldad",
        "María",
    )


def test_the_sheet_is_believed_only_where_somebody_chose_it_and_is_put_back(
    checked, officer, maria
):
    JobSeeker.objects.filter(pk=maria.pk).update(phone="+56 9 1111 1111", email="")
    batch = checked(["12.531.909-2", "María Soto", 987654321, "maria@correo.cl", None])
    row = batch.rows.get()
    row.conflicts["phone"]["believe"] = "sheet"
    row.save()
    apply(batch, officer)
    maria.refresh_from_db()
    assert (maria.phone, maria.email) == ("+56 9 8765 4321", "maria@correo.cl")

    JobSeeker.objects.filter(pk=maria.pk).update(email="otra@correo.cl")
    undo(batch=batch, by=officer, at=AT)
    maria.refresh_from_db()
    assert (maria.phone, maria.email) == ("+56 9 1111 1111", "otra@correo.cl")
    assert batch.rows.get().undone == "Cambió después y se queda: correo electrónico."


def test_a_person_of_another_office_is_neither_shown_nor_changed(checked, officer, foreign_person):
    batch = checked(["15.000.005-K", "Juan Ñancupel", 987654321, None, None])
    row = batch.rows.get()
    assert (row.verdict, row.conflicts, row.seeker) == ("known", {}, None)
    before = foreign_person.phone
    apply(batch, officer)
    foreign_person.refresh_from_db()
    assert foreign_person.phone == before
    assert foreign_person.office_links.count() == 1


def test_a_known_run_with_another_name_is_doubtful(checked, maria):
    row = checked(["12.531.909-2", "Pedro Vargas", None, None, None]).rows.get()
    assert (row.verdict, row.problems) == (
        "doubtful",
        ["En el portal ese RUN es de una persona con otro nombre."],
    )


def test_a_namesake_born_the_same_day_is_registered_only_when_somebody_says_it_is_another(
    office, officer, maria
):
    JobSeeker.objects.filter(pk=maria.pk).update(birth_date=date(1990, 5, 17))
    sheet = as_xlsx(
        [["15.000.005-K", "María Soto Barría", "17/05/1990"]], ["RUN", "Nombre completo", "F. Nac."]
    )
    batch = upload(office=office, content=sheet, file_name="b.xlsx", by=officer, at=AT)
    check(batch=batch, mapping=batch.mapping, at=AT)
    row = batch.rows.get()
    assert (row.verdict, row.may_confirm) == ("doubtful", True)

    for _ in range(2):
        confirm(row=row, by=officer)
    apply(batch, officer)
    row.refresh_from_db()
    assert (row.confirmed_by, JobSeeker.objects.count()) == (officer, 2)


def test_a_doubt_of_the_sheet_itself_is_mended_in_the_sheet(checked, officer):
    row = checked(["12.531.909", "María Soto", None, None, None]).rows.get()
    with pytest.raises(Refused, match="se corrige en la planilla"):
        confirm(row=row, by=officer)


def test_nothing_is_confirmed_once_it_is_being_written(checked, officer):
    batch = checked(["12.531.909-2", "María Soto", None, None, None])
    apply(batch, officer)
    with pytest.raises(Refused, match="ya se guardó"):
        confirm(row=batch.rows.get(), by=officer)


def test_after_ninety_days_only_the_verdicts_stay(checked, officer):
    batch = apply(checked(["12.531.909-2", "María Soto", 987654321, None, None]), officer)
    first_day = timezone.localdate(AT) + timedelta(days=90)
    forgotten = [imports_step(first_day + timedelta(days=n))["sheets_forgotten"] for n in (0, 1, 1)]
    assert forgotten == [0, 1, 0]

    row = batch.rows.get()
    assert (row.verdict, row.cells, row.understood, row.done) == ("new", [], {}, {})
    with pytest.raises(Refused, match="Pasaron 90 días"):
        undo(batch=batch, by=officer, at=AT)
    assert JobSeeker.objects.count() == 1


def test_the_night_ends_what_a_worker_left_half_written(checked, officer):
    batch = checked(["12.531.909-2", "María Soto", None, None, None])
    start(batch=batch, by=officer, at=AT)
    assert imports_step(timezone.localdate(AT))["sheet_rows_finished"] == 1
    batch.refresh_from_db()
    assert (batch.state, JobSeeker.objects.count()) == (DeskImport.State.APPLIED, 1)


def test_what_is_being_written_is_not_forgotten(checked, officer):
    batch = start(
        batch=checked(["12.531.909-2", "María Soto", None, None, None]), by=officer, at=AT
    )
    assert forget(before=AT + timedelta(days=365), at=AT) == 0
    write_rows(batch.pk, at=AT)
    assert JobSeeker.objects.count() == 1


def test_applying_twice_writes_once(checked, officer):
    batch = apply(checked(["12.531.909-2", "María Soto", None, None, None]), officer)
    apply(batch, officer)
    assert JobSeeker.objects.count() == 1


def test_a_person_registered_meanwhile_is_not_registered_again(checked, officer, office):
    one = checked(["12.531.909-2", "María Soto", None, None, None])
    two = checked(["12.531.909-2", "María Soto", 987654321, None, None])
    apply(one, officer)
    apply(two, officer)
    assert JobSeeker.objects.get().phone == "+56 9 8765 4321"
    assert two.rows.get().done == {"filled": {"phone": ["", "+56 9 8765 4321"]}}


@pytest.mark.parametrize("touch", ["attention", "phone"])
def test_a_person_touched_since_stays_when_the_import_is_undone(checked, officer, office, touch):
    batch = apply(
        checked(
            ["12.531.909-2", "María Soto", None, None, None],
            ["15.000.005-K", "Juan Vargas", None, None, None],
        ),
        officer,
    )
    maria = JobSeeker.objects.get(run_number=12531909)
    if touch == "attention":
        AttentionFactory(seeker=maria, office=office, officer=officer)
    else:
        JobSeeker.objects.filter(pk=maria.pk).update(phone="+56 9 8765 4321")
    undo(batch=batch, by=officer, at=AT + timedelta(hours=1))
    assert JobSeeker.objects.get() == maria
    assert [row.undone for row in batch.rows.all()] == [STAYS, ""]


def test_what_is_half_written_goes_on_where_it_was(checked, officer, monkeypatch):
    batch = checked(
        ["12.531.909-2", "María Soto", None, None, None],
        ["15.000.005-K", "Juan Vargas", None, None, None],
    )
    start(batch=batch, by=officer, at=AT)
    monkeypatch.setattr(applying, "_CHUNK", 1)
    assert applying._write_chunk(batch.pk, AT) == 1
    with pytest.raises(Refused):
        undo(batch=batch, by=officer, at=AT)
    write_rows(batch.pk, at=AT)
    assert JobSeeker.objects.count() == 2


def test_what_is_half_undone_goes_on_where_it_was(checked, officer, monkeypatch):
    batch = checked(
        ["12.531.909-2", "María Soto", None, None, None],
        ["15.000.005-K", "Juan Vargas", None, None, None],
    )
    start_undoing(batch=apply(batch, officer), by=officer, at=AT)
    monkeypatch.setattr(undoing, "_CHUNK", 1)
    assert undoing._take_back_chunk(batch.pk, AT) == 1
    assert JobSeeker.objects.count() == 1
    assert forget(before=AT + timedelta(days=365), at=AT) == 0

    assert imports_step(timezone.localdate(AT))["sheet_rows_finished"] == 1
    batch.refresh_from_db()
    assert (batch.state, batch.undone_by) == (DeskImport.State.UNDONE, officer)
    assert JobSeeker.objects.count() == 0


def test_the_columns_chosen_are_remembered_for_the_same_spreadsheet(office, officer):
    headers = ["Quién", "Documento", "Otro"]
    rows = [["María Soto", "12.531.909-2", "x"]]
    sheet = as_xlsx(rows, headers)
    first = upload(office=office, content=sheet, file_name="a.xlsx", by=officer, at=AT)
    check(batch=first, mapping={"full_name": 0, "run": 1}, at=AT)
    later = AT + timedelta(days=30)
    second = upload(office=office, content=sheet, file_name="b.xlsx", by=officer, at=later)
    assert second.mapping == {"full_name": 0, "run": 1}


def test_without_the_column_of_the_run_nothing_is_checked(checked, office, officer):
    batch = upload(
        office=office, content=as_xlsx([["a", "b"]], ["x", "y"]), file_name="", by=officer, at=AT
    )
    with pytest.raises(Refused, match="Elige la columna del RUN"):
        check(batch=batch, mapping={}, at=AT)


def test_the_columns_of_an_xlsx_end_where_its_headers_do():
    assert read_sheet(as_xlsx([["1-9", "Ana Soto", None]], ["RUN", "Nombre", "Fono"]), PEOPLE) == (
        ["RUN", "Nombre", "Fono"],
        [(4, ["1-9", "Ana Soto"])],
    )


@pytest.mark.parametrize("mark", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_a_csv_is_read_in_every_usual_writing(mark, encoding):
    rows = [["12.531.909-2", "María Ñancupel"]]
    sheet = read_sheet(as_csv(rows, ["RUN", "Nombre"], mark, encoding), PEOPLE)
    assert sheet == (["RUN", "Nombre"], [(2, ["12.531.909-2", "María Ñancupel"])])


def test_a_stray_mark_far_below_the_rows_is_no_row():
    rows = [["1-9", "Ana Soto"], *[[]] * 12_000, ["2-7", "Luis Vera"]]
    sheet = read_sheet(as_xlsx(rows, ["RUN", "Nombre"]), PEOPLE)
    assert [number for number, _ in sheet.rows] == [4, 12_005]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04nothing", "No pudimos abrir"),
        (b"\xd0\xcf\x11\xe0old", "Excel antiguo"),
        (b"\x00\x01\x02", "No es una planilla"),
        (b"", "no tiene filas"),
        (b"x" * (5 * 1024 * 1024 + 1), "5 MB"),
        (b"RUN;Nombre\n" + b"1-9;Ana Soto\n" * 5001, "5.000 filas"),
    ],
    ids=["broken", "old", "binary", "empty", "heavy", "long"],
)
def test_a_file_that_cannot_be_read_is_told(content, words):
    with pytest.raises(UnreadableSheet, match=words):
        read_sheet(content, PEOPLE)

"""The pages on which an office passes its spreadsheet to the portal."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from kombu.exceptions import OperationalError

from jobseekers.models import DeskImport, JobSeeker
from jobseekers.services.imports.applying import start, write_rows
from jobseekers.services.imports.undoing import take_back_rows
from tests.factories.imports import DeskImportFactory, DeskImportRowFactory
from tests.factories.when import AT
from tests.jobseekers.imports.messy import as_xlsx

pytestmark = pytest.mark.django_db
HEADERS = ["RUN", "Nombre", "Fono"]
ROWS = [["12.531.909-2", "María Soto", 987654321], ["15.000.005", "Juan Vera", None]]


@pytest.fixture
def checked(office, officer, maria):
    batch = DeskImportFactory(office=office, uploaded_by=officer)
    DeskImportRowFactory(batch=batch, seeker=maria)
    return batch


def test_from_the_file_to_the_portal_and_back(desk):
    sheet = SimpleUploadedFile("base.xlsx", as_xlsx(ROWS, HEADERS))
    page = desk.post(reverse("import_new"), {"kind": "people", "sheet": sheet}, follow=True)
    batch = DeskImport.objects.get()
    assert page.context["form"]["run"].value() == "0"

    page = desk.post(
        reverse("import_columns", args=[batch.pk]),
        {"run": "0", "full_name": "1", "phone": "2"},
        follow=True,
    )
    assert "Al RUN le falta el dígito verificador." in page.content.decode()
    assert JobSeeker.objects.count() == 0

    desk.post(reverse("import_apply", args=[batch.pk]))
    assert JobSeeker.objects.get().phone == "+56 9 8765 4321"
    desk.post(reverse("import_undo", args=[batch.pk]))
    assert JobSeeker.objects.count() == 0
    page = desk.post(reverse("import_again", args=[batch.pk]), follow=True)
    assert page.context["batch"].state == "checked"


def test_a_file_that_is_no_spreadsheet_is_told_and_nothing_is_kept(desk):
    broken = SimpleUploadedFile("x.xlsx", b"\x00\x01")
    page = desk.post(reverse("import_new"), {"kind": "people", "sheet": broken})
    assert "No es una planilla" in page.content.decode()
    assert not DeskImport.objects.exists()


def test_columns_without_a_run_are_refused(desk, checked):
    url = reverse("import_columns", args=[checked.pk])
    page = desk.post(url, {"full_name": "1"})
    assert page.context["form"].errors["run"]


def test_the_rows_are_filtered_by_verdict(desk, checked):
    DeskImportRowFactory(batch=checked, verdict="wrong", conflicts={})
    url = reverse("import_file", args=[checked.pk])
    page = desk.get(url, {"veredicto": "wrong"})
    assert [row.verdict for row in page.context["page"]] == ["wrong"]
    assert [tab["label"] for tab in page.context["tabs"]] == [
        "Todas (2)",
        "Completa datos (1)",
        "Con error (1)",
    ]


def test_what_both_say_differently_is_shown_and_chosen(desk, checked):
    row = checked.rows.get()
    url = reverse("import_row", args=[checked.pk, row.pk])
    assert "El portal dice +56 9 1111 1111" in desk.get(url).content.decode()
    desk.post(url, {"phone": "sheet"})
    row.refresh_from_db()
    assert row.conflicts["phone"]["believe"] == "sheet"


def test_nothing_is_chosen_once_it_is_being_written(desk, checked, officer):
    checked.state, checked.applied_by, checked.applied_at = "applying", officer, AT
    checked.save()
    row = checked.rows.get()
    page = desk.post(reverse("import_row", args=[checked.pk, row.pk]), {"phone": "sheet"})
    assert page.context["form"].non_field_errors() == ["Esta planilla ya se guardó."]


def test_a_long_one_is_left_to_a_worker_and_tells_how_far_it_is(desk, checked, monkeypatch):
    left = []
    monkeypatch.setattr("jobseekers.services.imports.applying.AT_ONCE", 0)
    monkeypatch.setattr("jobseekers.views.imports.writing.write_import.delay", left.append)
    monkeypatch.setattr("jobseekers.views.imports.writing.undo_import.delay", left.append)
    page = desk.post(reverse("import_apply", args=[checked.pk]), follow=True)
    assert "Puedes cerrar esta página" in page.content.decode()
    write_rows(checked.pk, at=AT)
    page = desk.get(reverse("import_file", args=[checked.pk]))
    assert page.context["batch"].state == "applied"

    page = desk.post(reverse("import_undo", args=[checked.pk]), follow=True)
    assert "Falta 1 fila." in page.content.decode()
    take_back_rows(checked.pk, at=AT)
    page = desk.get(reverse("import_file", args=[checked.pk]))
    assert page.context["batch"].state == "undone"
    assert left == [checked.pk, checked.pk]


@pytest.mark.parametrize("name", ["import_apply", "import_undo"])
def test_when_the_broker_is_away_the_page_says_so_and_it_can_go_on(
    desk, checked, monkeypatch, name, officer
):
    def away(pk):
        raise OperationalError

    monkeypatch.setattr("jobseekers.services.imports.applying.AT_ONCE", 0)
    for task in ("write_import", "undo_import"):
        monkeypatch.setattr(f"jobseekers.views.imports.writing.{task}.delay", away)
    if name == "import_undo":
        start(batch=checked, by=officer, at=AT)
        write_rows(checked.pk, at=AT)
    page = desk.post(reverse(name, args=[checked.pk]), follow=True)
    assert "No pudimos empezar" in page.content.decode()
    assert ">Seguir<" in page.content.decode()


def test_the_pages_ask_little(desk, checked, django_assert_max_num_queries):
    for _ in range(30):
        DeskImportRowFactory(batch=checked)
    with django_assert_max_num_queries(14):
        desk.get(reverse("import_file", args=[checked.pk]))
    with django_assert_max_num_queries(11):
        desk.get(reverse("import_list"))

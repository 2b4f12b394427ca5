"""An office passes its spreadsheet to the portal, and takes it back."""

import uuid
from datetime import date
from functools import partial

import pytest
from django.urls import reverse

from jobseekers.models import DeskImport, JobSeeker
from jobseekers.tasks import undo_import, write_import
from matching.models import Placement
from tests.browser.walk import DESK, PHONE, Walk
from tests.embedded.waiting import until
from tests.factories.employers import EmployerFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import ComunaFactory, OfficeFactory, StaffMembershipFactory
from tests.jobseekers.imports.messy import as_xlsx, messy_rows
from tests.worker import PATIENCE, worker

pytestmark = pytest.mark.django_db(transaction=True)
ROWS = [
    ["12.531.909-2", "MARIA SOTO", 987654321],
    ["15.000.005-k", "JUAN VERA", None],
    ["15.000.006", "PEDRO VERA", None],
]


@pytest.mark.parametrize("screen", [PHONE, DESK], ids=["phone", "desk"])
def test_a_spreadsheet_goes_in_and_comes_back(page, live_server, screen):
    office = OfficeFactory(name="OMIL Osorno")
    maria = JobSeekerFactory(
        run_number=12531909,
        names="María",
        first_surname="Soto",
        second_surname="",
        phone="+56 9 1111 1111",
        linked_to=office,
    )
    walk = Walk(page, live_server.url)
    walk.sit(StaffMembershipFactory(office=office).user, screen)
    walk.go(reverse("import_list"))
    walk.follow("Subir una planilla")
    sheet = {
        "name": "base.xlsx",
        "mimeType": "",
        "buffer": as_xlsx(ROWS, ["RUN", "Nombre", "Fono"]),
    }
    page.locator("main [name=sheet]").set_input_files(sheet)
    walk.press("Subir")
    walk.press("Revisar las filas")
    assert walk.row("Pedro").get_by_text("Al RUN le falta el dígito verificador.").is_visible()
    assert JobSeeker.objects.count() == 1

    walk.follow("Fila 4")
    walk.tick("La planilla dice +56 9 8765 4321")
    walk.press("Guardar la elección")
    walk.press("Guardar en el portal")
    maria.refresh_from_db()
    assert (maria.phone, JobSeeker.objects.count()) == ("+56 9 8765 4321", 2)

    walk.press("Deshacer toda la planilla")
    maria.refresh_from_db()
    assert (maria.phone, JobSeeker.objects.count()) == ("+56 9 1111 1111", 1)
    walk.press("Importar otra vez")
    assert walk.says("Todavía no se guarda nada")


@pytest.mark.parametrize("screen", [PHONE, DESK], ids=["phone", "desk"])
def test_a_spreadsheet_of_placements_goes_in_comes_back_and_goes_in_again(
    page, live_server, screen
):
    office = OfficeFactory(name="OMIL Osorno")
    JobSeekerFactory(
        run_number=12531909,
        names="María",
        first_surname="Soto",
        second_surname="",
        linked_to=office,
    )
    EmployerFactory(legal_name="Lácteos Osorno S.A.")
    walk = Walk(page, live_server.url)
    walk.sit(StaffMembershipFactory(office=office).user, screen)
    walk.go(reverse("placement_list"))
    walk.follow("Importar planilla")
    rows = [
        ["12.531.909-2", "MARIA SOTO", "Lacteos Osorno", "01-10-2025", 600000],
        ["15.000.005-K", "JUAN VERA", "Lacteos Osorno", "01-10-2025", 600000],
    ]
    headers = ["RUN", "Nombre", "Empresa", "Inicio", "Sueldo"]
    sheet = {"name": "colocaciones.xlsx", "mimeType": "", "buffer": as_xlsx(rows, headers)}
    page.locator("main [name=sheet]").set_input_files(sheet)
    walk.press("Subir")
    page.get_by_label("Si una fila no dice el contrato, es").select_option("fixed_term")
    page.get_by_label("Si no dice las horas por semana, son").fill("42")
    walk.press("Revisar las filas")
    assert walk.row("Juan").get_by_text("Esa persona no está en el portal").is_visible()
    assert not Placement.objects.exists()

    walk.press("Guardar en el portal")
    assert Placement.objects.get().get_contract_display() == "Plazo fijo"
    walk.press("Deshacer toda la planilla")
    assert not Placement.objects.exists()
    walk.press("Importar otra vez")
    walk.press("Guardar en el portal")
    walk.follow("Ver la lista")
    walk.follow("María Soto", within=page.locator("main"))
    assert Placement.objects.get().state == "pending"


def test_a_namesake_is_another_person_when_the_officer_says_so(page, live_server):
    office = OfficeFactory(name="OMIL Osorno")
    JobSeekerFactory(
        run_number=12531909,
        names="María",
        first_surname="Soto",
        second_surname="Barría",
        birth_date=date(1990, 5, 17),
        linked_to=office,
    )
    walk = Walk(page, live_server.url)
    walk.sit(StaffMembershipFactory(office=office).user)
    walk.go(reverse("import_new"))
    rows = [["15.000.005-K", "MARIA SOTO BARRIA", "17-05-1990"]]
    sheet = {
        "name": "base.xlsx",
        "mimeType": "",
        "buffer": as_xlsx(rows, ["RUN", "Nombre", "F. Nac."]),
    }
    page.locator("main [name=sheet]").set_input_files(sheet)
    walk.press("Subir")
    walk.press("Revisar las filas")
    walk.follow("Fila 4")
    walk.press("Es otra persona")
    walk.press("Guardar en el portal")
    assert JobSeeker.objects.count() == 2


def test_five_hundred_messy_rows_go_in_by_a_worker_come_out_and_go_in_again(
    page, live_server, monkeypatch
):
    queue = f"imports-{uuid.uuid4()}"
    for task in (write_import, undo_import):
        monkeypatch.setattr(task, "delay", partial(apply_in, queue, task))
    office = OfficeFactory(name="OMIL Quellón", comuna=ComunaFactory(name="Quellón"))
    walk = Walk(page, live_server.url)
    walk.sit(StaffMembershipFactory(office=office).user)
    walk.go(reverse("import_new"))
    sheet = {"name": "base 2019-2026.xlsx", "mimeType": "", "buffer": as_xlsx(messy_rows(500))}
    page.locator("main [name=sheet]").set_input_files(sheet)
    walk.press("Subir")
    walk.press("Revisar las filas")
    assert walk.says("Se guardarán 490 filas.")
    assert page.get_by_role("link", name="Dudosa (7)").is_visible()
    assert page.get_by_role("link", name="Con error (3)").is_visible()

    with worker(queue):
        written_by_the_worker(walk)
        assert JobSeeker.objects.count() == 490
        walk.press("Deshacer toda la planilla")
        until(lambda: DeskImport.objects.get().state == DeskImport.State.UNDONE, PATIENCE)
        walk.go(page.url)
        assert JobSeeker.objects.count() == 0
        walk.press("Importar otra vez")
        written_by_the_worker(walk)
    assert JobSeeker.objects.count() == 490


def apply_in(queue: str, task, batch: int):
    return task.apply_async([batch], queue=queue)


def written_by_the_worker(walk: Walk) -> None:
    """Left to it; whoever asks sees how far it is, until it ends."""
    walk.press("Guardar en el portal")
    assert walk.says("Puedes cerrar esta página: sigue sola.")
    until(lambda: DeskImport.objects.latest("pk").state == DeskImport.State.APPLIED, PATIENCE)
    walk.follow("Ver cómo va")
    assert walk.says("Filas guardadas")

"""An office passes its spreadsheet to the portal, and takes it back."""

import pytest
from django.urls import reverse

from jobseekers.models import JobSeeker
from tests.browser.walk import DESK, PHONE, Walk
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import OfficeFactory, StaffMembershipFactory
from tests.jobseekers.imports.messy import as_xlsx

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

"""A checked spreadsheet, and a row of it that says another telephone."""

import factory
from factory.django import DjangoModelFactory

from jobseekers.models import DeskImport, DeskImportRow
from tests.factories.kernel import OfficeFactory, UserFactory
from tests.factories.when import AT


class DeskImportFactory(DjangoModelFactory):
    class Meta:
        model = DeskImport

    office = factory.SubFactory(OfficeFactory)
    state = DeskImport.State.CHECKED
    file_name = "personas.xlsx"
    headers = ["RUN", "Nombre", "Fono"]
    mapping = {"run": 0, "full_name": 1, "phone": 2}
    signature = "personas"
    uploaded_by = factory.SubFactory(UserFactory)
    uploaded_at = AT


class DeskImportRowFactory(DjangoModelFactory):
    class Meta:
        model = DeskImportRow

    batch = factory.SubFactory(DeskImportFactory)
    number = factory.Sequence(lambda n: n + 2)
    cells = ["12.531.909-2", "María Soto", 987654321]
    verdict = "changed"
    understood = {
        "run": "12531909-2",
        "names": "María",
        "first_surname": "Soto",
        "phone": "+56 9 8765 4321",
    }
    conflicts = {
        "phone": {"portal": "+56 9 1111 1111", "sheet": "+56 9 8765 4321", "believe": "portal"}
    }

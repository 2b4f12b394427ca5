"""A person is sent to another service, its answer is noted, and a month of the fund certified."""

import re
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from jobseekers.models import Attention, ExternalReferral, FcsCertification
from tests.browser.walk import PHONE, Walk
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import OfficeFactory, StaffMembershipFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office():
    return OfficeFactory(name="OMIL Quellón")


@pytest.fixture
def person(office):
    return JobSeekerFactory(comuna=office.comuna, with_profile=True, linked_to=office)


@pytest.fixture
def walk(page, live_server):
    return Walk(page, live_server.url)


def test_other_services_and_the_unemployment_fund_at_the_desk(walk, printed, office, person):
    officer = StaffMembershipFactory(office=office).user
    walk.sit(officer)
    walk.go(reverse("person_file", args=[person.pk]))
    walk.follow("Derivar a otro servicio")
    walk.type(place="DIDECO de Quellón", reason="Tiene artrosis", asked="Ayuda para el pasaje")
    walk.press("Derivar")
    assert walk.page.locator("main").get_by_text("quita «artrosis»").first.is_visible()
    walk.type(reason="No tiene cómo pagar el viaje")
    walk.press("Derivar")
    with walk.page.expect_response(lambda answer: answer.status == 204):
        walk.page.get_by_role("link", name="Imprimir la hoja").click()
    sheet = PdfReader(BytesIO(printed[0])).pages[0].extract_text()
    assert "DIDECO de Quellón" in sheet
    assert "No tiene cómo pagar" not in sheet
    walk.go(reverse("external_referral_list"))
    walk.follow(person.display_name)
    walk.page.get_by_label("No atendida").check()
    walk.page.get_by_label("Por qué no la atendieron").select_option("papers")
    walk.press("Anotar la respuesta")
    assert ExternalReferral.objects.get().answer_reason == "papers"

    walk.go(reverse("person_file", args=[person.pk]))
    walk.follow("Anotar un cobro")
    walk.press("Anotar el cobro")
    walk.sit(officer, PHONE)
    walk.go(reverse("fcs_list"))
    walk.follow(person.display_name)
    walk.follow("No se puede certificar")
    walk.follow("Cancelar")
    walk.follow(re.compile("^Certificar "))
    walk.page.get_by_label("Postuló en la Bolsa Nacional de Empleo").check()
    walk.press("Certificar el mes")
    assert FcsCertification.objects.get().searches == ["bne"]
    kinds = set(Attention.objects.values_list("kind", flat=True))
    assert kinds == {Attention.Kind.EXTERNAL_REFERRAL, Attention.Kind.FCS_CERTIFICATION}

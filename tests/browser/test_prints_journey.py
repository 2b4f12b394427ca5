"""Every button that prints gives a sheet of one page: at the desk, and to the person."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from omil_portal.audit.models import SensitiveRead
from tests.browser.walk import PHONE, Walk
from tests.factories.agenda import AppointmentFactory
from tests.factories.jobseekers import AttentionFactory, JobSeekerFactory
from tests.factories.kernel import OfficeFactory, StaffMembershipFactory
from tests.factories.matching import ReferralFactory
from tests.factories.other_services import ExternalReferralFactory, FcsCertificationFactory

pytestmark = pytest.mark.django_db(transaction=True)
DESK = [
    ("person_file", "seeker", "Imprimir currículum"),
    ("person_file", "seeker", "Imprimir constancia"),
    ("person_file", "seeker", "Imprimir el comprobante"),
    ("hour_file", "hour", "Imprimir"),
    ("referral_letter", "referral", "Imprimir"),
    ("fcs_file", "seeker", "Constancia"),
    ("external_referral_file", "other_service", "Imprimir la hoja"),
]
OWN = [
    ("my_page", None, "Imprimir mi currículum"),
    ("my_page", None, "Imprimir mi constancia de inscripción"),
    ("my_hours", None, "Imprimir"),
    ("referral_file", "referral", "Imprimir mi carta"),
]


@pytest.fixture
def made() -> dict:
    """A person of the office with one thing of each kind that is printed."""
    office = OfficeFactory()
    seeker = JobSeekerFactory(
        names="Elena",
        first_surname="Oyarzún",
        with_account=True,
        with_profile=True,
        linked_to=office,
        comuna=office.comuna,
    )
    here = {"seeker": seeker, "office": office}
    AttentionFactory(**here)
    FcsCertificationFactory(benefit__seeker=seeker, benefit__office=office, office=office)
    soon = timezone.now() + timedelta(days=2)
    hour = AppointmentFactory(seeker=seeker, service__office=office, starts_at=soon)
    return here | {
        "hour": hour,
        "referral": ReferralFactory(**here),
        "other_service": ExternalReferralFactory(**here),
    }


@pytest.mark.parametrize("at_desk", [True, False], ids=["desk", "person"])
def test_every_button_prints_one_page_about_the_person(page, live_server, made, printed, at_desk):
    walk, seeker = Walk(page, live_server.url), made["seeker"]
    officer = StaffMembershipFactory(office=made["office"]).user
    walk.sit(officer if at_desk else seeker.user, *([] if at_desk else [PHONE]))
    buttons = DESK if at_desk else OWN
    for name, thing, label in buttons:
        path = reverse(name, args=[made[thing].pk] if thing else [])
        if not page.url.endswith(path):
            walk.go(path)
        button = page.locator("main").get_by_role("link", name=label)
        before = len(printed)
        with page.expect_response(lambda answer: answer.status == 204):
            button.first.click()
        pages = PdfReader(BytesIO(printed[before])).pages
        assert len(pages) == 1, label
        assert "Oyarzún" in pages[0].extract_text(), label
    assert len(printed) == len(buttons)
    assert SensitiveRead.objects.filter(user=seeker.user).count() == 0

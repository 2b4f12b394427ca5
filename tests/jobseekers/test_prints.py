"""The papers that a person takes home."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from jobseekers.fcs.constancia import constancia_facts
from jobseekers.models import OfficeLink, Profile
from jobseekers.prints.attention import receipt_of
from jobseekers.prints.constancias import fcs_sheet, registration_sheet
from jobseekers.prints.cv import cv_of
from jobseekers.prints.hour import slip_of
from jobseekers.prints.plan import plan_of
from matching.prints.letter import letter_of
from omil_portal.look.formats import long_date
from omil_portal.printing.draw import pdf_of
from tests.factories.agenda import AppointmentFactory
from tests.factories.assessments import PlanStepFactory
from tests.factories.jobseekers import AttentionFactory, JobSeekerFactory
from tests.factories.kernel import UserFactory
from tests.factories.matching import ReferralFactory
from tests.factories.other_services import FcsCertificationFactory
from tests.factories.when import AT, ON

pytestmark = pytest.mark.django_db


def words(sheet) -> str:
    """Of the one page."""
    pages = PdfReader(BytesIO(pdf_of(sheet))).pages
    assert len(pages) == 1
    return " ".join(pages[0].extract_text().replace("\u200b", "").split())


def test_the_receipt_says_what_was_agreed_and_keeps_the_private_note():
    attention = AttentionFactory(
        note="Revisamos ofertas.",
        agreed="Vuelve el martes.",
        next_step="Traer certificados.",
        private_note="Vive con su hermana.",
    )
    said = words(receipt_of(attention))
    for text in (attention.note, attention.agreed, attention.next_step, attention.office.name):
        assert text in said
    assert "hermana" not in said
    assert str(attention.seeker.run) not in said


def test_the_hour_says_where_with_whom_and_what_to_bring():
    hour = AppointmentFactory(service__bring="Tu carnet", service__name="Currículum")
    said = words(slip_of(hour))
    for text in ("Tu carnet", hour.officer.full_name, hour.office.address, "Cámbiala o anúlala"):
        assert text in said
    assert str(hour.seeker.run) not in said


def test_the_plan_says_who_does_what_by_when_and_the_next_hour():
    hour = AppointmentFactory()
    mine = PlanStepFactory(assessment__seeker=hour.seeker)
    ours = PlanStepFactory(assessment=mine.assessment, owner="officer", what="Llamar al taller")
    sheet = plan_of(hour.seeker, [mine, ours], hour.office, hour)
    assert [(part.heading, len(part.items)) for part in sheet.sections] == [
        ("Te toca a ti", 1),
        ("Le toca a la oficina", 1),
    ]
    said = words(sheet)
    for text in (mine.what, "Llamar al taller", long_date(mine.due_on), "Tu próxima hora"):
        assert text in said


def test_the_letter_presents_the_person_and_its_link_says_nothing_of_them():
    referral, link = ReferralFactory(), "https://portal.example/respuesta/abc/"
    said = words(letter_of(referral, link))
    for text in (referral.seeker.display_name, referral.vacancy.title, referral.folio):
        assert text in said
    assert link in said.replace(" ", "")
    assert str(referral.seeker.run) not in said


def test_the_cv_is_the_profile_without_what_is_not_for_a_company():
    seeker = JobSeekerFactory(phone="+56911112222", email="ana@example.cl")
    Profile.objects.update_or_create(
        seeker=seeker, defaults={"title": "Carpintería", "expected_pay": 777_000, "updated_at": AT}
    )
    said = words(cv_of(seeker))
    assert "Carpintería" in said
    assert seeker.phone in said
    assert "777" not in said
    assert str(seeker.run) not in said


def test_the_constancias_name_who_and_when():
    done = FcsCertificationFactory()
    facts = constancia_facts(done)
    said = words(fcs_sheet(facts, done.office))
    for text in (facts.person, facts.document, facts.folio, *facts.searches):
        assert text in said
    link = OfficeLink.objects.create(
        seeker=JobSeekerFactory(), office=done.office, reason="registered", since=done.certified_at
    )
    said = words(registration_sheet(link, ON))
    assert link.seeker.display_name in said
    assert str(link.seeker.run) in said


def test_a_paper_opens_in_the_browser_and_is_kept_nowhere(client):
    hour = AppointmentFactory(seeker__user=UserFactory())
    client.force_login(hour.seeker.user)
    answer = client.get(f"/agenda/horas/{hour.pk}/papel/")
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Disposition"] == f'inline; filename="hora-{hour.pk}.pdf"'

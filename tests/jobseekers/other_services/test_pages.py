"""Other services and the unemployment fund on the screens of the desk."""

import uuid
from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from jobseekers.models import Attention, ExternalReferral, FcsBenefit, FcsCertification
from tests.factories.other_services import ExternalReferralFactory, FcsBenefitFactory

pytestmark = pytest.mark.django_db


def to(name, *args):
    return reverse(name, args=args)


def text_of(response) -> str:
    return response.content.decode()


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def late(office, maria, today):
    return ExternalReferralFactory(seeker=maria, office=office, answer_by=today - timedelta(days=1))


@pytest.fixture
def benefit(office, maria, today):
    return FcsBenefitFactory(seeker=maria, office=office, first_month=today.replace(day=1))


def test_a_person_is_sent_and_the_sheet_says_no_more_than_needed(desk, maria, today):
    typed = {
        "request_id": str(uuid.uuid4()),
        "kind": "legal",
        "place": "Corporación de Asistencia Judicial",
        "reason": "No le pagaron el finiquito",
        "asked": "Orientar sobre su demanda",
        "answer_by": (today + timedelta(days=14)).isoformat(),
    }
    desk.post(to("external_referral_new", maria.pk), typed)
    desk.post(to("external_referral_new", maria.pk), typed)
    sent = ExternalReferral.objects.get()
    pages = PdfReader(BytesIO(desk.get(to("external_referral_sheet", sent.pk)).content)).pages
    assert len(pages) == 1
    sheet = " ".join(pages[0].extract_text().split())
    for told in (maria.display_name, "Orientar sobre su demanda", "☐ No atendida", sent.folio):
        assert told in sheet
    for kept_back in ("12.531.909", "No le pagaron", maria.phone):
        assert kept_back not in sheet


def test_what_was_typed_stays_beside_the_refusal(desk, maria, today):
    typed = {
        "request_id": str(uuid.uuid4()),
        "kind": "health",
        "place": "Consultorio de Quellón",
        "reason": "Tiene asma",
        "asked": "Una hora",
        "answer_by": (today + timedelta(days=14)).isoformat(),
    }
    page = text_of(desk.post(to("external_referral_new", maria.pk), typed))
    assert "quita «asma»" in page
    assert "Consultorio de Quellón" in page


def test_what_is_late_is_told_in_the_file_and_on_top_of_the_list(desk, office, late):
    ExternalReferralFactory(office=office, answer_by=late.answer_by + timedelta(days=60))
    assert "Falta la respuesta de DIDECO" in text_of(desk.get(to("person_file", late.seeker_id)))
    page = desk.get(to("external_referral_list"))
    assert page.context["page"][0] == late
    only = desk.get(to("external_referral_list") + "?state=overdue")
    assert list(only.context["page"]) == [late]
    desk.post(to("external_referral_file", late.pk), {"state": "not_attended", "reason": "no_room"})
    assert "Falta la respuesta" not in text_of(desk.get(to("person_file", late.seeker_id)))
    assert "No hay cupo" in text_of(desk.get(to("external_referral_file", late.pk)))
    wrong = {"instead_of": "not_attended", "state": "attended", "note": "Sí la vieron"}
    desk.post(to("external_referral_file", late.pk), wrong)
    assert "Sí la vieron" in text_of(desk.get(to("external_referral_file", late.pk)))


def test_a_benefit_is_noted_and_its_month_certified(desk, maria, today):
    month = today.replace(day=1).isoformat()
    opened = {"request_id": str(uuid.uuid4()), "first_month": month, "payments": "5"}
    desk.post(to("fcs_benefit_new", maria.pk), opened)
    assert "Hay que certificar" in text_of(desk.get(to("person_file", maria.pk)))
    benefit = FcsBenefit.objects.get()
    page = desk.get(to("fcs_certify", benefit.pk))
    assert to("person_work", maria.pk) in text_of(page)
    shown = {"request_id": str(uuid.uuid4()), "month": month, "searches": ["bne", "visits"]}
    desk.post(to("fcs_certify", benefit.pk), shown)
    desk.post(to("fcs_certify", benefit.pk), shown)
    assert Attention.objects.get().kind == Attention.Kind.FCS_CERTIFICATION
    assert "Dejó su currículum en empresas" in text_of(desk.get(to("fcs_file", maria.pk)))
    assert desk.get(to("fcs_certify", benefit.pk)).url == to("fcs_file", maria.pk)
    assert "0 por venir, de 1" in text_of(desk.get(to("fcs_list")))


def test_a_benefit_noted_wrongly_is_corrected_and_taken_away(desk, maria, today):
    benefit = FcsBenefitFactory(seeker=maria, first_month=today.replace(day=1))
    edit = to("fcs_benefit_edit", benefit.pk)
    assert edit in text_of(desk.get(to("fcs_file", maria.pk)))
    months = {"first_month": benefit.first_month.isoformat(), "payments": "40"}
    assert "Los pagos van de 1 a" in text_of(desk.post(edit, months))
    desk.post(edit, months | {"payments": "2"})
    benefit.refresh_from_db()
    assert benefit.payments == 2
    assert "Quitar este cobro" in text_of(desk.get(edit))
    desk.post(to("fcs_benefit_remove", benefit.pk))
    assert not FcsBenefit.objects.exists()


def test_a_refusal_that_costs_nothing_is_told_so(desk, benefit):
    typed = {
        "request_id": str(uuid.uuid4()),
        "month": benefit.first_month.isoformat(),
        "reason": "refused_job",
        "offered_pay": "200.000",
        "last_pay": "529.000",
    }
    page = text_of(desk.post(to("fcs_refuse", benefit.pk), typed))
    assert "puede rechazarlo sin perder nada" in page
    assert "200.000" in page
    assert not FcsCertification.objects.exists()


@pytest.mark.parametrize(
    ("name", "most"),
    [("external_referral_list", 12), ("fcs_list", 12), ("fcs_file", 14), ("person_file", 24)],
)
def test_many_rows_ask_as_little_as_few(
    desk, office, maria, benefit, today, name, most, django_assert_max_num_queries
):
    ExternalReferralFactory.create_batch(4, seeker=maria, office=office)
    FcsBenefitFactory.create_batch(4, office=office, first_month=today.replace(day=1))
    with django_assert_max_num_queries(most):
        desk.get(to(name, maria.pk) if name in {"fcs_file", "person_file"} else to(name))

"""Who opens a paper of somebody else has read that person's file, and it is recorded."""

import pytest
from django.urls import reverse

from omil_portal.audit.models import SensitiveRead
from tests.factories.agenda import AppointmentFactory
from tests.factories.assessments import PlanStepFactory
from tests.factories.jobseekers import AttentionFactory
from tests.factories.matching import ReferralFactory
from tests.factories.other_services import ExternalReferralFactory, FcsCertificationFactory

pytestmark = pytest.mark.django_db


def of_an_hour(seeker, office):
    return AppointmentFactory(seeker=seeker, service__office=office)


def of_a_month(seeker, office):
    return FcsCertificationFactory(benefit__seeker=seeker, benefit__office=office, office=office)


def of_a_plan(seeker, office):
    return PlanStepFactory(assessment__seeker=seeker, assessment__office=office).assessment.seeker


PAPERS = {
    "plan_print": of_a_plan,
    "attention_print": AttentionFactory,
    "hour_print": of_an_hour,
    "person_cv": lambda seeker, office: seeker,
    "registration_print": lambda seeker, office: seeker,
    "fcs_constancia": of_a_month,
    "referral_letter": ReferralFactory,
    "referral_print": ReferralFactory,
    "external_referral_sheet": ExternalReferralFactory,
}
OWN = (
    "plan_print",
    "attention_print",
    "hour_print",
    "person_cv",
    "registration_print",
    "referral_print",
)


def paper(name, seeker, office) -> str:
    return reverse(name, args=[PAPERS[name](seeker=seeker, office=office).pk])


@pytest.mark.parametrize("name", PAPERS)
def test_staff_who_print_a_paper_are_recorded_as_readers(desk, officer, office, maria, name):
    assert desk.get(paper(name, maria, office)).status_code == 200
    read = SensitiveRead.objects.get()
    assert (read.user, read.subject_kind, read.subject_id) == (
        officer,
        "jobseekers.jobseeker",
        maria.pk,
    )


@pytest.mark.parametrize("name", OWN)
def test_ones_own_papers_are_ones_own(own, office, maria, name):
    assert own.get(paper(name, maria, office)).status_code == 200
    assert not SensitiveRead.objects.exists()


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_of_another_office_is_neither_shown_nor_read(desk, foreign_person, name, office):
    elsewhere = foreign_person.office_links.get().office
    assert desk.get(paper(name, foreign_person, elsewhere)).status_code == 404
    assert not SensitiveRead.objects.exists()


def test_who_has_no_office_is_told_where_to_ask_for_the_constancia(own, maria):
    maria.office_links.all().delete()
    page = own.get(reverse("registration_print", args=[maria.pk]), follow=True)
    assert page.redirect_chain == [(reverse("my_page"), 302)]
    assert "Aún no tienes oficina. Pide la constancia" in page.content.decode()

"""What came of an interview at a stand counts as any referral does."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from jobseekers.models import Attention
from matching.models import Placement, Referral
from omil_portal.refusals import Refused
from sence_programs.indicators import INDICATORS
from sence_programs.models import FairInterview
from sence_programs.services.fairs_interviews import record_interview
from tests.factories.employers import VacancyFactory
from tests.factories.fairs import FairInterviewFactory, FairRegistrationFactory, JobFairFactory
from tests.factories.jobseekers import ConsentFactory
from tests.factories.kernel import StaffMembershipFactory
from tests.factories.matching import ReferralFactory
from tests.factories.when import AT, ON

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(registration, stand, offer, liaison):
    """`record("hired")`: the liaison writes it, unless it is said who."""

    def write(result, **more) -> FairInterview:
        given = {
            "registration": registration,
            "stand": stand,
            "vacancy": offer,
            "result": result,
            "by": liaison,
            "at": AT,
        }
        return record_interview(**given | more)

    return write


def typed(offer, result="interviewed", code="ABC 234", **more):
    return {"code": code, "vacancy": offer.pk, "result": result} | more


def path_of(stand):
    return reverse("fair_interview", args=[stand.fair_id, stand.pk])


@pytest.mark.parametrize(
    ("result", "state"),
    [
        ("interviewed", Referral.State.INTERVIEW),
        ("shortlisted", Referral.State.INTERVIEW),
        ("hired", Referral.State.HIRED),
    ],
)
def test_the_result_is_that_of_a_referral_of_the_office(record, office, result, state):
    referral = record(result).referral
    assert (referral.state, referral.office) == (state, office)


def test_who_does_not_go_on_has_a_reason(record):
    referral = record("not_going_on", reason="experience").referral
    assert (referral.state, referral.reason) == ("rejected", "experience")


def test_an_interview_counts_among_people_referred(record, office):
    record("interviewed")
    assert INDICATORS["referred"].by_office([office], ON, ON) == {office.pk: 1}


def test_the_same_result_again_changes_nothing(record):
    assert record("interviewed") == record("interviewed")
    assert Referral.objects.count() == 1


def test_a_result_that_changes_goes_on_with_the_same_referral(record):
    first, then = record("interviewed"), record("hired")
    assert (then.pk, then.referral) == (first.pk, first.referral)
    assert then.referral.events.count() == 3


def test_an_open_referral_of_another_office_is_followed(record, seeker, offer):
    known = ReferralFactory(seeker=seeker, vacancy=offer)
    assert record("interviewed").referral == known


def test_both_were_there(record, registration, stand, office):
    record("interviewed")
    registration.refresh_from_db()
    stand.refresh_from_db()
    assert registration.came
    assert stand.days_present == [ON]
    assert INDICATORS["fairs"].by_office([office], ON, ON) == {office.pk: 1}


def test_a_company_records_in_the_name_of_the_organiser(record, member, liaison):
    interview = record("interviewed", by=member)
    assert interview.recorded_by == member
    assert interview.referral.referred_by == liaison
    assert set(Attention.objects.values_list("officer", flat=True)) == {liaison.pk}


def test_a_code_of_another_fair_is_refused(record):
    with pytest.raises(Refused, match="no es de esta feria"):
        record("interviewed", registration=FairRegistrationFactory())


def test_an_offer_that_the_company_did_not_bring_is_refused(record, company):
    with pytest.raises(Refused, match="que la empresa trajo"):
        record("interviewed", vacancy=VacancyFactory(employer=company))


def test_before_the_fair_there_are_no_interviews(record):
    with pytest.raises(Refused, match="desde el primer día"):
        record("interviewed", at=AT - timedelta(days=1))


def test_a_refused_interview_leaves_nothing_behind(record, seeker, registration):
    seeker.status = "placed"
    seeker.save()
    with pytest.raises(Refused, match="figura como"):
        record("interviewed")
    registration.refresh_from_db()
    assert not registration.came
    assert not Attention.objects.exists()


def test_the_company_records_by_the_code(at_stand, stand, offer, registration):
    at_stand.post(path_of(stand), typed(offer, "shortlisted"))
    assert FairInterview.objects.get().result == "shortlisted"


def test_a_wrong_code_is_told_and_kept(at_stand, stand, offer):
    answer = at_stand.post(path_of(stand), typed(offer, code="XXX 999"))
    assert "Ese código no es de esta feria" in answer.content.decode()
    assert "XXX 999" in answer.content.decode()


def test_who_does_not_go_on_without_a_reason_is_asked(at_stand, stand, offer, registration):
    answer = at_stand.post(path_of(stand), typed(offer, "not_going_on"))
    assert "Elige el motivo." in answer.content.decode()
    assert not FairInterview.objects.exists()


def test_a_hiring_that_staff_write_goes_on_to_the_placement(at_work, stand, offer, registration):
    answer = at_work.post(path_of(stand), typed(offer, "hired"))
    referral = Referral.objects.get()
    assert answer.url == reverse("placement_new", args=[referral.pk])
    assert at_work.get(answer.url).status_code == 200
    assert not Placement.objects.exists()


def test_a_hiring_that_the_company_writes_stays_at_its_stand(at_stand, stand, offer, registration):
    answer = at_stand.post(path_of(stand), typed(offer, "hired"))
    assert answer.url == reverse("fair_stand", args=[stand.fair_id, stand.pk])


def test_without_consent_the_company_reads_initials_and_no_telephone(
    at_stand, stand, offer, seeker, registration
):
    FairInterviewFactory(registration=registration, stand=stand, vacancy=offer)
    shown = at_stand.get(reverse("fair_stand", args=[stand.fair_id, stand.pk])).content.decode()
    assert seeker.first_surname not in shown
    assert seeker.phone not in shown
    assert "ABC 234" in shown


def test_with_consent_the_company_reads_name_and_telephone(
    at_stand, stand, offer, seeker, registration
):
    ConsentFactory(seeker=seeker)
    FairInterviewFactory(registration=registration, stand=stand, vacancy=offer)
    shown = at_stand.get(reverse("fair_stand", args=[stand.fair_id, stand.pk])).content.decode()
    assert seeker.display_name in shown
    assert seeker.phone in shown


def test_consent_withdrawn_hides_again(at_stand, stand, offer, seeker, registration):
    ConsentFactory(seeker=seeker, withdrawn=True)
    FairInterviewFactory(registration=registration, stand=stand, vacancy=offer)
    shown = at_stand.get(reverse("fair_stand", args=[stand.fair_id, stand.pk])).content.decode()
    assert seeker.phone not in shown


def test_staff_of_another_office_record_nothing(stand, offer, registration, today):
    other = Client()
    other.force_login(StaffMembershipFactory(employer_liaison=True).user)
    assert other.post(path_of(stand), typed(offer)).status_code == 404


def test_a_stand_page_costs_the_same_however_many_interviews(
    at_work, fair, stand, company, django_assert_max_num_queries
):
    for offer in VacancyFactory.create_batch(10, employer=company):
        FairInterviewFactory(registration__fair=fair, stand=stand, vacancy=offer)
    with django_assert_max_num_queries(20):
        at_work.get(reverse("fair_stand", args=[fair.pk, stand.pk]))


def test_interviews_of_a_closed_fair_are_a_record(record, fair):
    JobFairFactory._meta.model.objects.filter(pk=fair.pk).update(
        state="closed", closed_at=AT, report={}
    )
    with pytest.raises(Refused, match="hasta que cierra"):
        record("interviewed")


def test_the_only_offer_of_a_stand_is_already_chosen(at_work, stand, offer):
    page = at_work.get(reverse("fair_stand", args=[stand.fair_id, stand.pk])).content.decode()
    assert f'<option value="{offer.pk}" selected>' in page

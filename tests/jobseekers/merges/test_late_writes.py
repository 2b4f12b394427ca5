"""What an officer still writes in a file that a colleague has just united goes where it stays."""

import uuid
from datetime import timedelta

import pytest

from jobseekers.models import Assessment, ExternalReferral, FcsBenefit
from jobseekers.services import assessments, external_referrals, fcs_benefits
from jobseekers.services.merges import merge
from matching.models import Referral
from matching.services.referrals import refer
from tests.factories.employers import VacancyFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import OfficeFactory, UserFactory
from tests.factories.when import AT, ON

pytestmark = pytest.mark.django_db


def starts_an_interview(who):
    assessments.start(**who, request_id=uuid.uuid4())


def sends_to_a_service(who):
    words = {"place": "DIDECO", "reason": "Arriendo", "asked": "Visita"}
    answer_by, sent = ON + timedelta(days=14), uuid.uuid4()
    external_referrals.send(**who, **words, kind="social", answer_by=answer_by, request_id=sent)


def opens_a_benefit(who):
    month, sent = ON.replace(day=1), uuid.uuid4()
    fcs_benefits.open_benefit(**who, first_month=month, payments=5, request_id=sent)


def refers_to_an_offer(who):
    refer(**who, vacancy=VacancyFactory())


@pytest.mark.parametrize(
    ("write", "model"),
    [
        (starts_an_interview, Assessment),
        (sends_to_a_service, ExternalReferral),
        (opens_a_benefit, FcsBenefit),
        (refers_to_an_offer, Referral),
    ],
)
def test_it_is_written_in_the_file_that_stays(write, model):
    kept, gone, by = JobSeekerFactory(with_profile=True), JobSeekerFactory(), UserFactory()
    merge(kept=kept, gone=gone, by=by, at=AT)
    write({"seeker": gone, "office": OfficeFactory(), "by": by, "at": AT})
    assert model.objects.get().seeker == kept

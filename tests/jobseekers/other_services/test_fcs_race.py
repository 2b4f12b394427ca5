"""Two officers certify the same month at the same moment."""

import threading
import uuid

import pytest
from django.db import IntegrityError

from jobseekers.models import Attention, FcsBenefit, FcsCertification
from jobseekers.services import fcs
from omil_portal.refusals import Refused
from tests.factories.kernel import UserFactory
from tests.factories.other_services import FcsBenefitFactory
from tests.factories.when import AT, ON
from tests.jobseekers.test_registration_race import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def both_certify() -> list:
    benefit, by = FcsBenefitFactory(), UserFactory()

    def certify():
        return fcs.certify(
            benefit=benefit,
            month=ON.replace(day=1),
            searches=["bne"],
            office=benefit.office,
            by=by,
            at=AT,
            request_id=uuid.uuid4(),
        )

    return at_once(certify)


def test_one_certifies_and_the_other_is_told():
    results = both_certify()
    assert {type(result) for result in results} == {FcsCertification, Refused}
    assert Attention.objects.count() == 1


def test_without_the_lock_they_collide(monkeypatch):
    together = threading.Barrier(2, timeout=10)

    def unlocked(benefit):
        together.wait()
        return FcsBenefit.objects.get(pk=benefit.pk)

    real = fcs._check_turn

    def seen_by_both(*given):
        real(*given)
        together.wait()

    monkeypatch.setattr(fcs, "locked", unlocked)
    monkeypatch.setattr(fcs, "_check_turn", seen_by_both)
    assert any(isinstance(result, IntegrityError) for result in both_certify())

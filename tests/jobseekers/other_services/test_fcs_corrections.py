"""A month refused by mistake is corrected by another row: what was recorded first stays."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse

from jobseekers.fcs.constancia import constancia_facts
from jobseekers.fcs.rules import Standing
from jobseekers.fcs.standing import months_of
from jobseekers.models import Attention, FcsBenefit, FcsCertification
from jobseekers.services import fcs_corrections
from jobseekers.services.fcs_corrections import Truth, correct
from omil_portal.refusals import Refused
from tests.factories.kernel import UserFactory
from tests.factories.other_services import FcsBenefitFactory, FcsCertificationFactory
from tests.factories.when import AT, ON
from tests.jobseekers.other_services.test_fcs import certify, refuse
from tests.jobseekers.test_registration_race import at_once

pytestmark = pytest.mark.django_db
NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)
LATER = AT + timedelta(days=40)
CERTIFIED = {"state": "certified", "appeared_on": ON, "searches": ["bne"]}
REFUSED = {"state": "refused", "appeared_on": ON, "reason": "bne_inactive"}


@pytest.fixture
def benefit():
    """Paid from October 2026; today is the second of November."""
    return FcsBenefitFactory()


def corrected(refused, truth=CERTIFIED, **more):
    given = {"request_id": uuid.uuid4(), "at": LATER, "by": UserFactory()}
    return correct(
        refused=refused,
        truth=Truth(**truth),
        office=refused.office,
        **given | {"correction": "Se anotó a otra persona"} | more,
    )


def standing(benefit, month, on=ON):
    return next(row.standing for row in months_of(benefit, on) if row.month == month)


def test_the_correction_holds_and_the_refusal_stays_with_its_day(benefit):
    refused = refuse(benefit, "no_search")
    row = corrected(refused)
    refused.refresh_from_db()
    assert (refused.state, refused.reason, refused.certified_at) == ("refused", "no_search", AT)
    assert (row.corrects, row.certified_at, row.appeared_on) == (refused, LATER, ON)
    assert standing(benefit, NOVEMBER) is Standing.CERTIFIED
    assert constancia_facts(row).appeared_on == ON


def test_the_month_still_counts_as_one_attention_however_often_it_is_sent(benefit):
    request_id = uuid.uuid4()
    refused = refuse(benefit, "no_search")
    rows = {corrected(refused, request_id=request_id) for _ in "12"}
    assert len(rows) == 1
    assert Attention.objects.count() == 1


def test_an_end_by_mistake_gives_the_later_months_back(benefit):
    ended = refuse(benefit, "working")
    on = date(2026, 12, 12)
    assert standing(benefit, DECEMBER, on) is Standing.LOST
    corrected(ended)
    assert standing(benefit, DECEMBER, on) is Standing.DUE


def test_a_correction_may_be_corrected_but_never_twice(benefit):
    first = refuse(benefit, "no_search")
    second = corrected(first, REFUSED)
    with pytest.raises(Refused, match="ya se corrigió"):
        corrected(first)
    assert corrected(second).corrects == second
    assert benefit.certifications.count() == 3
    assert len(benefit.standing_certifications()) == 1


@pytest.mark.parametrize(
    ("truth", "told"),
    [
        (CERTIFIED | {"searches": []}, "al menos una forma"),
        (REFUSED | {"reason": ""}, "Elige por qué"),
        (REFUSED | {"reason": "no_search"}, "Es lo mismo"),
        (REFUSED | {"reason": "refused_job"}, "Escribe el sueldo ofrecido"),
        (CERTIFIED | {"appeared_on": date(2026, 10, 31)}, "entre el 01-11-2026 y el 30-11-2026"),
        (CERTIFIED | {"appeared_on": date(2026, 12, 1)}, "entre el 01-11-2026 y el 30-11-2026"),
        (CERTIFIED | {"note": "Tiene artrosis"}, "quita «artrosis»"),
    ],
)
def test_what_cannot_hold_of_the_month_is_refused(benefit, truth, told):
    refused = refuse(benefit, "no_search")
    with pytest.raises(Refused, match=told):
        corrected(refused, truth)
    assert benefit.certifications.count() == 1


def test_nobody_is_certified_for_a_day_to_come(benefit):
    with pytest.raises(Refused, match="y el 02-11-2026"):
        corrected(
            refuse(benefit, "no_search"), CERTIFIED | {"appeared_on": date(2026, 11, 3)}, at=AT
        )


def test_a_certified_month_is_not_corrected(benefit):
    with pytest.raises(Refused, match="su constancia ya vale"):
        corrected(certify(benefit), REFUSED)


def test_a_benefit_did_not_end_before_a_month_that_was_recorded(benefit):
    refused = refuse(benefit, "no_search")
    certify(benefit, DECEMBER, at=AT + timedelta(days=30))
    with pytest.raises(Refused, match="mes posterior"):
        corrected(refused, REFUSED | {"reason": "working"})


def both_correct() -> list:
    refused, by = FcsCertificationFactory(month=NOVEMBER, refused=True), UserFactory()
    return at_once(lambda: corrected(refused, by=by))


@pytest.mark.django_db(transaction=True)
def test_of_two_who_correct_at_once_one_is_told():
    assert {type(result) for result in both_correct()} == {FcsCertification, Refused}


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_the_database_takes_one_correction(monkeypatch):
    monkeypatch.setattr(
        fcs_corrections, "locked", lambda benefit: FcsBenefit.objects.get(pk=benefit.pk)
    )
    monkeypatch.setattr(fcs_corrections, "_check_row", lambda benefit, refused: None)
    assert {type(result) for result in both_correct()} == {FcsCertification, IntegrityError}


def test_at_the_desk_the_month_says_what_was_recorded_before(desk, office, maria):
    benefit = FcsBenefitFactory(seeker=maria, office=office)
    refused = FcsCertificationFactory(benefit=benefit, month=NOVEMBER, refused=True)
    page, file = (
        reverse("fcs_correct", args=[refused.pk]),
        reverse("fcs_file", args=[maria.pk]),
    )
    assert page in desk.get(file).content.decode()
    typed = {"request_id": str(uuid.uuid4()), **CERTIFIED, "note": "Naviera", "correction": ""}
    wrong = desk.post(page, typed).content.decode()
    assert "Completa «Por qué se corrige»." in wrong
    assert 'value="Naviera"' in wrong
    answer = desk.post(page, typed | {"correction": "Era otra persona"})
    assert answer["Location"] == file
    text = desk.get(file).content.decode()
    assert "Era otra persona" in text
    assert "Antes, el 02-11-2026: No mostró que busca trabajo." in text
    assert page not in text

"""A month is certified once, in its turn, with what the person showed, and is an attention."""

import uuid
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from jobseekers.fcs import rules
from jobseekers.fcs.constancia import constancia_facts
from jobseekers.fcs.standing import of_this_month
from jobseekers.models import Attention, FcsBenefit, FcsCertification
from jobseekers.services import fcs, fcs_benefits
from jobseekers.services.merges import merge, undo
from omil_portal.refusals import Refused
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import UserFactory
from tests.factories.other_services import FcsBenefitFactory, FcsCertificationFactory
from tests.factories.when import AT, ON

pytestmark = pytest.mark.django_db

OCTOBER, NOVEMBER, DECEMBER = date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 1)


@pytest.fixture
def benefit():
    """Paid from October 2026; today is the second of November."""
    return FcsBenefitFactory()


def certify(benefit, month=NOVEMBER, **more):
    given = {"searches": ["bne"], "request_id": uuid.uuid4(), "at": AT, "by": UserFactory()}
    return fcs.certify(benefit=benefit, month=month, office=benefit.office, **given | more)


def refuse(benefit, reason, **more):
    given = {"request_id": uuid.uuid4(), "at": AT, "by": UserFactory(), "month": NOVEMBER}
    return fcs.refuse(benefit=benefit, reason=reason, office=benefit.office, **given | more)


def open_one(seeker, office, first, payments=5, **more):
    given = {"by": UserFactory(), "at": AT, "request_id": uuid.uuid4()} | more
    return fcs_benefits.open_benefit(
        seeker=seeker, office=office, first_month=first, payments=payments, **given
    )


def test_a_certified_month_is_one_attention_however_often_it_is_sent(benefit):
    request_id, by = uuid.uuid4(), UserFactory(full_name="Rosa Vidal")
    first = certify(benefit, request_id=request_id, by=by, note="Pesquera del Sur")
    assert certify(benefit, request_id=request_id) == first
    assert Attention.objects.get().kind == Attention.Kind.FCS_CERTIFICATION
    facts = constancia_facts(first)
    assert (facts.payment_number, facts.payments, facts.appeared_on) == (2, 5, ON)
    assert facts.searches == ("Postuló en la Bolsa Nacional de Empleo",)
    assert facts.certified_by == "Rosa Vidal"


@pytest.mark.parametrize(
    ("month", "told"),
    [
        (OCTOBER, "venció el sábado 31 de octubre"),
        (DECEMBER, "desde el martes 1 de diciembre"),
        (date(2026, 9, 1), "no es de este cobro"),
    ],
)
def test_only_the_month_whose_days_run_is_certified(benefit, month, told):
    with pytest.raises(Refused, match=told):
        certify(benefit, month)
    assert not Attention.objects.exists()


def test_a_month_is_certified_once(benefit):
    certify(benefit)
    with pytest.raises(Refused, match="ya está certificado"):
        certify(benefit)
    with pytest.raises(IntegrityError), transaction.atomic():
        FcsCertificationFactory(benefit=benefit, month=NOVEMBER)


def test_without_a_search_nothing_is_certified(benefit):
    with pytest.raises(Refused, match="al menos una forma"):
        certify(benefit, searches=[])


def test_a_refused_month_says_why_and_the_next_one_is_still_certified(benefit):
    done = refuse(benefit, "no_search")
    assert certify(benefit, DECEMBER, at=AT + timedelta(days=30)).payment_number == 3
    with pytest.raises(ValueError, match="not certified"):
        constancia_facts(done)


@pytest.mark.parametrize(
    ("reason", "more"),
    [
        ("refused_job", {"offered_pay": 300_000, "last_pay": 600_000}),
        ("refused_course", {}),
        ("working", {}),
    ],
)
def test_what_ends_the_benefit_leaves_no_later_month(benefit, reason, more):
    refuse(benefit, reason, **more)
    with pytest.raises(Refused, match="terminó antes"):
        certify(benefit, DECEMBER, at=AT + timedelta(days=30))


@pytest.mark.parametrize(
    ("pay", "told"),
    [
        ({"offered_pay": 299_999, "last_pay": 600_000}, "puede rechazarlo"),
        ({"offered_pay": 300_000}, "Escribe el sueldo ofrecido"),
    ],
)
def test_a_badly_paid_job_may_be_refused(benefit, pay, told):
    with pytest.raises(Refused, match=told):
        refuse(benefit, "refused_job", **pay)
    assert not FcsCertification.objects.exists()


@pytest.mark.parametrize("payments", [0, 8])
def test_the_law_gives_no_such_number_of_payments(benefit, payments):
    with pytest.raises(Refused, match="de 1 a 7"):
        open_one(benefit.seeker, benefit.office, DECEMBER, payments)


def test_two_benefits_of_a_person_never_share_a_month(benefit):
    with pytest.raises(Refused, match="alguno de esos meses"):
        open_one(benefit.seeker, benefit.office, benefit.last_month)
    request_id = uuid.uuid4()
    later = open_one(benefit.seeker, benefit.office, date(2027, 3, 1), request_id=request_id)
    again = open_one(benefit.seeker, benefit.office, date(2027, 3, 1), request_id=request_id)
    assert later == again


def test_months_noted_wrongly_are_put_right_and_none_recorded_falls_out(benefit):
    certify(benefit)
    changed = fcs_benefits.change_months(benefit=benefit, first_month=NOVEMBER, payments=3)
    assert (changed.first_month, changed.payments) == (NOVEMBER, 3)
    with pytest.raises(Refused, match="Noviembre de 2026 ya está anotado"):
        fcs_benefits.change_months(benefit=benefit, first_month=DECEMBER, payments=3)
    other = FcsBenefitFactory(seeker=benefit.seeker, first_month=date(2027, 2, 1))
    with pytest.raises(Refused, match="ya tiene un cobro"):
        fcs_benefits.change_months(benefit=other, first_month=date(2027, 1, 1), payments=2)


def test_a_benefit_noted_in_another_file_is_taken_away_until_a_month_is_recorded(benefit):
    wrong = FcsBenefitFactory()
    for _ in range(2):
        fcs_benefits.remove_benefit(benefit=wrong)
    certify(benefit)
    with pytest.raises(Refused, match="ya tiene meses anotados"):
        fcs_benefits.remove_benefit(benefit=benefit)
    assert list(FcsBenefit.objects.all()) == [benefit]


def test_the_list_of_the_month_has_who_did_not_come_yet_first(benefit):
    came = FcsBenefitFactory(office=benefit.office)
    certify(came)
    ended = FcsBenefitFactory(office=benefit.office)
    FcsCertificationFactory(
        benefit=ended, state="refused", searches=[], reason="working", month=OCTOBER
    )
    FcsBenefitFactory(office=benefit.office, first_month=DECEMBER)
    FcsBenefitFactory()
    rows = of_this_month(benefit.office, ON)
    assert [(row.benefit, row.missed) for row in rows] == [(benefit, 1), (came, 1)]


def test_with_days_of_grace_the_last_month_is_still_asked_for_in_the_next(benefit, monkeypatch):
    last = FcsBenefitFactory(
        office=benefit.office, first_month=date(2026, 9, 1), last_month=OCTOBER
    )
    assert last not in [row.benefit for row in of_this_month(benefit.office, ON)]
    grace = replace(rules.rules_on(ON), grace_days=5)
    monkeypatch.setattr(rules, "rules_on", lambda on: grace)
    found = {row.benefit: row.month.month for row in of_this_month(benefit.office, ON)}
    assert found == {benefit: OCTOBER, last: OCTOBER}


def test_merged_files_keep_every_month_once_and_are_undone_as_they_were(benefit):
    """The overlapping benefit stays, whole, with the file that went; another one passes."""
    kept, gone = benefit.seeker, JobSeekerFactory()
    FcsCertificationFactory(benefit=benefit)
    clash = FcsCertificationFactory(benefit__seeker=gone).benefit
    free = FcsBenefitFactory(seeker=gone, first_month=date(2026, 1, 1))
    before = _owners()
    done = merge(kept=kept, gone=gone, by=UserFactory(), at=AT)
    assert _owners() == before | {free.pk: kept.pk}
    assert ["jobseekers.FcsBenefit", "seeker", clash.pk] in done.left
    undo(merge=done, by=UserFactory(), at=AT)
    assert _owners() == before


def _owners():
    return dict(FcsBenefit.objects.values_list("pk", "seeker"))

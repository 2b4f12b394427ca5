"""A placement counts once in the network, when somebody else has seen its proof."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile

from jobseekers.models import JobSeeker
from matching.follow_up_rules import MONTHS, months_after
from matching.models import Placement
from matching.services.evidence import add_evidence
from matching.services.placements import (
    Terms,
    correct_placement,
    record_placement,
    reject_placement,
    validate_placement,
    withdraw_validation,
)
from omil_portal.outbox.models import Message
from omil_portal.refusals import Refused
from tests.factories.kernel import ComunaFactory, OfficeFactory, UserFactory
from tests.factories.matching import EvidenceFactory, PlacementFactory, ReferralFactory
from tests.factories.when import AT, ON

pytestmark = pytest.mark.django_db
State = Placement.State


@pytest.fixture
def someone():
    return UserFactory()


@pytest.fixture
def someone_else():
    return UserFactory()


def terms(**changes) -> Terms:
    given = {
        "contract": "open_ended",
        "starts_on": ON,
        "weekly_hours": 42,
        "gross_pay": 700_000,
        "comuna": ComunaFactory(),
    }
    return Terms(**given | changes)


def proved(**traits) -> Placement:
    return EvidenceFactory(placement=PlacementFactory(**traits)).placement


def test_a_placement_takes_company_and_office_from_the_referral(someone):
    referral = ReferralFactory(hired=True)
    placement = record_placement(referral=referral, terms=terms(), by=someone, at=AT)
    assert placement.employer == referral.vacancy.employer
    assert placement.office == referral.office


def test_a_placement_waits_to_be_validated(someone):
    placement = record_placement(
        referral=ReferralFactory(hired=True), terms=terms(), by=someone, at=AT
    )
    assert placement.state == State.PENDING


def test_only_the_hired_are_placed(someone):
    with pytest.raises(Refused, match="contratada"):
        record_placement(referral=ReferralFactory(), terms=terms(), by=someone, at=AT)


def test_a_second_click_records_one_placement(someone):
    referral = ReferralFactory(hired=True)
    first = record_placement(referral=referral, terms=terms(), by=someone, at=AT)
    assert record_placement(referral=referral, terms=terms(), by=someone, at=AT) == first


def test_the_office_that_recorded_first_keeps_the_credit(someone):
    first = PlacementFactory(office=OfficeFactory(name="OMIL Osorno"))
    with pytest.raises(Refused, match="OMIL Osorno"):
        record_placement(
            seeker=first.seeker,
            employer=first.employer,
            office=OfficeFactory(),
            terms=terms(starts_on=first.starts_on),
            by=someone,
            at=AT,
        )


def test_another_start_with_the_same_company_is_another_placement(someone):
    first = PlacementFactory()
    second = record_placement(
        seeker=first.seeker,
        employer=first.employer,
        office=first.office,
        terms=terms(starts_on=first.starts_on + timedelta(days=200)),
        by=someone,
        at=AT,
    )
    assert second.pk != first.pk


def test_a_rejected_placement_frees_its_place(someone):
    rejected = PlacementFactory(rejected=True)
    other = OfficeFactory()
    record_placement(
        seeker=rejected.seeker,
        employer=rejected.employer,
        office=other,
        terms=terms(starts_on=rejected.starts_on),
        by=someone,
        at=AT,
    )
    standing = Placement.objects.exclude(state=State.REJECTED).get(seeker=rejected.seeker)
    assert standing.office == other


def test_a_rejected_placement_recorded_anew_waits_again(someone):
    referral = ReferralFactory(hired=True)
    rejected = PlacementFactory(rejected=True, referral=referral, seeker=referral.seeker)
    anew = record_placement(referral=referral, terms=terms(), by=someone, at=AT)
    assert (anew.pk, anew.state, anew.verified_by) == (rejected.pk, State.PENDING, None)


def test_somebody_else_validates_it(someone_else):
    placement = validate_placement(placement=proved(), by=someone_else, at=AT)
    assert (placement.state, placement.verified_by) == (State.VALIDATED, someone_else)


def test_nobody_validates_their_own(someone):
    with pytest.raises(Refused, match="La registraste tú"):
        validate_placement(placement=proved(recorded_by=someone), by=someone, at=AT)


def test_without_a_document_it_is_not_validated(someone_else):
    with pytest.raises(Refused, match="Falta el documento"):
        validate_placement(placement=PlacementFactory(), by=someone_else, at=AT)


def test_it_is_resolved_once(someone_else):
    placement = validate_placement(placement=proved(), by=someone_else, at=AT)
    with pytest.raises(Refused, match="«validada»"):
        reject_placement(placement=placement, reason="Otra", by=someone_else, at=AT)


def test_a_rejection_says_why(someone_else):
    with pytest.raises(Refused, match="por qué"):
        reject_placement(placement=proved(), reason="  ", by=someone_else, at=AT)


def test_a_validation_given_by_mistake_is_withdrawn_and_nobody_is_called(someone_else):
    placement = validate_placement(placement=proved(), by=someone_else, at=AT)
    withdrawn = withdraw_validation(
        placement=placement, reason="El contrato es de otra persona", by=someone_else, at=AT
    )
    assert (withdrawn.state, withdrawn.rejection_reason) == (
        State.REJECTED,
        "El contrato es de otra persona",
    )
    assert not withdrawn.follow_ups.open().exists()
    assert JobSeeker.objects.available().filter(pk=withdrawn.seeker_id).exists()


def test_corrected_and_validated_again_the_person_is_called(someone_else):
    placement = validate_placement(
        placement=proved(referral=ReferralFactory(hired=True)), by=someone_else, at=AT
    )
    withdraw_validation(placement=placement, reason="Otra fecha", by=someone_else, at=AT)
    later = ON + timedelta(days=1)
    again = record_placement(
        referral=placement.referral,
        terms=terms(starts_on=later),
        by=placement.recorded_by,
        at=AT,
    )
    validate_placement(placement=again, by=someone_else, at=AT)
    days = again.follow_ups.open().order_by("months").values_list("due_on", flat=True)
    assert list(days) == [months_after(later, months) for months in MONTHS]


def test_a_pending_one_is_corrected_and_somebody_else_validates_it(someone, someone_else):
    placement = proved(recorded_by=someone)
    correct_placement(placement=placement, terms=terms(gross_pay=5), by=someone_else, at=AT)
    with pytest.raises(Refused, match="La registraste tú"):
        validate_placement(placement=placement, by=someone_else, at=AT)
    assert validate_placement(placement=placement, by=someone, at=AT).gross_pay == 5


def test_a_rejected_one_without_referral_is_corrected_and_sent_again(someone, someone_else):
    placement = proved(recorded_by=someone, referral=None)
    reject_placement(placement=placement, reason="No calza el sueldo", by=someone_else, at=AT)
    again = correct_placement(placement=placement, terms=terms(), by=someone, at=AT)
    assert (again.state, again.rejection_reason) == (State.PENDING, "")
    assert JobSeeker.objects.get(pk=placement.seeker_id).status == "placed"


def test_a_validated_one_is_not_corrected(someone):
    with pytest.raises(Refused, match="retirarse la validación"):
        correct_placement(
            placement=PlacementFactory(validated=True), terms=terms(), by=someone, at=AT
        )


def test_a_correction_does_not_take_the_place_of_another_placement(someone):
    first = PlacementFactory(starts_on=ON)
    same = {"seeker": first.seeker, "employer": first.employer}
    other = PlacementFactory(starts_on=ON - timedelta(days=9), **same)
    with pytest.raises(Refused, match="ya la registró"):
        correct_placement(placement=other, terms=terms(), by=someone, at=AT)


def test_only_a_validated_one_is_withdrawn(someone_else):
    with pytest.raises(Refused, match="ya figura como «por validar»"):
        withdraw_validation(placement=proved(), reason="Error", by=someone_else, at=AT)


def test_who_recorded_it_is_told(someone, someone_else):
    placement = proved(recorded_by=someone)
    reject_placement(placement=placement, reason="No es su contrato.", by=someone_else, at=AT)
    assert "No es su contrato." in Message.objects.get(user=someone).body


def test_who_is_placed_stops_being_matched(someone):
    placement = record_placement(
        referral=ReferralFactory(hired=True), terms=terms(), by=someone, at=AT
    )
    assert not JobSeeker.objects.available().filter(pk=placement.seeker_id).exists()


def test_whose_placement_is_rejected_looks_for_work_again(someone_else):
    placement = proved()
    JobSeeker.objects.filter(pk=placement.seeker_id).update(status=JobSeeker.Status.PLACED)
    reject_placement(placement=placement, reason="Es falso.", by=someone_else, at=AT)
    assert JobSeeker.objects.available().filter(pk=placement.seeker_id).exists()


def test_who_has_another_placement_keeps_working(someone_else):
    placement = proved()
    JobSeeker.objects.filter(pk=placement.seeker_id).update(status=JobSeeker.Status.PLACED)
    PlacementFactory(seeker=placement.seeker)
    reject_placement(placement=placement, reason="Repetida.", by=someone_else, at=AT)
    assert not JobSeeker.objects.available().filter(pk=placement.seeker_id).exists()


@pytest.mark.parametrize(
    ("content", "extension"),
    [(b"%PDF-1.7", "pdf"), (b"\xff\xd8\xff\xe0", "jpg"), (b"\x89PNG\r\n\x1a\n", "png")],
)
def test_a_document_is_named_by_its_content(someone, content, extension):
    evidence = add_evidence(
        placement=PlacementFactory(),
        kind="contract",
        file=ContentFile(content, name="contrato de María 15.000.005-K.exe"),
        by=someone,
        at=AT,
    )
    name = evidence.file.name.rpartition("/")[2]
    assert len(name) == 32 + 1 + 3
    assert name.endswith(f".{extension}")


def test_a_page_dressed_as_a_pdf_is_refused(someone):
    with pytest.raises(Refused, match="PDF o una foto"):
        add_evidence(
            placement=PlacementFactory(),
            kind="contract",
            file=ContentFile(b"<html><script>", name="contrato.pdf"),
            by=someone,
            at=AT,
        )


def test_a_heavy_document_is_refused(someone):
    heavy = ContentFile(b"%PDF-" + b"0" * (5 * 1024 * 1024), name="contrato.pdf")
    with pytest.raises(Refused, match="5 MB"):
        add_evidence(placement=PlacementFactory(), kind="contract", file=heavy, by=someone, at=AT)


def test_a_validated_placement_takes_no_more_documents(someone):
    with pytest.raises(Refused, match="validada"):
        add_evidence(
            placement=PlacementFactory(validated=True),
            kind="contract",
            file=ContentFile(b"%PDF-1.7", name="a.pdf"),
            by=someone,
            at=AT,
        )

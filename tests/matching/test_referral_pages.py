"""What the pages of referrals and placements say and do, over real requests."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from matching.models import Placement
from omil_portal.access.roles import Role
from omil_portal.audit.models import SensitiveRead
from tests.factories.kernel import (
    OfficeFactory,
    StaffMembershipFactory,
)
from tests.factories.matching import EvidenceFactory, PlacementFactory, ReferralFactory
from tests.matching.town import today

pytestmark = pytest.mark.django_db


# Referrals


def test_the_list_puts_the_overdue_first(desk, office):
    late, _ = (
        ReferralFactory(office=office, answer_due=today() + timedelta(days=days))
        for days in (-3, 5)
    )
    page = desk.get(reverse("referral_list")).context["page"]
    assert page.object_list[0] == late


def test_the_list_shows_open_ones_unless_asked(desk, office):
    ReferralFactory(office=office, expired=True)
    assert not desk.get(reverse("referral_list")).context["page"].object_list
    assert desk.get(reverse("referral_list") + "?state=expired").context["page"].object_list


def test_a_referral_is_recorded_as_rejected_with_its_reason(desk, office):
    referral = ReferralFactory(office=office)
    url = reverse("referral_result", args=[referral.pk])
    desk.post(url, {"to_state": "rejected", "reason": "pay", "note": ""})
    referral.refresh_from_db()
    assert (referral.state, referral.reason) == ("rejected", "pay")


def test_a_result_without_its_reason_keeps_what_was_typed(desk, office):
    referral = ReferralFactory(office=office)
    url = reverse("referral_result", args=[referral.pk])
    page = desk.post(url, {"to_state": "rejected", "note": "Llamó la jefa."}).content.decode()
    assert "Elige el motivo." in page
    assert "Llamó la jefa." in page


def test_a_result_written_by_mistake_is_corrected_on_its_page(desk, office):
    referral = ReferralFactory(office=office, state="no_show")
    page = desk.get(reverse("referral_file", args=[referral.pk])).content.decode()
    assert "Corregir el resultado" in page
    url = reverse("referral_result", args=[referral.pk])
    desk.post(url, {"seen": "no_show", "to_state": "sent"})
    referral.refresh_from_db()
    assert referral.state == "sent"
    late = desk.post(url, {"seen": "no_show", "to_state": "sent"}, follow=True)
    assert "ya figura como" not in late.content.decode()


def test_whose_page_is_older_does_not_put_right_what_another_wrote(desk, office):
    referral = ReferralFactory(office=office, state="no_show")
    url = reverse("referral_result", args=[referral.pk])
    page = desk.post(url, {"seen": "sent", "to_state": "hired"}, follow=True)
    assert "ya figura como «no se presentó»" in page.content.decode()


def test_a_hiring_leads_to_the_placement(desk, office):
    referral = ReferralFactory(office=office)
    url = reverse("referral_result", args=[referral.pk])
    response = desk.post(url, {"to_state": "hired"})
    assert response.headers["Location"] == reverse("placement_new", args=[referral.pk])


def test_a_person_reads_their_referral_without_the_notes_of_staff(client, person, office):
    referral = ReferralFactory(office=office, seeker=person, note="Llegó tarde")
    client.force_login(person.user)
    page = client.get(reverse("referral_file", args=[referral.pk])).content.decode()
    assert referral.vacancy.title in page
    assert "Llegó tarde" not in page
    assert "<form" not in page.split("<main")[1]


def test_the_letter_names_the_person_and_nothing_else_about_them(desk, office, person):
    referral = ReferralFactory(office=office, seeker=person)
    page = desk.get(reverse("referral_letter", args=[referral.pk])).content.decode()
    assert person.display_name in page
    assert not [told for told in (str(person.run_number), person.phone, "1990") if told in page]


# Placements


def a_contract(content: bytes = b"%PDF-1.7 contrato") -> SimpleUploadedFile:
    return SimpleUploadedFile("contrato.pdf", content, content_type="application/pdf")


def typed(office, **changes) -> dict:
    return {
        "contract": "open_ended",
        "starts_on": "2026-11-10",
        "weekly_hours": "42",
        "gross_pay": "700000",
        "comuna": office.comuna.name,
        "kind": "contract",
    } | changes


def test_the_form_of_a_placement_knows_the_vacancy(desk, office):
    referral = ReferralFactory(office=office, hired=True)
    page = desk.get(reverse("placement_new", args=[referral.pk])).content.decode()
    assert office.comuna.name in page
    assert 'value="650000"' in page


def test_a_placement_is_recorded_with_its_contract(desk, office):
    referral = ReferralFactory(office=office, hired=True)
    url = reverse("placement_new", args=[referral.pk])
    desk.post(url, typed(office, file=a_contract()))
    assert Placement.objects.get(referral=referral).evidence.count() == 1


def test_what_was_typed_wrongly_is_corrected_before_it_is_validated(desk, office):
    placement = EvidenceFactory(placement__office=office).placement
    url = reverse("placement_edit", args=[placement.pk])
    assert url in desk.get(reverse("placement_file", args=[placement.pk])).content.decode()
    assert f'value="{placement.gross_pay}"' in desk.get(url).content.decode()
    desk.post(url, typed(office, gross_pay="810000"))
    placement.refresh_from_db()
    assert (placement.gross_pay, placement.evidence.count()) == (810_000, 1)


def test_a_false_document_records_nothing(desk, office):
    referral = ReferralFactory(office=office, hired=True)
    url = reverse("placement_new", args=[referral.pk])
    page = desk.post(url, typed(office, file=a_contract(b"MZ\x90"))).content.decode()
    assert "Sube un PDF o una foto (JPG o PNG)." in page
    assert not Placement.objects.exists()


def test_a_photo_of_an_iphone_is_refused_and_what_was_typed_is_kept(desk, office):
    referral = ReferralFactory(office=office, hired=True)
    url = reverse("placement_new", args=[referral.pk])
    photo = a_contract(b"\0\0\0\x24ftypheic\0\0\0\0")
    page = desk.post(url, typed(office, file=photo, gross_pay="612345")).content.decode()
    assert "Guarda la foto como JPG o sácale una captura de pantalla." in page
    assert "612345" in page
    assert not Placement.objects.exists()


def test_a_document_with_a_long_name_is_kept(desk, office):
    placement = PlacementFactory(office=office)
    file = SimpleUploadedFile(f"{'contrato ' * 20}.pdf", b"%PDF-1.4")
    desk.post(reverse("evidence_add", args=[placement.pk]), {"kind": "contract", "file": file})
    assert placement.evidence.count() == 1


def test_the_second_office_is_told_who_recorded_it(desk, office):
    referral = ReferralFactory(office=office, hired=True)
    PlacementFactory(
        seeker=referral.seeker,
        vacancy=referral.vacancy,
        office=OfficeFactory(name="OMIL Ancud"),
        starts_on="2026-11-10",
    )
    page = desk.post(reverse("placement_new", args=[referral.pk]), typed(office)).content.decode()
    assert "OMIL Ancud" in page
    assert "700000" in page


def test_the_manager_validates(manager, office):
    placement = EvidenceFactory(placement=PlacementFactory(office=office)).placement
    manager.post(
        reverse("placement_verify", args=[placement.pk]), {"validate": placement.as_recorded}
    )
    placement.refresh_from_db()
    assert placement.state == Placement.State.VALIDATED


def test_the_manager_does_not_validate_what_they_did_not_see(manager, office):
    placement = EvidenceFactory(placement__office=office).placement
    looked_at = placement.as_recorded
    Placement.objects.update(gross_pay=1)
    url = reverse("placement_verify", args=[placement.pk])
    page = manager.post(url, {"validate": looked_at}, follow=True).content.decode()
    assert "Alguien corrigió lo registrado" in page
    placement.refresh_from_db()
    assert placement.state == Placement.State.PENDING


def test_the_manager_does_not_validate_their_own(client, office):
    me = StaffMembershipFactory(office=office, role=Role.OFFICE_MANAGER).user
    client.force_login(me)
    mine = EvidenceFactory(placement=PlacementFactory(office=office, recorded_by=me)).placement
    url = reverse("placement_verify", args=[mine.pk])
    page = client.post(url, {"validate": mine.as_recorded}, follow=True).content.decode()
    assert "Debe revisarla otra persona de la oficina." in page
    assert "Validar la colocación" not in page


def test_a_rejection_from_the_page_keeps_its_reason(manager, office):
    placement = PlacementFactory(office=office)
    url = reverse("placement_verify", args=[placement.pk])
    manager.post(url, {"reason": "Falta la firma."})
    placement.refresh_from_db()
    assert placement.rejection_reason == "Falta la firma."


def test_a_validation_is_withdrawn_with_a_reason_and_not_without(manager, office):
    placement = PlacementFactory(office=office, validated=True)
    url = reverse("placement_withdraw", args=[placement.pk])
    assert url in manager.get(reverse("placement_file", args=[placement.pk])).content.decode()
    assert "Completa" in manager.post(url, {"reason": " "}).content.decode()
    manager.post(url, {"reason": "SENCE la observó."})
    placement.refresh_from_db()
    assert (placement.state, placement.rejection_reason) == ("rejected", "SENCE la observó.")


def test_a_document_is_saved_and_never_drawn(desk, office):
    evidence = EvidenceFactory(placement=PlacementFactory(office=office))
    response = desk.get(reverse("evidence_file", args=[evidence.placement_id, evidence.pk]))
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.content == b"%PDF-1.4"


def test_opening_a_document_is_recorded(desk, office):
    evidence = EvidenceFactory(placement=PlacementFactory(office=office))
    desk.get(reverse("evidence_file", args=[evidence.placement_id, evidence.pk]))
    assert SensitiveRead.objects.get().subject_id == evidence.pk


def test_a_document_is_not_reached_through_another_placement(desk, office):
    mine = PlacementFactory(office=office)
    foreign = EvidenceFactory()
    assert desk.get(reverse("evidence_file", args=[mine.pk, foreign.pk])).status_code == 404


def test_media_have_no_address_of_their_own(desk, office):
    evidence = EvidenceFactory(placement=PlacementFactory(office=office))
    assert desk.get(f"/media/{evidence.file.name}").status_code == 404


@pytest.mark.parametrize(
    ("name", "factory"), [("referral_list", ReferralFactory), ("placement_list", PlacementFactory)]
)
def test_longer_tables_take_no_more_queries(desk, office, name, factory):
    def queries() -> int:
        with CaptureQueriesContext(connection) as taken:
            desk.get(reverse(name))
        return len(taken)

    factory.create_batch(2, office=office)
    desk.get(reverse(name))
    few = queries()
    factory.create_batch(8, office=office)
    assert queries() == few

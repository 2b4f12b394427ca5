"""A document photographed with the officer's phone: one, within 15 minutes."""

import errno
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from matching.models import Evidence, EvidenceLink, Placement
from matching.services.evidence_links import open_link, send_by_link
from omil_portal.documents.kinds import MOST_BYTES
from omil_portal.refusals import Refused
from tests.factories.kernel import StaffMembershipFactory
from tests.factories.matching import EvidenceLinkFactory, PlacementFactory

pytestmark = pytest.mark.django_db
PHOTO = b"\xff\xd8\xff\xe0 foto"


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def membership(office):
    return StaffMembershipFactory(office=office)


@pytest.fixture
def link(office, membership):
    placement = PlacementFactory(office=office)
    return EvidenceLinkFactory(placement=placement, made_by=membership.user)


def photo(content=PHOTO):
    return SimpleUploadedFile("IMG_1.jpg", content, "image/jpeg")


def page_of(link, code=None):
    return reverse("phone_evidence", args=[code or link.code])


def send(client, link, content=PHOTO):
    return client.post(page_of(link), {"kind": "contract", "photo": photo(content)})


def test_a_photo_sent_without_signing_in_is_the_officers(client, link):
    send(client, link)
    evidence = Evidence.objects.get(placement=link.placement)
    assert (evidence.added_by, evidence.kind) == (link.made_by, "contract")


def test_a_link_takes_one_document(client, link):
    for _ in range(2):
        send(client, link)
    assert Evidence.objects.count() == 1
    assert "Documento enviado" in client.get(page_of(link)).content.decode()


def late(link):
    EvidenceLink.objects.update(made_at=timezone.now() - timedelta(minutes=15))


def left(link):
    link.made_by.memberships.update(until=timezone.localdate() - timedelta(days=1))


def validated(link):
    Placement.objects.update(
        state="validated", verified_by=StaffMembershipFactory().user, verified_at=timezone.now()
    )


@pytest.mark.parametrize("change", [late, left, validated])
def test_nothing_is_sent_late_by_who_left_or_once_validated(client, link, change):
    change(link)
    send(client, link)
    assert not Evidence.objects.exists()


def test_what_is_no_photo_is_refused_in_words(client, link):
    page = send(client, link, b"MZ programa").content.decode()
    assert "Sube un PDF o una foto" in page


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "La foto está en formato HEIC. "),
        (PHOTO + b"0" * MOST_BYTES, "La foto pesa más de 5 MB. "),
    ],
    ids=["heic", "heavy"],
)
def test_a_photo_no_one_can_keep_is_refused_with_what_to_do(client, link, content, why):
    page = client.post(page_of(link), {"kind": "afc", "photo": photo(content)})
    text = page.content.decode()
    assert why + "Guarda la foto como JPG o sácale una captura de pantalla." in text
    assert '<option value="afc" selected>' in text
    assert not Evidence.objects.exists()


def test_one_of_the_two_is_asked(client, link):
    page = client.post(page_of(link), {"kind": "contract"}).content.decode()
    assert "Saca una foto o elige un PDF" in page


def test_a_code_that_nobody_signed_opens_nothing(client, link):
    assert client.get(page_of(link, f"{link.pk}.falso")).status_code == 404


def test_the_phone_sees_nothing_of_the_person(client, link):
    page = client.get(page_of(link)).content.decode()
    assert link.placement.seeker.first_surname not in page
    assert link.placement.employer.display_name not in page


def test_the_desk_sees_it_come(client, link):
    client.force_login(link.made_by)
    state = reverse("evidence_link_state", args=[link.placement_id, link.pk])
    before = client.get(state).content.decode()
    send(client, link)
    after = client.get(state).content.decode()
    assert ("every 3s" in before, "every 3s" in after) == (True, False)
    assert "Llegó el documento" in after


def test_only_who_asked_sees_the_code(desk, link):
    page = reverse("evidence_link", args=[link.placement_id, link.pk])
    assert desk.get(page).status_code == 404


def test_a_validated_placement_takes_no_link(membership, office):
    placement = PlacementFactory(validated=True, office=office)
    with pytest.raises(Refused, match="ya está validada"):
        open_link(placement=placement, by=membership.user, at=timezone.now())


def test_sent_twice_at_the_service_is_refused(link):
    now = timezone.now()
    send_by_link(link=link, kind="contract", file=photo(), at=now)
    with pytest.raises(Refused, match="ya se usó"):
        send_by_link(link=link, kind="contract", file=photo(), at=now)


def test_a_full_disk_is_told_and_the_link_still_serves(client, link, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(Evidence._meta.get_field("file").storage, "_save", full)
        page = send(client, link)
    assert "No pudimos guardar el documento" in page.content.decode()
    assert not Evidence.objects.exists()
    send(client, link)
    assert Evidence.objects.get().placement == link.placement

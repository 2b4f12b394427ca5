"""A photo as a phone takes it: shrunk by the page, or explained when it cannot be opened."""

import base64

import pytest
from django.urls import reverse

from matching.models import Evidence
from omil_portal.documents.kinds import MOST_BYTES
from tests.browser.walk import PHONE, Walk
from tests.factories.kernel import StaffMembershipFactory
from tests.factories.matching import EvidenceLinkFactory, PlacementFactory

pytestmark = pytest.mark.django_db(transaction=True)
PICTURE = """() => {
  const canvas = document.createElement("canvas");
  canvas.width = 3000;
  canvas.height = 1500;
  const paper = canvas.getContext("2d");
  paper.fillStyle = "navy";
  paper.fillRect(0, 0, 1500, 1500);
  return canvas.toDataURL("image/jpeg", 1).split(",")[1];
}"""
# Held upright, as a phone says it: Exif 2.3, orientation 6.
UPRIGHT = b"\xff\xe1\x00\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06" + bytes(6)
SIDES = """async (bytes) => {
  const blob = new Blob([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))]);
  const picture = await createImageBitmap(blob);
  return [picture.width, picture.height];
}"""


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def walk(page, live_server):
    return Walk(page, live_server.url)


@pytest.fixture
def heavy(walk) -> dict:
    """A sheet of more than 5 MB: what follows the picture weighs and is not looked at."""
    walk.visit("/entrar/")
    picture = base64.b64decode(walk.page.evaluate(PICTURE))
    content = picture[:2] + UPRIGHT + picture[2:] + bytes(MOST_BYTES)
    return {"name": "IMG_0001.JPG", "mimeType": "image/jpeg", "buffer": content}


def photo(content: bytes) -> dict:
    return {"name": "IMG_0002.HEIC", "mimeType": "image/heic", "buffer": content}


def test_a_heavy_photo_of_a_phone_becomes_a_light_document(walk, heavy):
    link = EvidenceLinkFactory(made_by=StaffMembershipFactory().user)
    link.made_by.memberships.update(office=link.placement.office)
    walk.sit(None, PHONE)
    walk.go(reverse("phone_evidence", args=[link.code]))
    walk.page.locator("input[name=photo]").set_input_files(heavy)
    walk.page.get_by_text("Lista: la foto pesa").wait_for()
    walk.look()
    walk.press("Enviar el documento")
    assert walk.says("Documento enviado")
    with Evidence.objects.get().file.open("rb") as kept:
        content = kept.read()
    assert len(content) < MOST_BYTES
    assert walk.page.evaluate(SIDES, base64.b64encode(content).decode()) == [1000, 2000]


def test_sending_at_once_waits_for_the_photo(walk, heavy):
    placement = PlacementFactory()
    walk.sit(StaffMembershipFactory(office=placement.office).user)
    walk.go(reverse("placement_file", args=[placement.pk]))
    walk.choose(kind="Contrato de trabajo")
    with walk.moving():
        walk.page.locator("input[name=file]").set_input_files(heavy)
        assert walk.says("Achicando la foto…")
        walk.page.get_by_role("button", name="Subir documento").click()
    assert walk.says("Listo. El documento quedó guardado.")
    assert 0 < Evidence.objects.get().file.size < MOST_BYTES


def test_a_photo_the_browser_cannot_open_says_what_to_do_and_is_not_sent(walk):
    placement = PlacementFactory()
    walk.sit(StaffMembershipFactory(office=placement.office).user)
    walk.go(reverse("placement_file", args=[placement.pk]))
    walk.choose(kind="Certificado AFC")
    walk.page.locator("input[name=file]").set_input_files(photo(b"\0\0\0\x18ftypheic\0\0\0\0"))
    walk.page.get_by_text("Guarda la foto como JPG o sácale una captura de pantalla.").wait_for()
    walk.look()
    walk.press("Subir documento")
    assert walk.page.locator("select[name=kind]").input_value() == "afc"
    assert not Evidence.objects.exists()

"""Documents of a meeting are checked by what they are, and served by one door."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from omil_portal.documents.kinds import MOST_BYTES
from sence_programs.models import MeetingMaterial
from tests.factories.meetings import MeetingMaterialFactory

PDF = b"%PDF-1.7 metas"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def send(browser, meeting, content=PDF, name="metas.pdf"):
    file = SimpleUploadedFile(name, content)
    address = reverse("material_add", args=[meeting.pk])
    return browser.post(address, {"title": "Metas 2026", "file": file})


def test_it_is_kept_under_a_name_that_says_nothing(network, reading_as):
    send(reading_as(network.analyst), network.a_meeting())
    assert "metas" not in MeetingMaterial.objects.get().file.name


def test_an_invited_office_downloads_what_was_sent(network, reading_as):
    meeting = network.a_meeting()
    send(reading_as(network.analyst), meeting)
    material = MeetingMaterial.objects.get()
    answer = reading_as(network.desk.user).get(
        reverse("material_file", args=[meeting.pk, material.pk])
    )
    assert answer.content == PDF
    assert answer["Content-Disposition"] == 'attachment; filename="metas-2026.pdf"'


def test_a_disguised_file_is_refused_in_words(network, reading_as):
    page = send(reading_as(network.analyst), network.a_meeting(), b"MZ programa", "metas.pdf")
    assert "Sube un PDF o una foto (JPG o PNG)." in page.content.decode()
    assert not MeetingMaterial.objects.exists()


def test_one_too_heavy_is_refused_in_words(network, reading_as):
    page = send(reading_as(network.analyst), network.a_meeting(), PDF + b"0" * MOST_BYTES)
    assert "más de 5 MB" in page.content.decode()


def test_a_document_of_another_meeting_is_not_found_under_this_one(network, reading_as):
    other = MeetingMaterialFactory(meeting=network.a_meeting(network.an_office()))
    address = reverse("material_file", args=[network.a_meeting().pk, other.pk])
    assert reading_as(network.desk.user).get(address).status_code == 404


def test_a_closed_meeting_keeps_its_documents(network, reading_as):
    material = MeetingMaterialFactory(meeting=network.a_meeting(closed=True))
    reading_as(network.analyst).post(
        reverse("material_remove", args=[material.meeting_id, material.pk])
    )
    assert MeetingMaterial.objects.exists()

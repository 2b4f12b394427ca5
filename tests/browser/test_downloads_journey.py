"""A long list is prepared while its reader goes on, and waits in «Mis descargas»."""

from pathlib import Path

import pytest
from django.urls import reverse

from omil_portal.downloads.tasks import sweep
from tests.browser.walk import DESK, PHONE, Walk
from tests.downloads.lists import people_in
from tests.factories.kernel import OfficeFactory, StaffMembershipFactory
from tests.factories.matching import ReferralFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("screen", [PHONE, DESK], ids=["phone", "desk"])
def test_a_long_list_is_prepared_and_taken_away(
    page, live_server, screen, settings, tmp_path, monkeypatch
):
    settings.DOWNLOADS_DIR = tmp_path
    monkeypatch.setattr("omil_portal.downloads.answer.MOST_AT_ONCE", 1)
    office = OfficeFactory(name="OMIL Osorno")
    people = {row.seeker.display_name for row in ReferralFactory.create_batch(2, office=office)}
    walk = Walk(page, live_server.url)
    walk.sit(StaffMembershipFactory(office=office).user, screen)
    walk.go(reverse("download_list"))
    assert walk.says("No tienes descargas")

    walk.go(reverse("referral_list") + "?state=all")
    walk.press("Preparar Excel")
    assert walk.says("Estamos preparando 1 lista")
    assert walk.row("Derivaciones").get_by_text("Preparándose").is_visible()
    assert walk.row("Derivaciones").get_by_text("Estado: Todas").is_visible()

    assert sweep() == 1
    ready = walk.row("Derivaciones").get_by_role("link", name="Descargar Excel")
    ready.wait_for()
    walk.look()
    with page.expect_download() as taken:
        ready.click()
    assert taken.value.suggested_filename.startswith("derivaciones-")
    assert set(people_in(Path(taken.value.path()).read_bytes())) == people

    walk.go(reverse("referral_list") + "?state=all")
    walk.press("Preparar Excel")
    assert page.get_by_text("Esta lista ya está lista: la pediste hace poco.").is_visible()
    assert page.get_by_role("link", name="Descargar Excel").count() == 1

"""Every list of an office, taken away at once as a workbook."""

import pytest
from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from matching.forms.referrals import ReferralFilter
from omil_portal.audit.models import SensitiveRead
from omil_portal.downloads.answer import author_of
from omil_portal.downloads.listed import Asked, listed
from tests.downloads.lists import (
    OF_A_BOARD,
    OF_A_COMPANY,
    OF_A_REGION,
    OF_ONE_THING,
    PAGES,
    WITHOUT_FILTERS,
    a_row_of,
    cells_of,
    people_in,
    rows_in,
    sheet_of,
)
from tests.factories.jobseekers import AttentionFactory
from tests.factories.kernel import (
    ComunaFactory,
    OfficeFactory,
    RegionFactory,
    StaffMembershipFactory,
)
from tests.factories.matching import PlacementFactory

pytestmark = pytest.mark.django_db
DANGEROUS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|'/C calc'!A0", "https://x.cl")


def test_every_list_has_a_page():
    elsewhere = OF_ONE_THING | OF_A_COMPANY | OF_A_BOARD
    assert PAGES.keys() | elsewhere == settings.EXCEL_LISTS.keys()


@pytest.fixture
def reader(request, office, client):
    """Who opens the list: the manager opens whatever an office does."""
    of_region = request.node.callspec.params["name"] in OF_A_REGION
    places = {"regional_analyst": True, "region": office.comuna.region}
    manager = {"office": office, "role": "office_manager"}
    user = StaffMembershipFactory(**(places if of_region else manager)).user
    client.force_login(user)
    return user


@pytest.mark.parametrize("name", PAGES)
def test_a_list_leaves_with_its_head_its_rows_and_no_formula(client, office, reader, name):
    for typed in DANGEROUS:
        a_row_of(name, typed, office, reader)
    if name != "empresas":  # companies are of the whole network
        far = ComunaFactory(region=RegionFactory(cut="14"), cut="14199")
        a_row_of(name, "De otra oficina", OfficeFactory(comuna=far), reader)
    answer = client.get(reverse(PAGES[name]), {"formato": "excel"})

    place = office.comuna.region if name in OF_A_REGION else office
    rows = cells_of(answer.content)
    assert rows[1][1].endswith(place.name)
    assert rows[2][:2] == ["Hecha por", reader.full_name]
    assert rows[3][0] == "Hecha el"
    assert bool(rows[4][0]) == (name not in WITHOUT_FILTERS)
    found = rows_in(answer.content)
    assert len(found) == len(DANGEROUS)
    assert any(cell and DANGEROUS[0] in str(cell) for row in found for cell in row.values())
    cells = [cell for row in sheet_of(answer.content).iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert not any(cell.hyperlink for cell in cells)
    read = SensitiveRead.objects.get()
    assert (read.user, read.subject_id) == (reader, int(place.pk))


@pytest.mark.parametrize("name", PAGES)
def test_the_page_of_a_list_offers_it_to_who_may_open_it(client, office, reader, name):
    page = client.get(reverse(PAGES[name]), {"dia": "2026-11-23"})
    assert 'href="?dia=2026-11-23&amp;formato=excel">Descargar Excel' in page.content.decode()
    author = author_of(page.wsgi_request)
    needed = {right["permission"] for right in listed(name, author, QueryDict()).rights}
    assert needed & {str(permission) for permission in page.resolver_match.func.access_rule}


def test_the_filters_of_the_list_choose_its_rows(client, office, officer):
    PlacementFactory(office=office)
    asked = {"formato": "excel", "state": "rejected"}
    answer = client.get(reverse("placement_list"), asked)
    assert cells_of(answer.content)[4][:2] == ["Estado", "Rechazada"]
    assert people_in(answer.content) == []


def test_private_notes_of_an_attention_do_not_leave(client, office, officer):
    AttentionFactory(
        office=office, officer=officer, at=timezone.now(), note="vino", private_note="reservado"
    )
    rows = cells_of(client.get(reverse("attention_list"), {"formato": "excel"}).content)
    assert "vino" in rows[-1]
    assert "reservado" not in str(rows)


def test_only_the_filters_of_the_list_are_kept():
    form = ReferralFilter(QueryDict("state=all&formato=excel&page=3&q=12.531.909-2"))
    assert Asked.in_form(form) == Asked([("Estado", "Todas")], "state=all")


def test_a_wrong_filter_is_not_told():
    assert Asked.in_form(ReferralFilter({"state": "x"})) == Asked([("Estado", "Abiertas")], "")

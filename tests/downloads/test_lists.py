"""Every list of an office, taken away at once as a workbook."""

import pytest
from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from matching.forms import ReferralFilter
from omil_portal.audit.models import SensitiveRead
from omil_portal.downloads.listed import Asked
from tests.downloads.lists import PAGES, a_row_of, cells_of, people_in, sheet_of
from tests.factories.jobseekers import AttentionFactory, JobSeekerFactory
from tests.factories.kernel import OfficeFactory
from tests.factories.matching import PlacementFactory

pytestmark = pytest.mark.django_db
DANGEROUS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|'/C calc'!A0", "https://x.cl")


def test_every_list_has_a_page():
    assert PAGES.keys() == settings.EXCEL_LISTS.keys()


@pytest.mark.parametrize("name", PAGES)
def test_a_list_leaves_with_its_head_its_people_and_no_formula(client, office, officer, name):
    for typed in DANGEROUS:
        seeker = JobSeekerFactory(names=typed, first_surname=typed, linked_to=office)
        a_row_of(name, seeker, office, officer)
    elsewhere = OfficeFactory()
    a_row_of(name, JobSeekerFactory(linked_to=elsewhere), elsewhere, officer)
    answer = client.get(reverse(PAGES[name]), {"formato": "excel"})

    rows = cells_of(answer.content)
    assert [row[:2] for row in rows[1:3]] == [
        ["Oficina", "OMIL Quellón"],
        ["Hecha por", officer.full_name],
    ]
    assert rows[3][0] == "Hecha el"
    assert rows[4][0], "no filter in the head"
    assert len(people_in(answer.content)) == len(DANGEROUS)
    cells = [cell for row in sheet_of(answer.content).iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert not any(cell.hyperlink for cell in cells)
    read = SensitiveRead.objects.get()
    assert (read.user, read.subject_id) == (officer, office.pk)


@pytest.mark.parametrize("name", PAGES)
def test_the_page_of_a_list_offers_it(client, office, officer, name):
    page = client.get(reverse(PAGES[name]), {"dia": "2026-11-23"}).content.decode()
    assert 'href="?dia=2026-11-23&amp;formato=excel">Descargar Excel' in page


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

"""What the manager sees of the calls that nobody made on their day."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from matching.late_follow_ups import late_by_officer
from tests.downloads.lists import rows_in
from tests.factories.kernel import OfficeFactory, StaffMembershipFactory, UserFactory
from tests.matching.follow_ups.test_pages import call, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def rosa(office):
    return StaffMembershipFactory(office=office, user__full_name="Rosa Cárcamo").user


@pytest.fixture
def calls(office, rosa):
    """Two late and one for today, of Rosa; one late of who left; one late of another office."""
    for late in (9, 1, 0):
        call(office, late=late, placement__recorded_by=rosa)
    call(office, late=2, placement__recorded_by=UserFactory(full_name="Hugo Díaz"))
    call(OfficeFactory(), late=5, placement__recorded_by=rosa)


def test_late_calls_are_counted_by_who_recorded_the_placement(office, calls):
    today = timezone.localdate()
    rows = [
        (row.officer.full_name, row.calls, row.since, row.here)
        for row in late_by_officer(office, today)
    ]
    assert rows == [
        ("Rosa Cárcamo", 2, today - timedelta(days=9), True),
        ("Hugo Díaz", 1, today - timedelta(days=2), False),
    ]


def test_each_figure_opens_the_list_it_counted(manager, office, calls):
    panel = manager.get(reverse("late_follow_ups", args=[office.slug]))
    figures = [(panel.context["calls"], panel.context["all_url"])]
    figures += [(row.calls, url) for row, url in panel.context["late"]]
    assert [count for count, _ in figures] == [3, 2, 1]
    assert [len(shown(manager.get(url))) for _, url in figures] == [3, 2, 1]


def test_who_manages_two_offices_reads_one_at_a_time(client, office, calls, rosa):
    other, managed = OfficeFactory(), {"office_manager": True}
    manager = StaffMembershipFactory(office=office, **managed).user
    StaffMembershipFactory(office=other, user=manager, **managed)
    call(other, late=4, placement__recorded_by=rosa)
    client.force_login(manager)
    panel = client.get(reverse("late_follow_ups", args=[other.slug]))
    assert len(shown(client.get(panel.context["all_url"]))) == panel.context["calls"] == 1


def test_the_late_calls_leave_as_a_workbook_from_the_page_and_from_its_panel(
    manager, office, calls
):
    address = reverse("late_follow_ups", args=[office.slug])
    rows = rows_in(manager.get(address, {"formato": "excel"}).content)
    assert [(row["Registró la colocación"], row["Atrasados"]) for row in rows] == [
        ("Rosa Cárcamo", 2),
        ("Hugo Díaz", 1),
    ]
    assert "Descargar Excel" in manager.get(address).content.decode()
    panel = manager.get(address, headers={"HX-Request": "true"}).content.decode()
    assert f'href="{address}?formato=excel"' in panel


def test_an_office_that_calls_in_time_is_told_so(manager, office):
    call(office)
    page = manager.get(reverse("late_follow_ups", args=[office.slug])).content.decode()
    assert "están al día" in page

"""The lists of the office, taken away as workbooks."""

from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from omil_portal.audit.models import SensitiveRead
from tests.factories.agenda import AppointmentFactory
from tests.factories.jobseekers import AttentionFactory, JobSeekerFactory
from tests.factories.kernel import OfficeFactory, StaffMembershipFactory
from tests.factories.matching import PlacementFactory, ReferralFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return OfficeFactory(name="OMIL Quellón")


@pytest.fixture
def officer(office, client):
    user = StaffMembershipFactory(office=office).user
    client.force_login(user)
    return user


def cells_of(answer):
    sheet = openpyxl.load_workbook(BytesIO(answer.content)).active
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


@pytest.mark.parametrize(
    ("name", "factory", "title"),
    [
        ("placement_list", PlacementFactory, "Colocaciones"),
        ("referral_list", ReferralFactory, "Derivaciones"),
    ],
)
def test_a_list_is_taken_away_with_its_people_and_it_is_noted(
    client, office, officer, name, factory, title
):
    mine = factory(office=office)
    factory()
    answer = client.get(reverse(name), {"formato": "excel"})
    assert answer["Content-Disposition"].startswith(f'attachment; filename="{title.lower()}-')
    rows = cells_of(answer)
    assert rows[0][0] == title
    assert [row[:2] for row in rows[6:]] == [[mine.seeker.display_name, str(mine.seeker.run)]]
    read = SensitiveRead.objects.get()
    assert (read.user, read.subject_kind) == (officer, f"excel {title.lower()}")


def test_the_filters_of_the_list_stand_in_the_head_and_choose_the_rows(client, office, officer):
    PlacementFactory(office=office)
    answer = client.get(reverse("placement_list"), {"formato": "excel", "state": "rejected"})
    rows = cells_of(answer)
    assert rows[4][:2] == ["Estado", "Rechazada"]
    assert len(rows) == 7


def test_the_link_keeps_the_filters(client, office, officer):
    page = client.get(reverse("placement_list"), {"state": "pending"}).content.decode()
    assert "state=pending&amp;formato=excel" in page


def test_private_notes_of_an_attention_do_not_leave(client, office, officer):
    seeker = JobSeekerFactory(linked_to=office)
    attention = AttentionFactory(
        seeker=seeker, office=office, officer=officer, note="=1+1", private_note="reservado"
    )
    day = attention.at.date().isoformat()
    asked = {"formato": "excel", "since": day, "until": day}
    rows = cells_of(client.get(reverse("attention_list"), asked))
    assert "=1+1" in rows[-1]
    assert "reservado" not in str(rows)


def test_a_list_too_long_leads_back_to_its_filters(client, office, officer, monkeypatch):
    monkeypatch.setattr("omil_portal.spreadsheets.answer.MOST_AT_ONCE", 0)
    PlacementFactory(office=office)
    page = client.get(reverse("placement_list"), {"formato": "excel"}, follow=True)
    assert "más de 2.000 filas" in page.content.decode()
    assert not SensitiveRead.objects.exists()


def test_a_day_of_the_agenda_is_taken_away(client, office, officer):
    hour = AppointmentFactory(service__office=office, officer=officer)
    day = timezone.localtime(hour.starts_at).date()
    answer = client.get(reverse("agenda"), {"formato": "excel", "dia": day.isoformat()})
    rows = cells_of(answer)
    assert rows[4][:2] == ["Día", f"{day:%d-%m-%Y}"]
    assert rows[-1][1:3] == [hour.seeker.display_name, str(hour.seeker.run)]

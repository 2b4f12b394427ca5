"""The public page of an office, and its manager's board."""

from datetime import datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jobseekers.models import Visit
from jobseekers.office_board import loads
from jobseekers.office_day import today_of, zone_of
from jobseekers.record_gaps import GAPS, count_gaps, lacking
from jobseekers.waits import Waits
from omil_portal.offices.models import TravelTime
from tests.downloads.lists import cells_of, rows_in
from tests.factories.agenda import AppointmentFactory, DeskServiceFactory, VisitFactory
from tests.factories.assessments import AssessmentFactory
from tests.factories.jobseekers import AttentionFactory, JobSeekerFactory
from tests.factories.kernel import ComunaFactory, OfficeFactory, StaffMembershipFactory
from tests.factories.when import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(client, office):
    client.force_login(StaffMembershipFactory(office=office, office_manager=True).user)
    return client


def test_anybody_finds_the_office_of_their_comuna(client, office):
    OfficeFactory(name="OMIL Arica")
    page = client.get(reverse("office_directory"), {"comuna": "quellon"}).content.decode()
    assert "OMIL Quellón" in page
    assert "OMIL Arica" not in page


def test_a_comuna_that_is_none_is_told(client, office):
    page = client.get(reverse("office_directory"), {"comuna": "Xyzq"}).content.decode()
    assert "No conocemos esa comuna" in page


def test_a_comuna_without_office_is_told_the_nearest(client, office):
    comuna = ComunaFactory(name="Chonchi")
    OfficeFactory(name="OMIL Arica")
    TravelTime.objects.create(origin=comuna, destination=office.comuna, minutes=75)
    page = client.get(reverse("office_directory"), {"comuna": "Chonchi"}).content.decode()
    assert "Chonchi no tiene oficina en el portal" in page
    assert "A 1\N{NO-BREAK SPACE}h 15\N{NO-BREAK SPACE}min de viaje." in page
    assert "OMIL Arica" not in page


def test_without_a_comuna_every_office_is_listed_by_region(client, office):
    other = OfficeFactory(name="OMIL Arica")
    page = client.get(reverse("office_directory")).content.decode()
    for shown in (office, other):
        assert f">{shown.comuna.name}</a>" in page
        assert f"<h2>{shown.comuna.region.name}</h2>" in page


def test_the_page_says_what_one_may_ask_an_hour_for(client, office):
    DeskServiceFactory(office=office, name="Orientación laboral", bring="tu cédula")
    DeskServiceFactory(office=office, name="Ya no se da", active=False)
    page = client.get(reverse("office_page", args=[office.slug])).content.decode()
    assert "Orientación laboral" in page
    assert "Ya no se da" not in page


def test_only_who_may_ask_an_hour_is_offered_one(client, office):
    address, asking = reverse("office_page", args=[office.slug]), reverse("my_hour_new")
    visitor = client.get(address).content.decode()
    client.force_login(StaffMembershipFactory(office=office, office_manager=True).user)
    staff = client.get(address).content.decode()
    assert (asking in visitor, asking in staff) == (True, False)


def test_what_the_manager_writes_is_what_the_public_reads(manager, client, office):
    sent = {"address": "Ladrilleros 350", "phone": "", "hours": "Lunes a viernes, 9:00 a 13:30"}
    manager.post(reverse("office_edit", args=[office.slug]), sent)
    page = client.get(reverse("office_page", args=[office.slug])).content.decode()
    assert "Ladrilleros 350" in page
    assert "Lunes a viernes, 9:00 a 13:30" in page


def test_who_attended_most_comes_first_and_who_did_not_is_there_too(office, officer):
    idle = StaffMembershipFactory(office=office).user
    now = timezone.now()
    AttentionFactory.create_batch(2, office=office, officer=officer, at=now)
    AttentionFactory(office=office, officer=officer, at=now - timedelta(days=40))
    service = DeskServiceFactory(office=office)
    AppointmentFactory(service=service, officer=idle, starts_at=now + timedelta(days=1))
    assert [(row.officer, row.attentions, row.hours) for row in loads(office, now)] == [
        (officer, 2, 0),
        (idle, 0, 1),
    ]


@pytest.fixture
def people(office):
    """One who lacks everything, one who said something, one who left nothing out."""
    JobSeekerFactory(linked_to=office, phone="", birth_date=None)
    JobSeekerFactory(linked_to=office, phone="9 8765 4321", birth_date="1990-01-01")
    whole = JobSeekerFactory(
        linked_to=office,
        phone="9 8765 4322",
        birth_date="1990-01-01",
        with_profile=True,
        identity_checked_at=AT,
    )
    interview = AttentionFactory(seeker=whole, office=office)
    AssessmentFactory(seeker=whole, closed_at=AT, attention=interview)
    JobSeekerFactory(linked_to=office, phone="", placed=True)
    JobSeekerFactory(phone="")
    return whole


def test_what_most_records_lack_comes_first(office, people):
    total, rows = count_gaps(office)
    counts = {gap.code: count for gap, count in rows}
    assert total == 3
    assert counts == {
        "telefono": 1,
        "nacimiento": 1,
        "ocupacion": 2,
        "estudios": 2,
        "diagnostico": 2,
        "documento": 2,
    }
    assert [count for _, count in rows] == [2, 2, 2, 2, 1, 1]


@pytest.mark.parametrize("gap", GAPS, ids=lambda gap: gap.code)
def test_each_line_opens_as_many_people_as_it_counts(manager, office, people, gap):
    _, rows = count_gaps(office)
    page = manager.get(reverse("records_lacking", args=[office.slug, gap.code]))
    found = page.context["page"].paginator.object_list
    assert found.count() == dict(rows)[gap]
    assert people not in found


@pytest.mark.parametrize("gap", [gap for gap in GAPS if gap.step], ids=lambda gap: gap.code)
def test_what_is_lacking_is_completed_from_its_list(manager, office, people, gap):
    seeker = lacking(office, gap).first()
    link = reverse("person_edit", args=[seeker.pk, gap.step])
    page = manager.get(reverse("records_lacking", args=[office.slug, gap.code]))
    assert link in page.content.decode()
    assert manager.get(link).status_code == 200


def test_the_list_of_what_is_lacking_leaves_as_a_workbook(manager, office, people):
    address = reverse("records_lacking", args=[office.slug, "ocupacion"])
    page = manager.get(address)
    assert "falta=ocupacion&amp;oficina=" in page.content.decode()
    content = manager.get(address, {"formato": "excel"}).content
    assert cells_of(content)[4][:2] == ["Oficina", office.name]
    assert cells_of(content)[5][:2] == ["Qué falta", "Sin ocupación elegida"]
    listed = [seeker.display_name for seeker in page.context["page"]]
    assert [row["Persona"] for row in rows_in(content)] == listed
    assert all(row["RUN"] for row in rows_in(content))


def test_nothing_is_lacking_that_nobody_named(manager, office):
    assert manager.get(f"/oficinas/{office.slug}/registros/altura/").status_code == 404


def test_the_attentions_of_an_officer_open_the_list_they_count(manager, office, officer):
    other = StaffMembershipFactory(office=office).user
    for who, days in ((officer, 0), (officer, 27), (officer, 28), (other, 0)):
        at = timezone.now() - timedelta(days=days)
        AttentionFactory(office=office, officer=who, at=at)
    board = manager.get(reverse("office_board", args=[office.slug]))
    load, url = next(row for row in board.context["loads"] if row[0].officer == officer)
    assert url in board.content.decode().replace("&amp;", "&")
    assert load.attentions == 2 == manager.get(url).context["page"].paginator.count


def test_the_board_tells_how_long_people_wait_on_each_day_of_the_week(manager, office, officer):
    now = timezone.now()
    on = today_of(office, now) - timedelta(days=7)
    at = datetime.combine(on, time(10), zone_of(office))

    def came(*, due=0, called=None, ended=None, **more):
        called = called and at + timedelta(minutes=called)
        ended = ended and at + timedelta(minutes=ended)
        VisitFactory(
            office=office,
            on=more.pop("on", on),
            arrived_at=at,
            due_at=at + timedelta(minutes=due),
            called_at=called,
            attended_by=officer if called else None,
            ended_at=ended,
            outcome=more.pop("outcome", Visit.Outcome.ATTENDED if ended else ""),
        )

    came(called=4, ended=20)
    came(called=10, ended=30)
    came(due=30, called=50, ended=60)  # came half an hour before their hour
    came(called=90, ended=90)  # attended without being called
    came(ended=45, outcome=Visit.Outcome.LEFT)
    came(called=1, ended=2, on=on - timedelta(days=28))
    board = manager.get(reverse("office_board", args=[office.slug]))
    assert board.context["waits"] == [Waits(weekday=on.weekday(), came=5, minutes=10, left=1)]
    assert "10\N{NO-BREAK SPACE}min" in board.content.decode()


def test_an_office_without_people_has_no_figures(manager, office):
    page = manager.get(reverse("office_board", args=[office.slug])).content.decode()
    assert "todavía no tiene personas" in page


def test_the_board_asks_little_however_many_people(manager, office, django_assert_max_num_queries):
    for _ in range(6):
        StaffMembershipFactory(office=office)
        JobSeekerFactory(linked_to=office)
    with django_assert_max_num_queries(13):
        manager.get(reverse("office_board", args=[office.slug]))

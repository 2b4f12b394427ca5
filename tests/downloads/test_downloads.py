"""A long list is left to a worker, and waits a week for its author alone."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from matching.models import Referral
from omil_portal.audit.models import SensitiveRead
from omil_portal.celery import app
from omil_portal.downloads import writing
from omil_portal.downloads.forgetting import downloads_step
from omil_portal.downloads.models import Download
from omil_portal.downloads.tasks import sweep, write_download
from omil_portal.night.alone import alone
from tests.downloads.lists import cells_of, people_in
from tests.factories.downloads import DownloadFactory
from tests.factories.kernel import StaffMembershipFactory
from tests.factories.matching import ReferralFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folder")]
State = Download.State


@pytest.fixture(autouse=True)
def long_above_two(monkeypatch):
    monkeypatch.setattr("omil_portal.downloads.answer.MOST_AT_ONCE", 2)


@pytest.fixture
def worker():
    """A worker that takes each task at once, in this process."""
    app.conf.task_always_eager = True
    yield
    app.conf.task_always_eager = False


@pytest.fixture
def broker_away():
    """Nobody listens where tasks are left."""
    there, app.conf.broker_url = app.conf.broker_url, "redis://127.0.0.1:1/0"
    # Connections made before are kept in a pool.
    app.amqp._producer_pool = None
    yield
    app.conf.broker_url, app.amqp._producer_pool = there, None


@pytest.fixture
def three(office) -> list[Referral]:
    return ReferralFactory.create_batch(3, office=office)


def press(client, callbacks, *, name="derivaciones", asked=""):
    """The button «Preparar Excel»; what follows the commit is done."""
    with callbacks(execute=True):
        return client.post(reverse("download_new", args=[name]) + asked, follow=True)


def took(client, download) -> bytes:
    return b"".join(client.get(reverse("download_file", args=[download.pk])))


def test_a_list_of_more_rows_is_prepared_and_a_shorter_one_leaves_at_once(
    client, officer, office, three
):
    address, at_once = reverse("referral_list"), {"formato": "excel"}
    assert "Preparar Excel" in client.get(address).content.decode()
    sent_back = client.get(address, at_once, follow=True)
    assert "Usa «Preparar Excel»" in sent_back.content.decode()
    assert not SensitiveRead.objects.exists()
    three[0].delete()
    assert "Descargar Excel" in client.get(address).content.decode()
    assert len(people_in(client.get(address, at_once).content)) == 2


@pytest.mark.usefixtures("worker")
def test_a_long_list_is_asked_for_written_and_taken_away(
    client, officer, office, three, folder, django_capture_on_commit_callbacks
):
    ReferralFactory()
    page = press(client, django_capture_on_commit_callbacks, asked="?state=all&page=2")
    assert page.redirect_chain == [(reverse("download_list"), 302)]
    download = Download.objects.get()
    assert (download.state, download.rows, download.query) == (State.READY, 3, "state=all")
    assert download.size == (folder / f"{download.pk}.xlsx").stat().st_size

    told = client.get(reverse("download_list")).content.decode()
    assert "Derivaciones" in told
    assert "Estado: Todas" in told
    assert "3 filas" in told
    content = took(client, download)
    assert set(people_in(content)) == {row.seeker.display_name for row in three}
    assert cells_of(content)[4][:2] == ["Estado", "Todas"]
    read = SensitiveRead.objects.get()
    assert (read.user, read.subject_kind) == (officer, "excel derivaciones")


@pytest.mark.usefixtures("worker")
def test_a_second_click_begins_no_second_one(
    client, officer, three, django_capture_on_commit_callbacks, monkeypatch
):
    press(client, django_capture_on_commit_callbacks)
    page = press(client, django_capture_on_commit_callbacks)
    assert "la pediste hace poco" in page.content.decode()
    press(client, django_capture_on_commit_callbacks, asked="?state=all")
    assert Download.objects.count() == 2
    earlier = timezone.now() - timedelta(minutes=11)
    Download.objects.update(requested_at=earlier)
    press(client, django_capture_on_commit_callbacks)
    assert Download.objects.count() == 3


def test_a_sixth_list_waits_until_one_is_ready(
    client, officer, office, three, django_capture_on_commit_callbacks
):
    mine = [DownloadFactory(author=officer, office=office, waiting=True)]
    mine += [
        DownloadFactory(author=officer, office=office, waiting=True, query=f"state={state}")
        for state in ("all", "hired", "expired", "no_show")
    ]
    again = press(client, django_capture_on_commit_callbacks, asked="?state=all")
    assert "Estamos preparando la lista" in again.content.decode()
    sixth = press(client, django_capture_on_commit_callbacks, asked="?state=sent")
    assert "Ya tienes 5 listas preparándose" in sixth.content.decode()
    assert Download.objects.count() == 5
    mine[0].delete()
    press(client, django_capture_on_commit_callbacks, asked="?state=sent")
    assert Download.objects.filter(query="state=sent").exists()


def test_the_same_list_waits_once(office, officer):
    DownloadFactory(author=officer, office=office, waiting=True)
    with pytest.raises(IntegrityError):
        DownloadFactory(author=officer, office=office, waiting=True)


@pytest.mark.usefixtures("broker_away")
def test_without_a_broker_the_page_answers_and_the_sweep_prepares_it(
    client, officer, three, django_capture_on_commit_callbacks, caplog
):
    page = press(client, django_capture_on_commit_callbacks)
    press(client, django_capture_on_commit_callbacks)
    assert caplog.messages == [f"download {Download.objects.get().pk} waits for the sweep"]
    assert "Estamos preparando la lista" in page.content.decode()
    assert Download.objects.get().state == State.WAITING
    assert sweep() == 1
    assert len(people_in(took(client, Download.objects.get()))) == 3


def test_only_its_author_sees_it(client, officer, office):
    download = DownloadFactory(author=officer, office=office)
    colleague = Client()
    colleague.force_login(StaffMembershipFactory(office=office, role="office_manager").user)
    assert took(client, download) == b"xlsx"
    file = reverse("download_file", args=[download.pk])
    assert colleague.get(file).status_code == 404
    assert file not in colleague.get(reverse("download_list")).content.decode()


@pytest.mark.parametrize("lost", ["role", "right elsewhere", "office"])
def test_who_lost_the_right_finds_nothing(client, officer, office, membership, lost):
    download = DownloadFactory(author=officer, office=office)
    if lost == "office":
        StaffMembershipFactory(user=officer)
        membership.delete()
    elif lost == "role":
        membership.role = "regional_analyst"
        membership.office, membership.region = None, office.comuna.region
        membership.save()
    else:
        rights = [*download.rights, {"permission": "person_view", "office_id": office.pk + 1}]
        Download.objects.update(rights=rights)
    file = reverse("download_file", args=[download.pk])
    assert client.get(file).status_code == 404
    assert file not in client.get(reverse("download_list")).content.decode()


def test_who_lost_the_right_meanwhile_is_told(officer, office, membership):
    download = DownloadFactory(author=officer, office=office, waiting=True)
    membership.delete()
    write_download(download.pk)
    download.refresh_from_db()
    assert (download.state, download.problem) == (State.FAILED, writing.NO_RIGHT)


def test_rows_are_those_the_author_may_see_when_it_is_written(office, officer, three):
    download = DownloadFactory(author=officer, office=office, waiting=True)
    other = StaffMembershipFactory(user=officer).office
    ReferralFactory(office=other)
    write_download(download.pk)
    download.refresh_from_db()
    assert download.rows == 4
    assert other.pk in {right["office_id"] for right in download.rights}


def test_nobody_has_a_list_prepared_that_they_may_not_open(client, office, three):
    analyst = StaffMembershipFactory(regional_analyst=True, region=office.comuna.region).user
    client.force_login(analyst)
    assert client.post(reverse("download_new", args=["derivaciones"])).status_code == 404
    assert client.post(reverse("download_new", args=["otra"])).status_code == 404
    assert not Download.objects.exists()


def test_one_that_breaks_is_tried_again_and_then_told(
    client, office, officer, three, folder, monkeypatch
):
    download = DownloadFactory(author=officer, office=office, waiting=True)
    monkeypatch.setattr(Referral, "get_state_display", lambda row: 1 / 0)
    for _ in range(writing.MOST_ATTEMPTS):
        assert Download.objects.get().state == State.WAITING
        sweep()
    download.refresh_from_db()
    assert (download.state, download.problem) == (State.FAILED, writing.BROKEN)
    assert list(folder.iterdir()) == []
    page = client.get(reverse("download_list")).content.decode()
    assert writing.BROKEN in page
    assert f'action="{reverse("download_new", args=["derivaciones"])}?"' in page


def test_one_that_always_kills_its_worker_is_given_up(office, officer, three):
    download = DownloadFactory(author=officer, office=office, waiting=True, attempts=3)
    sweep()
    download.refresh_from_db()
    assert (download.state, download.problem) == (State.FAILED, writing.BROKEN)


def test_a_file_takes_its_name_once_it_is_whole(office, officer, three, folder, monkeypatch):
    download = DownloadFactory(author=officer, office=office, waiting=True)
    whole = writing.write_workbook

    def cut(*args, **options):
        whole(*args, **options)
        raise KeyboardInterrupt

    monkeypatch.setattr(writing, "write_workbook", cut)
    with pytest.raises(KeyboardInterrupt):
        write_download(download.pk)
    assert Download.objects.get().state == State.WAITING
    assert not download.path.exists()
    monkeypatch.setattr(writing, "write_workbook", whole)
    sweep()
    assert Download.objects.get().state == State.READY


def test_a_list_that_no_sheet_holds_says_what_to_do(office, officer, three, folder, monkeypatch):
    monkeypatch.setattr(writing, "MOST_ROWS", 2)
    download = DownloadFactory(author=officer, office=office, waiting=True)
    write_download(download.pk)
    download.refresh_from_db()
    assert (download.state, download.problem) == (State.FAILED, writing.TOO_MANY)
    assert list(folder.iterdir()) == []


def test_two_workers_do_not_write_one_file(office, officer, three):
    download = DownloadFactory(author=officer, office=office, waiting=True)
    with alone(f"download:{download.pk}"):
        assert not write_download(download.pk)
    assert write_download(download.pk)
    assert not write_download(download.pk)


def test_after_a_week_nothing_is_left(client, officer, office, folder):
    now = timezone.now()
    kept = DownloadFactory(author=officer, office=office, requested_at=now - timedelta(days=6))
    old = DownloadFactory(author=officer, office=office, requested_at=now - timedelta(days=9))
    assert client.get(reverse("download_file", args=[old.pk])).status_code == 404
    (folder / "999.work").mkdir()
    (folder / "999.xlsx").write_bytes(b"xlsx")
    (folder / f"{kept.pk}.work").mkdir()
    today = timezone.localdate()
    assert downloads_step(today) == {"downloads_forgotten": 1, "files_removed": 3}
    assert list(Download.objects.all()) == [kept]
    assert [path.name for path in folder.iterdir()] == [f"{kept.pk}.xlsx"]
    assert downloads_step(today) == {"downloads_forgotten": 0, "files_removed": 0}


def test_a_file_that_is_gone_is_not_found(client, officer, office):
    download = DownloadFactory(author=officer, office=office)
    download.path.unlink()
    assert client.get(reverse("download_file", args=[download.pk])).status_code == 404


def test_its_page_asks_the_same_of_the_database_for_one_and_for_ten(
    client, officer, office, django_assert_num_queries
):
    DownloadFactory(author=officer, office=office)
    client.get(reverse("download_list"))
    with django_assert_num_queries(QUERIES):
        client.get(reverse("download_list"))
    DownloadFactory.create_batch(9, author=officer, office=office)
    with django_assert_num_queries(QUERIES):
        client.get(reverse("download_list"))


QUERIES = 6
"""Session, reader, what they may do (three apps tell), downloads."""

"""Two browsers press in the same instant: one gets it, and the other is told."""

import threading
import time
from contextlib import ExitStack

import pytest
from django.urls import reverse

from jobseekers.models import Appointment, JobSeeker, Merge
from jobseekers.services import merges
from matching.models import Placement
from matching.services import placements
from tests.browser.walk import PHONE, Walk
from tests.factories.agenda import DeskServiceFactory, ShiftFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import OfficeFactory, StaffMembershipFactory
from tests.factories.matching import EvidenceFactory, PlacementFactory
from tests.jobseekers.agenda.test_races import without_the_guards  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)
PRESS = """([name, at]) => {
  const says = (button) => button.textContent.trim() === name;
  const button = [...document.querySelectorAll("main button")].find(says);
  setTimeout(() => button.click(), at - Date.now());
}"""


@pytest.fixture
def office():
    return OfficeFactory(name="OMIL Osorno")


@pytest.fixture
def two(browser, live_server, compiled_engine):
    """Two screens, each with its own session."""
    sessions = [browser.new_context(base_url=live_server.url, locale="es-CL") for _ in range(2)]
    yield [Walk(session.new_page(), live_server.url) for session in sessions]
    for session in sessions:
        session.close()


def press_together(two: list[Walk], name: str) -> None:
    at = time.time() * 1000 + 500
    with ExitStack() as moving:
        for walk in two:
            moving.enter_context(walk.page.expect_navigation())
            walk.page.evaluate(PRESS, [name, at])
    for walk in two:
        walk.look()


def told(two: list[Walk], text: str) -> int:
    """How many of the two read `text`."""
    return sum(walk.says(text) for walk in two)


def the_one_told(two: list[Walk], text: str) -> Walk:
    return next(walk for walk in two if walk.says(text))


@pytest.fixture
def one_hour(two, office):
    """Both are about to take the first hour of an officer."""
    service = DeskServiceFactory(office=office)
    officer = StaffMembershipFactory(office=office).user
    for weekday in range(5):
        ShiftFactory(service=service, officer=officer, weekday=weekday)
    for walk in two:
        seeker = JobSeekerFactory(with_account=True, linked_to=office, comuna=office.comuna)
        walk.sit(seeker.user, PHONE)
        walk.visit(reverse("my_hour_new"))
        walk.page.locator("main label.hour").first.click()
    return service


def test_one_hour(two, one_hour):
    press_together(two, "Reservar la hora")
    assert told(two, "Listo. Te esperamos el") == 1
    assert told(two, "Otra persona tomó esa hora recién.") == 1
    assert Appointment.objects.count() == 1
    loser = the_one_told(two, "Otra persona tomó esa hora recién.")
    assert loser.says(one_hour.name)
    loser.page.locator("main label.hour").first.click()
    loser.press("Reservar la hora")
    assert loser.says("Listo. Te esperamos el")


@pytest.mark.usefixtures("without_the_guards")
def test_one_hour_without_the_guards_is_given_twice(two, one_hour):
    press_together(two, "Reservar la hora")
    assert told(two, "Listo. Te esperamos el") == 2
    assert Appointment.objects.values("officer", "place", "starts_at").distinct().count() == 1


@pytest.fixture
def one_placement(two, office):
    """Both are about to validate what a third one recorded."""
    recorder = StaffMembershipFactory(office=office).user
    placement = PlacementFactory(office=office, recorded_by=recorder)
    EvidenceFactory(placement=placement)
    for walk in two:
        walk.sit(StaffMembershipFactory(office=office, office_manager=True).user)
        walk.visit(reverse("placement_file", args=[placement.pk]))
    return placement


def test_one_placement(two, one_placement):
    press_together(two, "Validar la colocación")
    assert told(two, "ya figura como «validada»") == 1
    one_placement.refresh_from_db()
    assert one_placement.state == Placement.State.VALIDATED


def test_who_rejects_it_second_reads_that_their_reason_was_not_kept(two, one_placement):
    reasons = ["Falta la firma de la empresa", "Las fechas no calzan"]
    for walk, reason in zip(two, reasons, strict=True):
        walk.page.get_by_text("Rechazarla").click()
        walk.type(reason=reason)
    press_together(two, "Rechazar la colocación")
    one_placement.refresh_from_db()
    lost = reasons[1 - reasons.index(one_placement.rejection_reason)]
    loser = two[reasons.index(lost)]
    assert loser.says(f"El motivo que escribiste no se guardó: «{lost}»")
    assert told(two, "ya figura como «rechazada»") == 1


def test_one_placement_without_the_lock_is_validated_twice(two, one_placement, monkeypatch):
    both_have_looked = threading.Barrier(2, timeout=30)

    def unlocked(placement, state, by):
        placement = Placement.objects.get(pk=placement.pk)
        both_have_looked.wait()
        return placement

    monkeypatch.setattr(placements, "_locked", unlocked)
    press_together(two, "Validar la colocación")
    assert told(two, "ya figura como «validada»") == 0
    assert told(two, "Validada") == 2


@pytest.fixture
def one_pair(two, office):
    """Each is about to unite the same two files, the other way round."""
    same = {"names": "María", "first_surname": "Soto", "birth_date": "1990-05-04"}
    pair = [JobSeekerFactory(linked_to=office, second_surname=s, **same) for s in ("Barría", "")]
    for walk, (kept, gone) in zip(two, [pair, pair[::-1]], strict=True):
        walk.sit(StaffMembershipFactory(office=office).user)
        walk.visit(reverse("merge_new", args=[kept.pk, gone.pk]))
        walk.tick("Revisé que es la misma persona")


def test_one_merge(two, one_pair):
    press_together(two, "Unir las fichas")
    assert told(two, "Las dos fichas ahora son una.") == 1
    assert told(two, "Una de las fichas ya está unida a otra.") == 1
    assert Merge.objects.count() == 1
    loser = the_one_told(two, "Una de las fichas ya está unida a otra.")
    assert loser.page.get_by_label("Revisé que es la misma persona").is_checked()


def test_one_merge_without_the_lock_takes_both_files_away(two, one_pair, monkeypatch):
    both_have_looked = threading.Barrier(2, timeout=30)

    def unlocked(one, other):
        rows = [JobSeeker.objects.get(pk=row.pk) for row in (one, other)]
        both_have_looked.wait()
        return tuple(rows)

    monkeypatch.setattr(merges, "_locked", unlocked)
    press_together(two, "Unir las fichas")
    assert not JobSeeker.objects.filter(merged_into=None).exists()

"""What a save brings to whoever saved, to the others, and when something is away."""

from datetime import timedelta
from threading import Event, Thread
from time import sleep

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from employers.models import Vacancy
from employers.services.vacancies import Action, move
from jobseekers.models import JobSeeker, Profile
from jobseekers.services.people import save_person
from jobseekers.services.profile import add_occupation, save_profile
from jobseekers.services.status import mark_active, mark_inactive
from matching.models import SeekerMatches, VacancyMatches
from matching.one_side import Surroundings
from matching.services import publishing
from matching.services.at_once import rematch_person
from matching.services.following import follow_vacancy
from matching.services.nightly import match_step
from omil_portal.celery import app as celery
from omil_portal.outbox.models import Message
from tests.factories.employers import EmployerMemberFactory, VacancyFactory
from tests.factories.jobseekers import JobSeekerFactory, ProfileFactory
from tests.factories.kernel import OccupationFactory, OfficeFactory, StaffMembershipFactory
from tests.matching.test_races import at_once
from tests.matching.town import near, today

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office():
    office = OfficeFactory(name="OMIL Quellón")
    near(office)
    return office


@pytest.fixture
def person(office):
    """A welder of the comuna with an account, known to the office."""
    seeker = JobSeekerFactory(with_account=True, linked_to=office, comuna=office.comuna)
    ProfileFactory(seeker=seeker, licences=[])
    return seeker


@pytest.fixture
def liaison(office):
    return StaffMembershipFactory(office=office, employer_liaison=True).user


def listed(person) -> list[int]:
    row = SeekerMatches.objects.filter(run__current=True, seeker=person).first()
    return row.vacancy_ids if row else []


def people_of(vacancy) -> list[int]:
    row = VacancyMatches.objects.filter(run__current=True, vacancy=vacancy).first()
    return row.seeker_ids if row else []


def texts(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def an_offer_to_review(office, **changes) -> Vacancy:
    vacancy = VacancyFactory(office=office, in_review=True, **changes)
    EmployerMemberFactory(employer=vacancy.employer)
    return vacancy


def publish(vacancy, by) -> None:
    move(vacancy=vacancy, action=Action.PUBLISH, by=by, at=timezone.now())


# Whoever saves


def test_a_licence_typed_today_brings_its_offers_today(client, person, office):
    driver = VacancyFactory(office=office, licences=["B"])
    match_step(today())
    client.force_login(person.user)
    assert driver.title not in client.get(reverse("my_matches")).content.decode()
    client.post(reverse("profile_step", args=["licencias"]), {"licences": ["B"]})
    assert driver.title in client.get(reverse("my_matches")).content.decode()


def test_the_person_is_told_how_many_are_new(client, person, office):
    VacancyFactory.create_batch(3, office=office, licences=["B"])
    match_step(today())
    client.force_login(person.user)
    url = reverse("profile_step", args=["licencias"])
    told = texts(client.post(url, {"licences": ["B"]}, follow=True))
    assert any(text.startswith("Con este cambio hay 3 ofertas nuevas para ti.") for text in told)


def test_at_the_desk_it_is_said_of_the_person(client, person, office):
    VacancyFactory(office=office, licences=["B"])
    match_step(today())
    client.force_login(StaffMembershipFactory(office=office).user)
    url = reverse("person_edit", args=[person.pk, "licencias"])
    told = texts(client.post(url, {"licences": ["B"]}, follow=True))
    assert any("hay 1 oferta nueva para esta persona" in text for text in told)


def test_a_change_that_brings_nothing_says_nothing(client, person, office):
    VacancyFactory(office=office)
    match_step(today())
    client.force_login(person.user)
    url = reverse("profile_step", args=["licencias"])
    told = texts(client.post(url, {"licences": ["C"]}, follow=True))
    assert not any("Con este cambio" in text for text in told)


def test_whoever_moves_house_gets_the_offers_of_the_new_comuna(person, office):
    there = OfficeFactory()
    near(there)
    far = VacancyFactory(office=there)
    match_step(today())
    person.comuna = there.comuna
    save_person(person, at=timezone.now())
    assert listed(person) == [far.pk]


def test_a_new_occupation_brings_its_offers(person, office):
    nurse = OccupationFactory(code="2221", name="Enfermería")
    wanted = VacancyFactory(office=office, occupation=nurse)
    match_step(today())
    add_occupation(seeker=person, occupation=nurse, months=0, at=timezone.now())
    assert listed(person) == [wanted.pk]


def test_who_stops_looking_and_comes_back_has_the_list_again(person, office):
    vacancy = VacancyFactory(office=office)
    match_step(today())
    mark_inactive(seeker=person, at=timezone.now())
    assert listed(person) == []
    mark_active(seeker=person, at=timezone.now())
    assert listed(person) == [vacancy.pk]


def test_who_publishes_is_told_how_many_people_fit(client, person, office, liaison):
    match_step(today())
    vacancy = an_offer_to_review(office)
    client.force_login(liaison)
    answer = client.post(reverse("vacancy_publish", args=[vacancy.pk]), _seen(vacancy), follow=True)
    told = next(text for text in texts(answer) if "calza" in text)
    assert told.startswith("1 persona calza con esta oferta.")
    assert reverse("vacancy_matches", args=[vacancy.pk]) in told
    assert people_of(vacancy) == [person.pk]


def _seen(vacancy) -> dict[str, str]:
    return {"seen": vacancy.changed_at.strftime("%Y-%m-%dT%H:%M:%S.%f%z")}


def test_a_closed_offer_has_no_list_any_more(person, office, liaison):
    vacancy = VacancyFactory(office=office)
    match_step(today())
    assert people_of(vacancy) == [person.pk]
    move(vacancy=vacancy, action=Action.CLOSE, by=liaison, at=timezone.now(), note="Cubierta")
    assert people_of(vacancy) == []


def test_an_offer_that_gets_its_occupation_gets_its_people(client, person, office, liaison):
    vacancy = VacancyFactory(office=office, occupation=None)
    match_step(today())
    assert people_of(vacancy) == []
    client.force_login(liaison)
    code = person.profile.desired_occupations.get().occupation_id
    client.post(reverse("offer_code", args=[vacancy.pk]), {"code": code, "seen": ""})
    assert people_of(vacancy) == [person.pk]


# A notice, only when something better appeared


@pytest.fixture
def settled(person, office):
    """A person whose list has an offer that pays little."""
    VacancyFactory(office=office, pay_min=None, pay_max=620_000)
    match_step(today())
    return person


def notices(person) -> list[Message]:
    return list(Message.objects.filter(user=person.user, channel=Message.Channel.PORTAL))


def test_a_better_offer_is_told_once_with_its_link(settled, office, liaison):
    better = an_offer_to_review(office, pay_max=900_000)
    publish(better, liaison)
    for _ in range(2):
        follow_vacancy(vacancy_id=better.pk, at=timezone.now())
    (notice,) = notices(settled)
    assert better.title in notice.body
    assert reverse("my_reasons", args=[better.pk]) in notice.body


def test_two_better_offers_the_same_day_are_one_message(settled, office, liaison):
    for pay in (900_000, 1_000_000):
        offer = an_offer_to_review(office, pay_max=pay)
        publish(offer, liaison)
        follow_vacancy(vacancy_id=offer.pk, at=timezone.now())
    assert len(notices(settled)) == 1


def test_an_offer_that_is_only_newer_is_not_told(settled, office, liaison):
    """It pays less, and has more points only because it was published today."""
    worse = an_offer_to_review(office, pay_min=None, pay_max=610_000, licences=[])
    publish(worse, liaison)
    follow_vacancy(vacancy_id=worse.pk, at=timezone.now())
    assert worse.pk in listed(settled)
    assert notices(settled) == []


def test_an_offer_that_fits_only_in_part_is_not_told(person, office, liaison):
    match_step(today())
    other = OccupationFactory(code="7999", name="Otros oficios")
    poor = an_offer_to_review(office, occupation=other, pay_min=None, pay_max=620_000)
    publish(poor, liaison)
    follow_vacancy(vacancy_id=poor.pk, at=timezone.now())
    assert poor.pk in listed(person)
    assert notices(person) == []


# When something is away


@pytest.fixture
def no_queue(monkeypatch):
    """Nobody listens where tasks are left."""
    monkeypatch.setitem(celery.conf, "broker_write_url", "redis://127.0.0.1:1/0")
    monkeypatch.setattr(celery, "_pool", None)
    monkeypatch.setattr(celery.amqp, "_producer_pool", None)


def test_without_a_queue_the_save_and_the_own_list_are_there(no_queue, person, office, caplog):
    wanted = VacancyFactory(office=office, licences=["B"])
    match_step(today())
    save_profile(seeker=person, values={"licences": ["B"]}, at=timezone.now())
    assert listed(person) == [wanted.pk]
    assert "waits for the night" in caplog.text


def test_a_match_that_fails_keeps_the_save(monkeypatch, person, office, caplog):
    def broken(**_):
        raise RuntimeError("no engine today")

    monkeypatch.setattr("matching.listening.rematch_person", broken)
    save_profile(seeker=person, values={"licences": ["B"]}, at=timezone.now())
    person.profile.refresh_from_db()
    assert person.profile.licences == ["B"]
    assert "no engine today" in caplog.text


# Two at once


@pytest.fixture
def halfway(monkeypatch) -> Event:
    """Whoever matches first has read the market, and takes half a second more to write."""
    reached, best_offers = Event(), Surroundings.best_offers

    def slowly(self, *sides):
        if not reached.is_set():
            reached.set()
            sleep(0.5)
        return best_offers(self, *sides)

    monkeypatch.setattr(Surroundings, "best_offers", slowly)
    return reached


def test_of_two_saves_at_once_the_list_has_both(person, office, halfway):
    """Each opens an offer alone, and the two together a third."""
    by_licence = VacancyFactory(office=office, licences=["B"])
    by_permit = VacancyFactory(office=office, permits=["os10"])
    by_both = VacancyFactory(office=office, licences=["B"], permits=["os10"])
    match_step(today())
    at_once(
        lambda: save(person, licences=["B"]),
        lambda: halfway.wait(10) and save(person, permits=["os10"]),
    )
    assert set(listed(person)) == {by_licence.pk, by_permit.pk, by_both.pk}


def test_an_offer_published_while_a_person_saves_is_on_their_list(person, office, liaison, halfway):
    by_licence = VacancyFactory(office=office, licences=["B"])
    late = an_offer_to_review(office)
    match_step(today())

    def publish_it() -> None:
        halfway.wait(10)
        publish(late, liaison)
        follow_vacancy(vacancy_id=late.pk, at=timezone.now())

    at_once(lambda: save(person, licences=["B"]), publish_it)
    assert set(listed(person)) == {by_licence.pk, late.pk}


def save(person, **values) -> None:
    """One fact alone, as each page of the profile does, and the match that follows."""
    Profile.objects.filter(pk=person.pk).update(**values)
    rematch_person(seeker_id=person.pk, at=timezone.now())


def test_a_save_while_the_night_publishes_lands_in_the_new_run(monkeypatch, person, office):
    """It waits for the night, which has written its lists and is about to make them current."""
    vacancy = VacancyFactory(office=office)
    match_step(today())
    assert listed(person) == [vacancy.pk]
    saves: list[Thread] = []
    changed_since = publishing._changed_since

    def meanwhile(*args):
        saves.append(Thread(target=stop_looking, args=[person.pk]))
        saves[0].start()
        saves[0].join(timeout=0.5)
        assert saves[0].is_alive()
        return changed_since(*args)

    monkeypatch.setattr(publishing, "_changed_since", meanwhile)
    match_step(today() + timedelta(days=1))
    saves[0].join(timeout=10)
    assert listed(person) == []


def stop_looking(pk: int) -> None:
    try:
        JobSeeker.objects.filter(pk=pk).update(status=JobSeeker.Status.INACTIVE)
        rematch_person(seeker_id=pk, at=timezone.now())
    finally:
        connection.close()

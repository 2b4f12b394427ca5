"""The desk: who is this person?"""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from jobseekers.models import JobSeeker
from tests.factories.jobseekers import AttentionFactory, JobSeekerFactory
from tests.factories.kernel import run_of

pytestmark = pytest.mark.django_db
URL = "/meson/"


def search(desk, sought):
    """The page after searching; the answer may be a file."""
    return desk.post(URL, {"sought": sought}, follow=True)


def names(page):
    return [card.name for card in page.context["cards"]]


@pytest.mark.parametrize("sought", ["12.531.909-2", "125319092", "12531909-2"])
def test_a_run_of_ours_opens_the_file(desk, maria, sought):
    assert search(desk, sought).redirect_chain[-1][0] == reverse("person_file", args=[maria.pk])


def test_a_run_never_stands_in_an_address(desk, foreign_person):
    page = search(desk, "15.000.005-k")
    assert all("15000005" not in url.replace(".", "") for url, _ in page.redirect_chain)


def test_a_run_of_another_office_is_shown_masked(desk, foreign_person):
    page = search(desk, "15.000.005-k")
    assert names(page) == ["J. Ñ. B."]
    assert "Juan" not in page.content.decode()
    assert "Atender aquí" in page.content.decode()


def test_a_passport_finds_its_person(desk, office):
    person = JobSeekerFactory(foreigner=True, other_document="AB123456", linked_to=office)
    page = search(desk, "ab 123456")
    assert page.redirect_chain[-1][0] == reverse("person_file", args=[person.pk])


def test_a_run_nobody_has_offers_to_register(desk, maria):
    page = search(desk, "11.111.111-1").content.decode()
    assert "Nadie tiene ese documento en la red" in page
    assert reverse("person_register") in page


def test_a_wrong_check_digit_is_said(desk):
    assert "dígito verificador" in search(desk, "12.531.909-3").content.decode()


@pytest.mark.parametrize(
    "sought", ["maria soto", "Soto Barria", "SOTO", "marya soto", "maria zoto"]
)
def test_a_name_is_found_with_accents_and_typos_forgiven(desk, maria, sought):
    assert names(search(desk, sought)) == ["María Soto Barría"]


@pytest.mark.parametrize(
    ("sought", "surname"),
    [
        ("oyarso", "Oyarzo"),
        ("manciya", "Mansilla"),
        ("billarroel", "Villarroel"),
        ("gonsales", "González"),
        ("vejar", "Béjar"),
        ("sotto", "Soto"),
    ],
)
def test_a_surname_is_found_as_it_sounds(desk, office, sought, surname):
    person = JobSeekerFactory(first_surname=surname, linked_to=office)
    assert [card.pk for card in search(desk, sought).context["cards"]] == [person.pk]


def test_a_name_of_another_office_is_not_found(desk, foreign_person):
    assert names(search(desk, "Juan Ñancupel")) == []


def test_the_best_name_comes_first(desk, office, maria):
    JobSeekerFactory(names="Marta", first_surname="Soto", linked_to=office)
    assert names(search(desk, "marta soto"))[0] == "Marta Soto Barría"


def test_the_box_keeps_what_was_sought_until_cleared(desk, maria):
    assert 'value="soto"' in search(desk, "soto").content.decode()
    desk.post(reverse("desk_clear"))
    assert 'value="soto"' not in desk.get(URL).content.decode()


def test_the_day_is_counted_on_the_desk(desk, office, maria):
    AttentionFactory(seeker=maria, office=office, at=timezone.now())
    assert desk.get(URL).context["today_count"] == 1


def test_finding_many_asks_little(desk, office, django_assert_max_num_queries):
    JobSeekerFactory.create_batch(20, linked_to=office)
    desk.post(URL, {"sought": "persona"})
    with django_assert_max_num_queries(15):
        assert len(desk.get(URL).context["cards"]) == 20


def typed(**changes):
    return {
        "request_id": str(uuid.uuid4()),
        "run": "11.111.111-1",
        "full_name": "Jorge Vera Oyarzo",
        "phone": "",
        "comuna": "Quellón",
        "birth_date": "1968-03-01",
    } | changes


def test_registering_at_the_desk_opens_the_file(desk):
    sent = desk.post(reverse("person_register"), typed())
    person = JobSeeker.objects.get()
    assert sent.url == reverse("person_file", args=[person.pk])
    assert person.display_name == "Jorge Vera Oyarzo"


def test_what_was_sought_is_not_typed_twice(desk):
    search(desk, "11.111.111-1")
    assert 'value="11.111.111-1"' in desk.get(reverse("person_register")).content.decode()


def test_a_run_already_registered_is_shown_masked_and_can_be_attended(desk, foreign_person):
    page = desk.post(reverse("person_register"), typed(run="15000005-K"))
    assert names(page) == ["J. Ñ. B."]
    attend = reverse("attention_record", args=[foreign_person.pk])
    assert desk.get(attend).status_code == 200


def test_the_same_name_and_birth_date_is_a_likely_duplicate(desk, office):
    desk.post(reverse("person_register"), typed())
    page = desk.post(reverse("person_register"), typed(run=str(run_of(9_876_543))))
    assert names(page) == ["Jorge Vera Oyarzo"]
    assert JobSeeker.objects.count() == 1


def test_staff_may_say_it_is_another_person(desk):
    desk.post(reverse("person_register"), typed())
    again = typed(run=str(run_of(9_876_543)), another_person="on")
    desk.post(reverse("person_register"), again)
    assert JobSeeker.objects.count() == 2


def test_someone_without_run_is_registered_with_a_passport(desk):
    answers = typed(document="passport", number="X1234567")
    del answers["run"]
    desk.post(reverse("person_register") + "?documento=otro", answers)
    assert JobSeeker.objects.get().other_document == "X1234567"


def test_the_card_in_the_reader_opens_the_file_and_its_serial_is_not_kept(desk, maria):
    card = "https://portal.sidiv.registrocivil.cl/docstatus?RUN=12531909-2&serial=987654321"
    page = search(desk, card)
    assert page.redirect_chain[-1][0] == reverse("person_file", args=[maria.pk])
    assert "987654321" not in str(dict(desk.session))


def test_the_card_of_somebody_new_fills_the_registration(desk):
    zone = "1234567897" + "8503150" + "3012017"
    search(desk, f"https://portal.sidiv.registrocivil.cl/docstatus?RUN=11111111-1&mrz={zone}")
    page = desk.get(reverse("person_register")).content.decode()
    assert "11.111.111-1" in page
    assert "1985-03-15" in page


def test_a_telephone_shows_everybody_of_ours_who_shares_it(desk, office):
    family = [JobSeekerFactory(phone="+56 9 8765 4321", linked_to=office) for _ in range(2)]
    JobSeekerFactory(phone="+56 9 8765 4321")
    page = search(desk, "9 8765 4321")
    assert {card.pk for card in page.context["cards"]} == {person.pk for person in family}


def test_a_telephone_of_nobody_is_still_read_as_a_run(desk):
    assert "dígito verificador" in search(desk, "12531909-3").content.decode()

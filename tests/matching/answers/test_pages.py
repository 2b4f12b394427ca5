"""The page of the link, the letter that carries it, and where staff see the answer."""

import pytest
from django.urls import reverse
from django.utils import timezone

from matching.models import ReferralAnswer
from matching.services.answers import answer_links_step
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.matching import ReferralAnswerFactory, ReferralFactory

pytestmark = pytest.mark.django_db
LIST = reverse("referral_list")


@pytest.fixture
def link(office):
    seeker = JobSeekerFactory(names="Rosalba", first_surname="Curinao", second_surname="Ñanco")
    return ReferralAnswerFactory(
        referral__office=office, referral__seeker=seeker, referral__answer_due=timezone.localdate()
    )


def page_of(link, code=None):
    return reverse("company_answer", args=[code or link.code])


def hire(client, link):
    day = timezone.localdate().isoformat()
    return client.post(page_of(link), {"state": "hired", "on": day})


def test_says_the_offer_the_folio_and_the_initials_and_nothing_else_of_the_person(client, link):
    page = client.get(page_of(link)).content.decode()
    seeker, referral = link.referral.seeker, link.referral
    assert all(text in page for text in (referral.vacancy.title, referral.folio, "R. C."))
    hidden = ("Rosalba", "Curinao", "Ñanco", str(seeker.run_number), seeker.phone or "Rosalba")
    assert not any(text in page for text in hidden)


def test_the_page_is_kept_by_nobody(client, link):
    headers = client.get(page_of(link)).headers
    assert "no-store" in headers["Cache-Control"]
    assert (headers["X-Robots-Tag"], headers["Referrer-Policy"]) == ("noindex", "same-origin")


def test_the_code_typed_from_paper_is_forgiven(client, link):
    typed = f"{link.code[:6]}-{link.code[6:]}".lower()
    assert client.get(page_of(link, typed)).status_code == 200


def test_who_guesses_codes_is_held_back(client, link, settings):
    settings.ACCOUNT_RATE_LIMITS = {"link": "2/h/ip"}
    codes = ["AAAAAAAAAAAA", "BBBBBBBBBBBB", link.code]
    answers = [
        client.get(page_of(link, code), REMOTE_ADDR="203.0.113.41").status_code for code in codes
    ]
    assert answers == [404, 404, 429]


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"state": "hired"}, "Escribe su primer día de trabajo."),
        ({"state": "interview"}, "Escribe el día de la entrevista."),
        ({"state": "interview", "on": "2062-11-24"}, "Ese día está muy lejos."),
        ({"state": "rejected"}, "Elige el motivo."),
        ({"state": "withdrew", "reason": "pay"}, "Elige qué pasó."),
    ],
)
def test_what_is_missing_is_asked(client, link, typed, error):
    assert error in client.post(page_of(link), typed).content.decode()
    assert not ReferralAnswer.objects.exclude(state="").exists()


def test_the_day_the_company_gave_waits_in_the_placement(desk, client, link):
    hire(client, link)
    form = desk.get(reverse("placement_new", args=[link.referral_id])).context["form"]
    assert form.initial["starts_on"] == timezone.localdate()


def test_a_second_visit_says_what_was_answered(client, link):
    hire(client, link)
    assert "Ya respondiste" in client.get(page_of(link)).content.decode()


def test_staff_see_it_in_the_list_until_it_is_taken_on(desk, client, link):
    ReferralFactory(office=link.referral.office)
    hire(client, link)
    assert "Respondió la empresa</" in desk.get(LIST, {"state": "answered"}).content.decode()
    taken = reverse("answer_taken", args=[link.referral_id])
    desk.post(taken)
    assert not desk.get(LIST, {"state": "answered"}).context["page"].object_list


def test_the_letter_carries_the_address_and_no_more_of_it(desk, link):
    letter = desk.get(reverse("referral_letter", args=[link.referral_id])).content.decode()
    assert page_of(link) in letter
    assert 'class="qr"' in letter


def test_an_old_referral_gets_its_link_by_night_once(desk, office):
    referral = ReferralFactory(office=office)
    made = [answer_links_step(timezone.localdate())["answer_links"] for _ in range(2)]
    letter = desk.get(reverse("referral_letter", args=[referral.pk])).content.decode()
    assert made == [1, 0]
    assert referral.answer.code in letter

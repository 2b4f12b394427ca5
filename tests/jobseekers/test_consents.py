"""Consent: with the words that were read, taken back as easily as given."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from jobseekers import reference
from jobseekers.models import Consent, ConsentText
from jobseekers.services.consents import current_text, give_consent, withdraw_consent
from tests.factories.jobseekers import ConsentTextFactory
from tests.factories.when import AT, ON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("consent_text")]
PURPOSE = ConsentText.Purpose.SHOW_TO_EMPLOYERS
URL = "/mis-consentimientos/"


def give(person, text=None, at=AT):
    return give_consent(
        seeker=person,
        text=text or current_text(PURPOSE, ON),
        channel=Consent.Channel.ONLINE,
        by=person.user,
        at=at,
    )


def test_giving_keeps_the_version_the_channel_and_who(maria):
    consent = give(maria)
    assert (consent.text.version, consent.channel, consent.recorded_by) == (1, "online", maria.user)


def test_giving_twice_is_giving_once(maria):
    assert give(maria) == give(maria)


def test_withdrawing_keeps_that_it_was_given(maria):
    give(maria)
    later = AT + timedelta(days=1)
    withdraw_consent(seeker=maria, purpose=PURPOSE, by=maria.user, at=later)
    consent = Consent.objects.get()
    assert (consent.given_at, consent.withdrawn_at) == (AT, later)


def test_withdrawing_ends_every_version(maria):
    give(maria)
    give(maria, ConsentTextFactory(version=2, valid_from=date(2026, 6, 1)))
    assert withdraw_consent(seeker=maria, purpose=PURPOSE, by=maria.user, at=AT) == 2
    assert not Consent.objects.in_force(PURPOSE).exists()


def test_it_can_be_given_again(maria):
    give(maria)
    withdraw_consent(seeker=maria, purpose=PURPOSE, by=maria.user, at=AT)
    give(maria)
    assert Consent.objects.in_force(PURPOSE).count() == 1


def test_a_new_wording_holds_from_its_day():
    ConsentTextFactory(version=2, valid_from=ON + timedelta(days=1))
    assert current_text(PURPOSE, ON).version == 1
    assert current_text(PURPOSE, ON + timedelta(days=1)).version == 2


def test_loading_again_changes_nothing():
    before = list(ConsentText.objects.values_list())
    reference.load()
    assert list(ConsentText.objects.values_list()) == before


def test_the_text_speaks_in_short_sentences():
    sentences = [s for s in reference.SHOW_TO_EMPLOYERS_1.replace("\n", " ").split(".") if s]
    assert max(len(sentence.split()) for sentence in sentences) <= 20


def test_one_button_gives_and_one_takes_back(own, maria):
    own.post(URL, {"answer": "give"})
    assert Consent.objects.in_force(PURPOSE).filter(channel="online").exists()
    own.post(URL, {"answer": "withdraw"})
    assert not Consent.objects.in_force(PURPOSE).exists()


def test_the_page_shows_the_words_and_their_version(own):
    page = own.get(URL).content.decode()
    assert "No verá mi RUN" in page
    assert "Texto versión 1" in page


def test_the_desk_records_it_with_its_channel_and_officer(desk, officer, maria):
    desk.post(reverse("person_consent", args=[maria.pk]), {"answer": "give"})
    consent = Consent.objects.get()
    assert (consent.channel, consent.recorded_by) == ("desk", officer)

"""What was written of an attention is put right, or taken away, and the audit keeps both."""

import uuid

import pytest
from django.urls import reverse

from jobseekers.models import Attention, OfficeLink, Visit
from jobseekers.services.attention_corrections import correct_attention, remove_attention
from jobseekers.services.attentions import record_attention
from matching.services.referrals import refer
from omil_portal.access.actor import actor_for
from omil_portal.refusals import Refused
from tests.factories.agenda import VisitFactory
from tests.factories.employers import VacancyFactory
from tests.factories.jobseekers import AttentionFactory, JobSeekerFactory
from tests.factories.other_services import FcsCertificationFactory
from tests.factories.when import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def attention(office, officer):
    """Written in the file of somebody whom the office did not know before."""
    return record_attention(
        seeker=JobSeekerFactory(with_profile=True),
        office=office,
        by=officer,
        kind=Attention.Kind.OFFERS,
        note="Vimos ofertas.",
        at=AT,
        request_id=uuid.uuid4(),
    )


def test_each_version_is_kept(attention):
    correct_attention(attention=attention, values={"note": "Vimos tres.", "kind": "PP21"})
    correct_attention(attention=attention, values={"note": "Vimos tres.", "kind": "PP21"})
    attention.refresh_from_db()
    assert (attention.note, attention.kind) == ("Vimos tres.", "PP21")
    versions = attention.versions.order_by("pgh_id").values_list("note", flat=True)
    assert list(versions) == ["Vimos ofertas.", "Vimos tres."]


def test_what_was_written_in_the_wrong_file_is_taken_away_and_the_file_shut(attention, officer):
    visit = VisitFactory(seeker=attention.seeker, office=attention.office, attention=attention)
    seeker = attention.seeker
    remove_attention(attention=attention, reason="Era de otra persona")
    remove_attention(attention=attention, reason="Era de otra persona")
    assert not Attention.objects.exists()
    assert Visit.objects.get(pk=visit.pk).attention is None
    assert not seeker.is_visible_to(actor_for(officer))
    last = Attention.versions.rel.related_model.objects.order_by("pgh_id").last()
    assert (last.note, last.pgh_label) == ("Vimos ofertas.", "delete")
    assert last.pgh_context.metadata["reason"] == "Era de otra persona"


def test_an_office_that_knew_the_person_otherwise_goes_on_knowing_them(attention):
    AttentionFactory(seeker=attention.seeker, office=attention.office)
    remove_attention(attention=attention, reason="Repetida")
    assert OfficeLink.objects.filter(seeker=attention.seeker).exists()


def made_by_a_referral(attention):
    refer(
        seeker=attention.seeker,
        vacancy=VacancyFactory(),
        office=attention.office,
        by=attention.officer,
        at=AT,
    )
    return Attention.objects.get(kind=Attention.Kind.REFERRAL)


def made_by_a_certification(attention):
    return FcsCertificationFactory().attention


@pytest.mark.parametrize("made", [made_by_a_referral, made_by_a_certification])
def test_what_another_record_made_is_only_put_right_in_words(attention, made):
    theirs = made(attention)
    correct_attention(attention=theirs, values={"note": "Con la carta.", "kind": theirs.kind})
    with pytest.raises(Refused, match="viene de otro registro"):
        correct_attention(attention=theirs, values={"kind": Attention.Kind.TRAINING})
    with pytest.raises(Refused, match="viene de otro registro"):
        remove_attention(attention=theirs, reason="No fue")
    theirs.refresh_from_db()
    assert theirs.note == "Con la carta."


def test_the_desk_corrects_from_the_file(desk, attention):
    page = reverse("attention_correct", args=[attention.pk])
    file = desk.get(reverse("person_file", args=[attention.seeker_id])).content.decode()
    assert page in file
    sent = {"kind": "PP32", "channel": "phone", "note": "La llamé.", "private_note": ""}
    desk.post(page, sent | {"agreed": "", "next_step": "Traer certificado"})
    attention.refresh_from_db()
    assert (attention.channel, attention.next_step) == ("phone", "Traer certificado")
    assert "Último cambio" in desk.get(page).content.decode()


def test_without_a_reason_nothing_is_taken_away(desk, attention):
    page = desk.post(reverse("attention_remove", args=[attention.pk]), {"reason": " "})
    assert "Completa" in page.content.decode()
    desk.post(reverse("attention_remove", args=[attention.pk]), {"reason": "Era de su hermana"})
    assert not Attention.objects.exists()

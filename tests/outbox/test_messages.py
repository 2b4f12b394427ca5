"""A message is told once, and leaves until it has left."""

import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from omil_portal.outbox.models import Message
from omil_portal.outbox.services import (
    MAX_ATTEMPTS,
    due,
    outbox_step,
    send_waiting,
    write_message,
)
from tests.factories.kernel import UserFactory
from tests.factories.when import AT, ON

pytestmark = pytest.mark.django_db


@pytest.fixture
def rosa():
    return UserFactory(full_name="Rosa Ñancupel", email="rosa@correo.example")


def write(user=None, *, key="referral/7", subject="Te derivamos a una oferta", **more):
    write_message(key=key, user=user, subject=subject, body="Mira tu página.", at=AT, **more)


def test_who_has_an_email_gets_it_there_and_in_the_portal(rosa):
    write(rosa)
    assert set(Message.objects.values_list("channel", flat=True)) == {"portal", "email"}


def test_who_has_no_email_gets_it_in_the_portal():
    write(UserFactory())
    assert Message.objects.get().channel == Message.Channel.PORTAL


def test_an_address_without_an_account_gets_an_email_alone():
    write(address="personal@empresa.example")
    message = Message.objects.get()
    assert (message.channel, message.address) == ("email", "personal@empresa.example")


def test_without_an_account_or_an_address_there_is_nobody_to_tell():
    write()
    assert not Message.objects.exists()


def test_writing_the_same_again_changes_nothing(rosa):
    write(rosa)
    write(rosa, subject="Otra cosa")
    assert Message.objects.filter(subject="Te derivamos a una oferta").count() == 2


def test_a_message_of_a_fact_that_did_not_happen_is_not_told(rosa):
    with transaction.atomic():
        write(rosa)
        transaction.set_rollback(True)
    assert not Message.objects.exists()


def test_an_email_leaves_with_what_it_says(rosa):
    write(rosa)
    assert outbox_step(ON) == {"sent": 1, "failed": 0}
    (left,) = mail.outbox
    assert (left.to, left.subject) == (["rosa@correo.example"], "Te derivamos a una oferta")


def test_an_email_opens_a_page_by_its_whole_address(rosa, settings):
    settings.SITE_URL = "https://omil.example"
    body = "La respuesta: /respuestas/7/\n\n/cursos/3/Pase_9:xY/ y/o llámanos."
    write_message(key="x/1", user=rosa, subject="Listo", body=body, at=AT)
    outbox_step(ON)
    whole = "https://omil.example/cursos/3/Pase_9:xY/ y/o llámanos."
    assert mail.outbox[0].body == f"La respuesta: https://omil.example/respuestas/7/\n\n{whole}"
    assert Message.objects.get(channel="portal").body == body


def test_what_left_does_not_leave_again(rosa):
    write(rosa)
    outbox_step(ON)
    assert outbox_step(ON) == {"sent": 0, "failed": 0}
    assert len(mail.outbox) == 1


def test_every_copy_of_a_message_has_the_same_identity(rosa):
    write(rosa)
    outbox_step(ON)
    Message.objects.filter(channel="email").update(sent_at=None)
    send_waiting(AT + timedelta(days=30))
    first, again = (left.extra_headers["Message-ID"] for left in mail.outbox)
    assert first == again


class Deaf(EmailBackend):
    """A mail server that is not there."""

    def send_messages(self, messages):
        raise ConnectionRefusedError("nadie contesta")


@pytest.fixture
def deaf(settings):
    settings.EMAIL_BACKEND = f"{__name__}.Deaf"


@pytest.mark.usefixtures("deaf")
def test_without_a_mail_server_the_message_waits(rosa):
    write(rosa)
    assert outbox_step(ON) == {"sent": 0, "failed": 1}
    waiting = Message.objects.get(channel="email")
    assert (waiting.sent_at, waiting.attempts) == (None, 1)
    assert "nadie contesta" in waiting.last_error


def test_what_failed_leaves_when_its_turn_comes(rosa):
    write(rosa)
    failed(1)
    assert send_waiting(AT + timedelta(minutes=5))["sent"] == 1


@pytest.mark.parametrize(
    ("attempts", "minutes"), [(1, 5), (2, 15), (3, 35), (9, 2555)], ids=["1", "2", "3", "9"]
)
def test_each_wait_doubles_the_one_before(rosa, attempts, minutes):
    write(rosa)
    failed(attempts)
    turn = AT + timedelta(minutes=minutes)
    assert not due(turn - timedelta(seconds=1)).exists()
    assert due(turn).exists()


def test_after_ten_attempts_it_stops(rosa):
    write(rosa)
    failed(MAX_ATTEMPTS)
    assert send_waiting(AT + timedelta(days=365)) == {"sent": 0, "failed": 0}


def test_a_new_message_leaves_at_once_whatever_the_clock_says(rosa):
    write(rosa)
    assert due(AT - timedelta(days=1)).exists()


def failed(times: int) -> None:
    Message.objects.filter(channel="email").update(attempts=times)


@pytest.mark.parametrize(
    "wrong",
    [{"subject": "Dos\nlíneas"}, {"address": "sin arroba\n"}, {"address": "ñ" * 70 + "@x.cl"}],
    ids=["subject of two lines", "address of two lines", "address too long"],
)
def test_a_message_that_cannot_leave_does_not_stop_the_others(rosa, wrong):
    write(rosa, key="wrong", **wrong)
    write(UserFactory(email="iris@correo.example"), key="right")
    outbox_step(ON)
    assert "iris@correo.example" in {left.to[0] for left in mail.outbox}


def test_the_oldest_leaves_first(rosa):
    write(rosa, key="second", subject="Segundo")
    write_message(key="first", user=rosa, subject="Primero", body="", at=AT - timedelta(hours=1))
    outbox_step(ON)
    assert [left.subject for left in mail.outbox] == ["Primero", "Segundo"]


@pytest.mark.django_db(transaction=True)
def test_two_sweepers_at_once_send_each_message_once():
    for n in range(12):
        write(UserFactory(email=f"persona{n}@correo.example"), key=f"news/{n}")
    barrier, counts = threading.Barrier(2), []

    def sweep():
        try:
            barrier.wait()
            counts.append(outbox_step(ON)["sent"])
        finally:
            connection.close()

    sweepers = [threading.Thread(target=sweep) for _ in range(2)]
    for sweeper in sweepers:
        sweeper.start()
    for sweeper in sweepers:
        sweeper.join()
    assert sum(counts) == 12
    assert sorted(left.to[0] for left in mail.outbox) == sorted(
        {f"persona{n}@correo.example" for n in range(12)}
    )


def test_my_messages_are_mine_and_newest_first(client, rosa):
    write(rosa, key="old", subject="El primero")
    write_message(
        key="new", user=rosa, subject="El segundo", body="Hola.", at=AT + timedelta(days=1)
    )
    write(UserFactory(), key="other", subject="De otra persona")
    client.force_login(rosa)
    page = client.get(reverse("my_messages")).content.decode()
    assert page.index("El segundo") < page.index("El primero")
    assert "De otra persona" not in page


def test_a_message_is_shown_once_although_it_also_left_by_email(client, rosa):
    write(rosa)
    client.force_login(rosa)
    assert client.get(reverse("my_messages")).context["page"].paginator.count == 1


def test_what_a_message_says_cannot_act_on_the_page(client, rosa):
    write_message(
        key="x", user=rosa, subject="<b>Hola</b>", body="<script>alert(1)</script>", at=AT
    )
    client.force_login(rosa)
    page = client.get(reverse("my_messages")).content.decode()
    assert "<script>alert" not in page
    assert "<b>Hola</b>" not in page


def test_the_address_of_a_page_in_a_message_opens_it(client, rosa):
    body = "Mira por qué: /mis-vacantes/7/ <b>y/o/</b> https://otro.example/a/"
    write_message(key="offer/7", user=rosa, subject="Una oferta", body=body, at=AT)
    client.force_login(rosa)
    page = client.get(reverse("my_messages")).content.decode()
    assert '<a href="/mis-vacantes/7/">Abrir la página</a>' in page
    assert page.count("Abrir la página") == 1


def test_without_messages_it_is_said(client):
    client.force_login(UserFactory())
    assert "No tienes mensajes" in client.get(reverse("my_messages")).content.decode()


def test_the_night_sends_what_is_waiting_now(rosa):
    write(rosa)
    outbox_step(ON)
    sent_at = Message.objects.get(channel="email").sent_at
    assert timezone.now() - sent_at < timedelta(minutes=1)

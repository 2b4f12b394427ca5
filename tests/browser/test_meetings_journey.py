"""From the invitation to the commitments, without leaving the portal; then what an office sees."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sence_programs.models import NetworkMeeting
from tests.browser.walk import DESK, PHONE, Walk
from tests.factories.sence_programs import AgreementFactory, GoalFactory
from tests.sence_programs.meetings.network import Network

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def network(transactional_db) -> Network:
    network = Network()
    GoalFactory(agreement=AgreementFactory(office=network.office, year=timezone.localdate().year))
    return network


@pytest.fixture
def walk(page, live_server) -> Walk:
    return Walk(page, live_server.url)


def prepare(walk: Walk) -> None:
    """A draft for today, with its agenda."""
    walk.go("/encuentros/")
    walk.follow("Preparar un encuentro")
    walk.press("Guardar y armar la tabla")
    assert walk.says("Hay un problema")
    today = timezone.localdate()
    walk.type(title="Encuentro de Purranque", place="Salón municipal", day=today.isoformat())
    walk.type(starts="10:00", ends="13:00")
    walk.choose(province="Provincia 101")
    walk.press("Guardar y armar la tabla")
    assert walk.says("Agrega al menos un punto a la tabla.")
    walk.follow("Agregar un punto")
    walk.type(title="Metas del semestre", duration="45", presenter="Unidad de Empresa y Empleo")
    walk.press("Guardar el punto")


def test_from_the_invitation_to_the_commitments(walk, network):
    walk.sit(network.analyst, DESK)
    prepare(walk)
    walk.follow("Cambiar las invitadas")
    walk.press("Invitar solo a las del territorio")
    walk.go("/encuentros/")
    walk.follow("Encuentro de Purranque")
    walk.press("Convocar")
    assert walk.says("Las invitaciones ya salieron.")
    meeting = NetworkMeeting.objects.get()

    walk.sit(network.manager.user, PHONE)
    walk.go("/mis-mensajes/")
    walk.follow("Abrir la página")
    walk.follow("Responder quién viene")
    walk.tick("Sí viene", f"{network.desk.user.full_name}, Ejecutivo/a de atención")
    walk.press("Enviar la respuesta")
    assert walk.says("Gracias. Guardamos la respuesta.")

    walk.sit(network.analyst, DESK)
    walk.go(f"/encuentros/{meeting.pk}/")
    assert walk.row(network.office.name).get_by_text("Sí viene").is_visible()
    walk.press("Comenzar el encuentro")
    assert walk.says("Cifras mostradas")
    walk.follow("Código para la puerta")

    walk.sit(network.desk.user, PHONE)
    walk.go(f"/encuentros/llegada/{meeting.door_token}/")
    walk.press("Estoy aquí")
    assert walk.says("Listo, estás presente.")

    walk.sit(network.analyst, DESK)
    walk.go(f"/encuentros/{meeting.pk}/asistencia/")
    assert walk.row(network.desk.user.full_name).is_visible()
    walk.tick(f"{network.manager.user.full_name} · {network.office.name}")
    walk.press("Marcar como presentes")
    walk.type(name="Rosa Ojeda")
    walk.choose(office=network.office.name)
    walk.press("Agregar")
    assert walk.row("Rosa Ojeda").is_visible()

    walk.go(f"/encuentros/{meeting.pk}/")
    walk.follow("Escribir el acta")
    walk.press("Guardar y seguir")
    walk.type(record="Cada oficina mostró su avance.")
    walk.press("Guardar y anotar un compromiso")
    walk.type(text="Subir los documentos que faltan")
    walk.press("Anotar")
    assert walk.says("Hay un problema")
    walk.choose(office=network.office.name)
    walk.press("Anotar")
    walk.follow("Ver el acta completa")
    walk.press("Cerrar el acta")
    assert walk.says("Cerraste el encuentro. Las oficinas ya tienen el acta.")

    walk.sit(network.manager.user, PHONE)
    walk.go("/metas/")
    walk.follow("Subir los documentos que faltan")
    walk.press("Cerrar el compromiso")
    assert walk.says("Cumplido")
    walk.go(f"/encuentros/{meeting.pk}/")
    walk.follow("Ver el acta")
    assert walk.says("Cada oficina mostró su avance.")


def test_a_meeting_called_off_says_why(walk, network):
    later = timezone.now() + timedelta(days=9)
    meeting = network.a_meeting(starts_at=later)
    walk.sit(network.analyst, PHONE)
    walk.go(f"/encuentros/{meeting.pk}/")
    walk.follow("Suspender")
    walk.type(reason="Cerraron la ruta por temporal.")
    walk.press("Suspender el encuentro")
    walk.sit(network.desk.user, PHONE)
    walk.go(f"/encuentros/{meeting.pk}/")
    assert walk.says("Cerraron la ruta por temporal.")

"""An office opens a workshop, a person signs up, and who came gets a certificate."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from omil_portal.access.roles import Role
from sence_programs.models import Certificate, Course, CourseSession
from tests.browser.walk import PHONE, Walk
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import OfficeFactory, StaffMembershipFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_from_a_draft_to_a_certificate(page, live_server):
    office = OfficeFactory()
    counsellor = StaffMembershipFactory(role=Role.COUNSELLOR, office=office).user
    maria = JobSeekerFactory(with_account=True, with_profile=True)
    jorge = JobSeekerFactory(linked_to=office, with_profile=True)
    walk = Walk(page, live_server.url)

    walk.sit(counsellor)
    walk.go("/talleres/")
    walk.follow("Nuevo curso o taller")
    walk.tick("Taller de apresto")
    walk.type(
        title="Taller de entrevista",
        description="Practicamos cómo presentarse.",
        place="Biblioteca municipal",
        seats="1",
    )
    walk.press("Guardar y agregar sesiones")
    day = timezone.localdate() + timedelta(days=3)
    walk.type(day=day.isoformat(), begins="10:00", ends="09:00")
    walk.press("Agregar la sesión")
    assert walk.says("va después de la de inicio")
    walk.type(ends="13:00")
    walk.press("Agregar la sesión")
    walk.press("Abrir la inscripción")

    walk.sit(None, PHONE)
    walk.go("/cursos/")
    walk.follow("Taller de entrevista")
    assert walk.says("Cómo inscribirte")
    walk.sit(maria.user, PHONE)
    walk.go(f"/cursos/{Course.objects.get().pk}/")
    walk.press("Inscribirme")
    assert walk.says("Tienes un cupo")

    walk.sit(counsellor)
    walk.go(f"/talleres/{Course.objects.get().pk}/")
    walk.type(document=str(jorge.run))
    walk.press("Inscribir")
    assert walk.says("quedó en la lista de espera")
    _yesterday(CourseSession.objects.get())
    walk.go(f"/talleres/{Course.objects.get().pk}/")
    walk.follow(re.compile("^Asistencia"))
    walk.tick(maria.display_name)
    walk.press("Guardar la asistencia")
    assert walk.says("1 presentes")
    walk.press("Cerrar y emitir certificados")

    walk.sit(maria.user, PHONE)
    walk.go("/mis-cursos/")
    paper = Certificate.objects.get()
    walk.go(f"/certificados/{paper.pk}/")
    assert walk.says("asistió a 1 de 1 sesiones")
    walk.sit(None, PHONE)
    walk.go(f"/certificados/revisar/{paper.code}/")
    assert walk.says("Este certificado es auténtico")


def _yesterday(session: CourseSession) -> None:
    """As if the days had gone by."""
    session.starts_at -= timedelta(days=4)
    session.ends_at -= timedelta(days=4)
    session.save()

"""Courses and workshops of the offices: some over, with certificates, and some to come."""

import uuid
from datetime import datetime, timedelta
from random import Random

from jobseekers.models import JobSeeker
from omil_portal.accounts.models import User
from omil_portal.occupations.models import Skill
from omil_portal.offices.models import Office
from sence_programs.models import Course, Enrolment
from sence_programs.services.courses.attendance import record_attendance
from sence_programs.services.courses.enrolment import enrol
from sence_programs.services.courses.planning import close_course

NAMESPACE = uuid.UUID("0b6f7a52-7a2c-4a43-9a1c-5f3b0a2f9d11")
# kind, title, what it is about, provider, weeks from now to the first session, sessions, seats
COURSES = (
    (
        Course.Kind.WORKSHOP,
        "Taller de currículum y entrevista",
        "Escribimos tu currículum y ensayamos una entrevista. Trae tu cédula y tus certificados.",
        "",
        -10,
        2,
        12,
    ),
    (
        Course.Kind.TRAINING,
        "Manipulación de alimentos",
        "Para trabajar en cocinas, casinos y plantas. Sales con el certificado que piden.",
        "Liceo de la comuna",
        -5,
        4,
        10,
    ),
    (
        Course.Kind.WORKSHOP,
        "Buscar trabajo con el teléfono",
        "Cómo inscribirte, mirar ofertas y responder mensajes. Trae tu teléfono cargado.",
        "",
        2,
        1,
        8,
    ),
    (
        Course.Kind.TRAINING,
        "Grúa horquilla, con licencia clase D",
        "Clases teóricas y prácticas. El examen se rinde en la Dirección de Tránsito.",
        "Escuela de operadores",
        3,
        6,
        6,
    ),
)
GIVES = {"Grúa horquilla, con licencia clase D": ["D"]}
ALLOWS = {"Manipulación de alimentos": ["food"]}


def create_courses(
    people: list[JobSeeker], offices: list[Office], officers: dict[int, User], at: datetime
) -> int:
    """Two offices in three hold them; those that are over gave their certificates."""
    random, made = Random(20226), 0
    for office in offices:
        local = [p for p in people if p.comuna_id == office.comuna_id]
        if office.pk % 3 and local:
            for row in COURSES:
                _course(row, office, officers[office.pk], local, random, at)
                made += 1
    return made


def _course(row, office: Office, by: User, local, random: Random, at: datetime) -> None:
    kind, title, description, provider, weeks, sessions, seats = row
    course = Course.objects.create(
        office=office,
        kind=kind,
        title=title,
        description=description,
        provider=provider,
        place=f"{office.name}, sala de reuniones",
        seats=seats,
        licences=GIVES.get(title, []),
        permits=ALLOWS.get(title, []),
        status=Course.Status.OPEN,
        created_by=by,
        created_at=at - timedelta(weeks=14),
        request_id=uuid.uuid5(NAMESPACE, f"{office.slug}/{title}"),
    )
    course.skills.set(_skills(title))
    begins = (at + timedelta(weeks=weeks)).replace(hour=10, minute=0, second=0, microsecond=0)
    begins -= timedelta(days=begins.weekday() - 1)
    days = [
        course.sessions.create(
            starts_at=begins + timedelta(days=7 * n),
            ends_at=begins + timedelta(days=7 * n, hours=3),
        )
        for n in range(sessions)
    ]
    number = min(random.randint(seats - 4, seats + 3), len(local))
    for turn, person in enumerate(random.sample(local, number)):
        early = days[0].starts_at - timedelta(weeks=3) + timedelta(hours=turn)
        enrol(course=course, seeker=person, by=by, at=early)
    if weeks < 0:
        _hold(course, days, by, random)


def _hold(course: Course, days, by: User, random: Random) -> None:
    """The sessions were held, most people came, and it was closed."""
    seated = course.enrolments.filter(status=Enrolment.Status.ENROLLED)
    for session in days:
        came = [pk for pk in seated.values_list("pk", flat=True) if random.random() < 0.88]
        record_attendance(session=session, present=came, by=by, at=session.ends_at)
    close_course(course=course, by=by, at=days[-1].ends_at + timedelta(hours=1))


def _skills(title: str):
    words = {"Buscar trabajo con el teléfono": ["Word y correo electrónico"]}
    return Skill.objects.filter(name__in=words.get(title, []))

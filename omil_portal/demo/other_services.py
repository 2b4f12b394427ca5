"""People sent to other services of their comuna, and those who draw the unemployment fund."""

import uuid
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from jobseekers.fcs.calendar import month_after, month_of
from jobseekers.models import (
    Attention,
    ExternalReferral,
    FcsBenefit,
    FcsCertification,
    JobSeeker,
)
from jobseekers.services.external_referrals import working_days_after
from omil_portal.accounts.models import User
from omil_portal.offices.models import Office

NAMESPACE = uuid.UUID("8f0b5a1e-2a76-4f0e-9d0c-3b1f6c7d2a44")
EACH = 6
"""People of each kind for each office."""
_Kind, _Reason = ExternalReferral.Kind, ExternalReferral.Reason
# kind, place ({} is the comuna), why, what is asked
SENT = (
    (
        _Kind.SOCIAL,
        "DIDECO de {}",
        "Sin ingresos este mes",
        "Evaluar ayuda para el pasaje a entrevistas",
    ),
    (
        _Kind.STUDIES,
        "Escuela de adultos de {}",
        "Le falta cuarto medio",
        "Matrícula para terminar la enseñanza media",
    ),
    (
        _Kind.CARE,
        "Jardín infantil municipal de {}",
        "Cuida a su hija por las mañanas",
        "Cupo en jornada completa",
    ),
    (
        _Kind.FOSIS,
        "FOSIS Los Lagos",
        "Quiere vender pan amasado por su cuenta",
        "Información del próximo llamado de emprendimiento",
    ),
    (
        _Kind.MIGRATION,
        "Servicio Nacional de Migraciones",
        "Su permiso de trabajo está en trámite",
        "Certificado de que la residencia está en trámite",
    ),
    (
        _Kind.LEGAL,
        "Corporación de Asistencia Judicial",
        "No le pagaron el finiquito",
        "Orientación para reclamar el finiquito",
    ),
)
# days since it was sent, then the answer: none while it waits
TIMES = (
    (3, ""),
    (24, ""),
    (30, "attended"),
    (45, "not_attended"),
    (60, "refused"),
    (80, "expired"),
)
WHY = {"not_attended": _Reason.DID_NOT_GO, "refused": _Reason.NO_ROOM}
SEARCHES = (("bne",), ("bne", "visits"), ("referral", "application"), ("course", "bne"))
SHOWN = (
    "Salmonera y conservera de la zona",
    "Dos supermercados y una panadería",
    "Entrevista en una planta de mitílidos",
    "",
)


def create_other_services(
    people: list[JobSeeker], offices: list[Office], officers: dict[int, User], at: datetime
) -> int:
    """Of each office some people wait for an answer, one of them too long, and some draw the fund:
    half of these have still to come this month."""
    random, made = Random(20232), 0
    working = set(
        JobSeeker.objects.exclude(status=JobSeeker.Status.ACTIVE).values_list("pk", flat=True)
    )
    for office in offices:
        local = [
            person
            for person in people
            if person.comuna_id == office.comuna_id and person.pk not in working
        ]
        random.shuffle(local)
        officer = officers[office.pk]
        for index, person in enumerate(local[:EACH]):
            _send(person, office, officer, index, at)
        for index, person in enumerate(local[EACH : 2 * EACH]):
            _draw(person, office, officer, index, random, at)
        made += len(local[: 2 * EACH])
    return made


def _send(person: JobSeeker, office: Office, officer: User, index: int, at: datetime) -> None:
    kind, place, reason, asked = SENT[index]
    days, answer = TIMES[index]
    sent_at = _morning(at.date() - timedelta(days=days))
    request_id = uuid.uuid5(NAMESPACE, f"sent/{office.pk}/{person.pk}")
    place = place.format(office.comuna.name)
    answered = answer in ExternalReferral.ANSWERS
    ExternalReferral.objects.create(
        seeker=person,
        office=office,
        sent_by=officer,
        sent_at=sent_at,
        kind=kind,
        place=place,
        reason=reason,
        asked=asked,
        answer_by=working_days_after(sent_at.date(), 10),
        state=answer or ExternalReferral.State.SENT,
        answer_reason=WHY.get(answer, ""),
        answered_at=sent_at + timedelta(days=9) if answered else None,
        answered_by=officer if answered else None,
        request_id=request_id,
        attention=_attention(
            person, office, officer, Attention.Kind.EXTERNAL_REFERRAL, place, sent_at, request_id
        ),
    )


def _draw(
    person: JobSeeker, office: Office, officer: User, index: int, random: Random, at: datetime
) -> None:
    """Paid since one to three months ago; the odd ones came this month already."""
    this = month_of(at.date())
    first = month_after(this, -(1 + index % 3))
    benefit = FcsBenefit.objects.create(
        seeker=person,
        office=office,
        first_month=first,
        last_month=month_after(first, 4),
        opened_by=officer,
        opened_at=_morning(first),
        request_id=uuid.uuid5(NAMESPACE, f"fund/{office.pk}/{person.pk}"),
    )
    month = first
    while month < this or (month == this and index % 2):
        _certify(benefit, month, officer, random, min(_morning(month.replace(day=9)), at))
        month = month_after(month, 1)


def _certify(benefit: FcsBenefit, month: date, officer: User, random: Random, at: datetime) -> None:
    request_id = uuid.uuid5(NAMESPACE, f"month/{benefit.pk}/{month}")
    kind = Attention.Kind.FCS_CERTIFICATION
    FcsCertification.objects.create(
        benefit=benefit,
        month=month,
        office=benefit.office,
        state=FcsCertification.State.CERTIFIED,
        appeared_on=at.date(),
        searches=list(random.choice(SEARCHES)),
        note=random.choice(SHOWN),
        certified_by=officer,
        certified_at=at,
        request_id=request_id,
        attention=_attention(
            benefit.seeker, benefit.office, officer, kind, "Certificado", at, request_id
        ),
    )


def _morning(on: date) -> datetime:
    return timezone.make_aware(datetime.combine(on, time(10, 15)))


def _attention(
    person: JobSeeker,
    office: Office,
    officer: User,
    kind: str,
    note: str,
    at: datetime,
    request_id: uuid.UUID,
) -> Attention:
    return Attention.objects.create(
        seeker=person,
        office=office,
        officer=officer,
        kind=kind,
        note=note,
        at=at,
        request_id=request_id,
    )

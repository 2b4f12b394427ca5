"""Meetings of the network: three that were held and closed, and one called for next week."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from omil_portal.accounts.models import User
from omil_portal.demo.staff import REGION
from omil_portal.offices.models import Office, Province, Region, StaffMembership
from sence_programs.models import AgendaItem, Commitment, MeetingInvitation, NetworkMeeting
from sence_programs.services.meetings.agenda import save_item, write_record
from sence_programs.services.meetings.attendance import add_walk_in, mark_present
from sence_programs.services.meetings.calling import answer_invitation, call_meeting
from sence_programs.services.meetings.commitments import add_commitment, close_commitment
from sence_programs.services.meetings.holding import close_meeting, hold_meeting
from sence_programs.services.meetings.preparing import Terms, prepare_meeting


@dataclass(frozen=True)
class Plan:
    """`days`: until it is held, from today; negative for one that was. `province`: its CUT."""

    title: str
    place: str
    province: str
    days: int


PAST = (
    Plan("Encuentro de Puerto Varas", "Centro Cultural, San José 560", "101", -96),
    Plan("Encuentro de Purranque", "Salón municipal, Pedro Montt 249", "103", -60),
    Plan("Encuentro de Chonchi", "Biblioteca pública, Centenario 210", "102", -25),
)
SILENT = ("OMIL Puerto Montt", "OMIL Puerto Varas")
"""Those that have not answered the next invitation: somebody may answer it while looking."""
NEXT = Plan("Encuentro de Llanquihue: cierre del año", "SENCE, Benavente 485", "101", 8)
POINTS = (
    ("Metas del segundo semestre", 45, "Unidad de Empresa y Empleo"),
    ("Beneficios: qué responder", 40, "Unidad de Atención Ciudadana"),
    ("Ferias y capacitaciones", 30, "Unidad de Empresa y Empleo"),
)
RECORDS = (
    "Cada oficina mostró cómo va en sus metas. Las más atrasadas explicaron sus causas. "
    "Se acordó revisar las colocaciones sin documento antes de fin de mes.",
    "Se repasaron las respuestas que más pide la comunidad. Hubo dudas sobre los plazos de cada "
    "subsidio. Las respuestas tipo se actualizan en el portal.",
    "Se definieron las ferias de la provincia y los cursos con más inscritos. "
    "Las oficinas chicas compartirán movilización.",
)
PROMISES = (
    (0, "Subir los documentos de las colocaciones por validar", 20),
    (1, "Publicar en la municipalidad el afiche de beneficios", 30),
    (2, "Proponer fecha y lugar para la feria de la provincia", 150),
)


def create_meetings(analyst: User, at: datetime) -> int:
    """Prepares, calls, holds and closes with the portal's own services. Returns how many."""
    region = Region.objects.get(pk=REGION)
    for plan in PAST:
        meeting = _called(plan, region, analyst, at)
        _held(meeting, analyst)
    meeting = _called(NEXT, region, analyst, at)
    _answered(meeting, at, silent=SILENT)
    return len(PAST) + 1


def _called(plan: Plan, region: Region, analyst: User, at: datetime) -> NetworkMeeting:
    starts = _working_day(at + timedelta(days=plan.days)).replace(
        hour=10, minute=0, second=0, microsecond=0
    )
    called = min(at, starts - timedelta(days=14))
    terms = Terms(
        title=plan.title,
        place=plan.place,
        starts_at=starts,
        ends_at=starts + timedelta(hours=3),
        province=Province.objects.get(pk=plan.province),
    )
    meeting = prepare_meeting(region=region, terms=terms, by=analyst, at=called)
    for title, duration, presenter in POINTS:
        item = AgendaItem(meeting=meeting, title=title, duration=duration, presenter=presenter)
        save_item(meeting=meeting, item=item, by=analyst)
    return call_meeting(meeting=meeting, by=analyst, at=called)


def _working_day(at: datetime) -> datetime:
    return at - timedelta(days=max(at.weekday() - 4, 0))


def _answered(
    meeting: NetworkMeeting, at: datetime, silent: tuple[str, ...] = ()
) -> list[MeetingInvitation]:
    """Every office answers but the `silent`; the first cannot come. Returns those who do."""
    invitations = meeting.invitations.select_related("meeting", "office").order_by("office__name")
    answering = [i for i in invitations if i.office.name not in silent]
    for invitation in answering:
        members = _staff(invitation.office)
        coming = invitation != answering[0]
        answer_invitation(
            invitation=invitation,
            answer="coming" if coming else "not_coming",
            people=[member.user for member in members],
            reason="" if coming else "Ese día hay fiesta costumbrista en la comuna.",
            by=members[0].user,
            at=at,
        )
    return answering[1:]


def _staff(office: Office) -> list[StaffMembership]:
    members = StaffMembership.objects.filter(office=office).select_related("user")
    return list(members.order_by("pk"))


def _held(meeting: NetworkMeeting, analyst: User) -> None:
    """The day itself, and what came after it."""
    starts, by = meeting.starts_at, analyst
    answering = _answered(meeting, starts - timedelta(days=3))
    hold_meeting(meeting=meeting, by=by, at=starts)
    coming = [invitation.office for invitation in answering]
    members = [member for office in coming for member in _staff(office)[:2]]
    mark_present(meeting=meeting, members=members, by=by, at=starts + timedelta(minutes=5))
    add_walk_in(meeting=meeting, office=coming[0], name="Rosa Ojeda Vera", by=by, at=starts)
    items = [item for item in meeting.items.all() if not item.follow_up]
    for item, record in zip(items, RECORDS, strict=True):
        write_record(item=item, record=record, by=by)
    for turn, office in enumerate(coming):
        point, text, days = PROMISES[turn % len(PROMISES)]
        commitment = Commitment(
            meeting=meeting,
            item=items[point],
            text=text,
            office=office,
            due_on=meeting.day + timedelta(days=days),
        )
        commitment = add_commitment(commitment=commitment, by=by, at=starts + timedelta(hours=2))
        if turn % 2:
            close_commitment(
                commitment=commitment,
                status=Commitment.Status.DONE,
                note="Listo.",
                by=by,
                at=starts + timedelta(days=12),
            )
    close_meeting(meeting=meeting, by=by, at=starts + timedelta(hours=3))

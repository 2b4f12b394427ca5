"""The minutes say the same on the page and in the PDF, and fit in eight sheets."""

import io

import pytest
from django.urls import reverse
from django.utils.html import escape
from pypdf import PdfReader

from sence_programs.meetings.invited import invited_to
from sence_programs.meetings.minutes import minutes_of
from sence_programs.meetings.minutes_pdf import minutes_pdf
from sence_programs.models import AgendaItem
from sence_programs.services.meetings.agenda import MOST_ITEMS
from sence_programs.services.meetings.commitments import MOST_COMMITMENTS
from tests.factories.meetings import (
    AgendaItemFactory,
    CommitmentFactory,
    MeetingAttendanceFactory,
    MeetingFigureFactory,
)
from tests.factories.sence_programs import AgreementFactory, GoalDefinitionFactory, GoalFactory
from tests.factories.when import AT

LETTER = (612, 792)
MOST_SHEETS = 8


def pdf(meeting) -> PdfReader:
    return PdfReader(io.BytesIO(minutes_pdf(minutes_of(meeting, AT))))


def text_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


@pytest.fixture
def full(network):
    """A closed meeting with something of everything."""
    absent = network.an_office()
    meeting = network.a_meeting(network.office, absent, items=0, closed=True)
    meeting.invitations.filter(office=absent).update(answer="not_coming", reason="Hay feria.")
    AgendaItemFactory(meeting=meeting, title="Metas", record="Se revisó el avance.\nY los plazos.")
    MeetingAttendanceFactory(meeting=meeting, office=network.office)
    MeetingFigureFactory(
        meeting=meeting, office=network.office, value=1234, target=2000, percent=61
    )
    CommitmentFactory(meeting=meeting, office=network.office, text="Subir documentos")
    return meeting


def told_by(meeting) -> list[str]:
    return [
        meeting.title,
        meeting.place,
        meeting.attendances.get().name,
        "Hay feria.",
        "Se revisó el avance.",
        "Y los plazos.",
        "1.234 de 2.000",
        "Subir documentos",
        "02-12-2026",
        meeting.closed_by.full_name,
    ]


def test_the_pdf_tells_it_all(full):
    text = text_of(pdf(full))
    assert [said for said in told_by(full) if said not in text] == []


def test_the_page_tells_the_same(full, network, reading_as):
    page = reading_as(network.desk.user).get(reverse("meeting_minutes", args=[full.pk]))
    html = page.content.decode()
    assert [said for said in told_by(full) if escape(said) not in html] == []


def test_the_pdf_is_letter_in_spanish_tagged_and_numbered(full):
    reader = pdf(full)
    page, root = reader.pages[0], reader.trailer["/Root"]
    assert tuple(round(side) for side in page.mediabox[2:]) == LETTER
    assert str(root["/Lang"]).startswith("es")
    assert root["/MarkInfo"]["/Marked"]
    assert "Página 1 de" in text_of(reader)
    assert reader.metadata.title == f"Acta: {full.title}"


def test_what_people_type_is_text_and_never_markup(full):
    AgendaItem.objects.update(record="#panic() *no* `$x$` <b> \\ @cita")
    assert "#panic() *no* `$x$` <b> \\ @cita" in text_of(pdf(full))


def test_the_longest_meeting_of_a_region_fits_in_eight_sheets(network):
    """Thirty offices, twelve goals, and every point and commitment as long as they may be."""
    offices = [network.an_office() for _ in range(30)]
    meeting = network.a_meeting(*offices, items=0, closed=True)
    definitions = [
        GoalDefinitionFactory(code=f"goal-{n}", name=f"Contactos con empresas {n}")
        for n in range(12)
    ]
    for office in offices:
        agreement = AgreementFactory(office=office)
        for _ in range(3):
            MeetingAttendanceFactory(meeting=meeting, office=office)
        for definition in definitions:
            goal = GoalFactory(agreement=agreement, definition=definition)
            MeetingFigureFactory(
                meeting=meeting, office=office, goal=goal, name=definition.name, value=1234
            )
    words = "Se conversó del avance de las metas y de los plazos. "
    AgendaItemFactory(meeting=meeting, follow_up=True, position=0)
    for _ in range(MOST_ITEMS - 1):
        AgendaItemFactory(meeting=meeting, record=(words * 30)[:1200])
    earlier = network.a_meeting(closed=True)
    for n in range(MOST_COMMITMENTS):
        text = (f"{n} {words}" * 9)[:300]
        CommitmentFactory(meeting=meeting, office=offices[n], text=text)
        CommitmentFactory(meeting=earlier, office=offices[n], text=text)
    assert len(pdf(meeting).pages) <= MOST_SHEETS


def test_an_invited_office_reads_no_minutes_until_they_are_closed(network, reading_as):
    meeting = network.a_meeting(held=True)
    page = reading_as(network.desk.user).get(reverse("meeting_minutes", args=[meeting.pk]))
    assert page.status_code == 404


def words_of(meeting) -> dict[str, str]:
    came = minutes_of(meeting, AT).came
    invitations = meeting.invitations.select_related("office")
    return {one.invitation.office.name: one.word for one in invited_to(meeting, invitations, came)}


def test_once_held_attendance_tells_who_came_whatever_each_office_had_answered(network):
    came, silent, said_yes = network.an_office(), network.an_office(), network.an_office()
    meeting = network.a_meeting(came, silent, said_yes, items=0, closed=True)
    meeting.invitations.filter(office=said_yes).update(answer="coming")
    MeetingAttendanceFactory(meeting=meeting, office=came)
    assert words_of(meeting) == {
        came.name: "Asistió",
        silent.name: "No asistió",
        said_yes.name: "No asistió",
    }


def test_before_it_is_held_the_answer_tells(network):
    meeting = network.a_meeting(network.office, items=0)
    assert words_of(meeting) == {network.office.name: "Sin respuesta"}

"""The minutes as a PDF: Letter, at most eight pages, tagged so that a screen reader reads it."""

import json

import typst
from django.utils import timezone

from omil_portal.env import ROOT
from omil_portal.look import formats
from sence_programs.meetings.minutes import Minutes

TEMPLATE = ROOT / "templates" / "sence_programs" / "meetings" / "acta.typ"


MOST_SHEETS = 8
SIZES = ("9.5", "8.5", "7.5", "6.5")
"""Of the letters, in points: the largest that fits."""


def minutes_pdf(minutes: Minutes) -> bytes:
    """The same words and numbers as the page of the minutes."""
    told = json.dumps(told_of(minutes), ensure_ascii=False)
    size = next((size for size in SIZES if _sheets(told, size) <= MOST_SHEETS), SIZES[-1])
    return typst.compile(**_asked(told, size), format="pdf", pdf_standards=["ua-1"])


def _sheets(told: str, size: str) -> int:
    return int(typst.query(**_asked(told, size), selector="<sheets>", field="value", one=True))


def _asked(told: str, size: str) -> dict:
    return {
        "input": TEMPLATE,
        "root": TEMPLATE.parent,
        "ignore_system_fonts": True,
        "sys_inputs": {"minutes": told, "size": size},
    }


def told_of(minutes: Minutes) -> dict:
    """Everything the template writes, already in words."""
    meeting, figures = minutes.meeting, minutes.figures
    starts, ends = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
    closed = timezone.localtime(meeting.closed_at) if meeting.closed_at else None
    return {
        "title": meeting.title,
        "facts": [
            ["Fecha", f"{formats.long_date(starts)}, de {starts:%H:%M} a {ends:%H:%M}"],
            ["Lugar", meeting.place],
            ["Territorio", minutes.territory],
            ["Asistencia", minutes.attendance],
        ],
        "present": [[group.office, ", ".join(group.names)] for group in minutes.present],
        "absent": [[office.office, office.why] for office in minutes.absent],
        "followed": [
            [
                found.commitment.text,
                found.commitment.owner,
                formats.short_date(found.commitment.due_on),
                found.word,
            ]
            for found in minutes.followed
        ],
        "items": [
            {
                "title": item.title,
                "head": f"{formats.minutes(item.duration)} · {item.presenter}",
                "record": item.record,
                "follow_up": item.follow_up,
            }
            for item in minutes.items
        ],
        "commitments": [
            [commitment.text, commitment.owner, formats.short_date(commitment.due_on)]
            for commitment in minutes.commitments
        ],
        "figures": figures
        and {
            "on": formats.long_date(figures.on),
            "tables": [
                {
                    "goals": table.goals,
                    "rows": [
                        [row.office, *(_cell(figure) for _, figure in row.cells)]
                        for row in table.rows
                    ],
                }
                for table in figures.tables
            ],
            "without": ", ".join(figures.without),
        },
        "closed": closed
        and f"Cerró el acta {meeting.closed_by.full_name}, el {formats.long_date(closed)}.",
    }


def _cell(figure) -> str:
    if figure is None:
        return "Sin meta"
    value, target = formats.thousands(figure.value), formats.thousands(figure.target)
    return f"{value} de {target} ({figure.percent} %)"

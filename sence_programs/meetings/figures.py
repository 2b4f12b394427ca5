"""The figures shown at a meeting, as tables: an office a row, a goal a column."""

from dataclasses import dataclass
from datetime import date

from sence_programs.models import MeetingFigure, NetworkMeeting

MOST_COLUMNS = 6
"""So many goals fit across a sheet; the rest go in a table below."""


@dataclass(frozen=True)
class FiguresRow:
    """`cells`: goal → its figure, or None where the office has no such goal."""

    office: str
    cells: tuple[tuple[str, MeetingFigure | None], ...]


@dataclass(frozen=True)
class FiguresTable:
    goals: tuple[str, ...]
    rows: tuple[FiguresRow, ...]


@dataclass(frozen=True)
class Figures:
    on: date
    tables: tuple[FiguresTable, ...]
    without: tuple[str, ...]
    """Invited offices with no goal that year."""


def figures_of(meeting: NetworkMeeting) -> Figures | None:
    """What was frozen when the meeting began; None before that, or when nothing was counted."""
    found = list(meeting.figures.select_related("office").order_by("office__name", "pk"))
    if not found:
        return None
    goals = tuple(dict.fromkeys(figure.name for figure in found))
    by_office: dict[str, dict[str, MeetingFigure]] = {}
    for figure in found:
        by_office.setdefault(figure.office.name, {})[figure.name] = figure
    invited = meeting.invitations.order_by("office__name").values_list("office__name", flat=True)
    return Figures(
        on=found[0].on,
        tables=tuple(
            _table(goals[start : start + MOST_COLUMNS], by_office)
            for start in range(0, len(goals), MOST_COLUMNS)
        ),
        without=tuple(name for name in invited if name not in by_office),
    )


def _table(goals: tuple[str, ...], by_office: dict[str, dict[str, MeetingFigure]]) -> FiguresTable:
    rows = (
        FiguresRow(office, tuple((goal, cells.get(goal)) for goal in goals))
        for office, cells in by_office.items()
    )
    return FiguresTable(goals, tuple(rows))

from sence_programs.models.agreement import Agreement, Goal, GoalDefinition, GoalSnapshot
from sence_programs.models.answer import BenefitAnswer
from sence_programs.models.commitment import Commitment
from sence_programs.models.meeting import (
    AgendaItem,
    MeetingAttendance,
    MeetingFigure,
    MeetingInvitation,
    MeetingMaterial,
    NetworkMeeting,
)

__all__ = [
    "AgendaItem",
    "Agreement",
    "BenefitAnswer",
    "Commitment",
    "Goal",
    "GoalDefinition",
    "GoalSnapshot",
    "MeetingAttendance",
    "MeetingFigure",
    "MeetingInvitation",
    "MeetingMaterial",
    "NetworkMeeting",
]

from sence_programs.models.acknowledgement import Acknowledgement, CheckAttempt, ReadingNotice
from sence_programs.models.agreement import Agreement, Goal, GoalDefinition
from sence_programs.models.answer import BenefitAnswer
from sence_programs.models.answer_gap import AnswerGap
from sence_programs.models.answer_use import StandardAnswerUse
from sence_programs.models.application import BenefitApplication, BenefitReminder
from sence_programs.models.benefit_check import BenefitCheck
from sence_programs.models.commitment import Commitment
from sence_programs.models.course import Course, CourseSession, Enrolment
from sence_programs.models.course_attendance import Certificate, Presence
from sence_programs.models.disbursement import Disbursement
from sence_programs.models.fair import JobFair, JobFairEvent
from sence_programs.models.fair_registration import FairRegistration
from sence_programs.models.fair_stand import FairInterview, FairStand
from sence_programs.models.forecast_check import ForecastCheck
from sence_programs.models.goal_target import GoalTarget
from sence_programs.models.meeting import MeetingInvitation, NetworkMeeting
from sence_programs.models.meeting_agenda import AgendaItem, MeetingFigure, MeetingMaterial
from sence_programs.models.meeting_attendance import MeetingAttendance
from sence_programs.models.plan import PlanTarget, SemesterPlan
from sence_programs.models.plan_activity import PlanActivity
from sence_programs.models.snapshot import GoalSnapshot, SnapshotCorrection
from sence_programs.models.standard_answer import AnswerText, StandardAnswer

__all__ = [
    "Acknowledgement",
    "AgendaItem",
    "Agreement",
    "AnswerGap",
    "AnswerText",
    "BenefitAnswer",
    "BenefitApplication",
    "BenefitCheck",
    "BenefitReminder",
    "Certificate",
    "CheckAttempt",
    "Commitment",
    "Course",
    "CourseSession",
    "Disbursement",
    "Enrolment",
    "FairInterview",
    "FairRegistration",
    "FairStand",
    "ForecastCheck",
    "Goal",
    "GoalDefinition",
    "GoalSnapshot",
    "GoalTarget",
    "JobFair",
    "JobFairEvent",
    "MeetingAttendance",
    "MeetingFigure",
    "MeetingInvitation",
    "MeetingMaterial",
    "NetworkMeeting",
    "PlanActivity",
    "PlanTarget",
    "Presence",
    "ReadingNotice",
    "SemesterPlan",
    "SnapshotCorrection",
    "StandardAnswer",
    "StandardAnswerUse",
]

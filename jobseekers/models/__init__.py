from jobseekers.models.agenda import Closure, DeskService, Shift
from jobseekers.models.appointment import Appointment
from jobseekers.models.assessment import Assessment, PlanStep
from jobseekers.models.attention import Attention
from jobseekers.models.attention_template import AttentionTemplate
from jobseekers.models.consent import Consent, ConsentText
from jobseekers.models.desk_import import DeskImport, DeskImportRow
from jobseekers.models.external_referral import ExternalReferral
from jobseekers.models.fcs import FcsBenefit, FcsCertification
from jobseekers.models.former_document import FormerDocument
from jobseekers.models.merge import Merge, NotTheSame
from jobseekers.models.person import JobSeeker, OfficeLink
from jobseekers.models.profile import DesiredOccupation, Profile
from jobseekers.models.protected import ProtectedFacts
from jobseekers.models.visit import Visit
from jobseekers.models.work_facts import WorkFacts

__all__ = [
    "Appointment",
    "Assessment",
    "Attention",
    "AttentionTemplate",
    "Closure",
    "Consent",
    "ConsentText",
    "DesiredOccupation",
    "DeskImport",
    "DeskImportRow",
    "DeskService",
    "ExternalReferral",
    "FcsBenefit",
    "FcsCertification",
    "FormerDocument",
    "JobSeeker",
    "Merge",
    "NotTheSame",
    "OfficeLink",
    "PlanStep",
    "Profile",
    "ProtectedFacts",
    "Shift",
    "Visit",
    "WorkFacts",
]

from jobseekers.models.attention import Attention
from jobseekers.models.consent import Consent, ConsentText
from jobseekers.models.person import JobSeeker, OfficeLink
from jobseekers.models.profile import DesiredOccupation, Profile
from jobseekers.models.protected import ProtectedFacts
from jobseekers.models.work_facts import WorkFacts

__all__ = [
    "Attention",
    "Consent",
    "ConsentText",
    "DesiredOccupation",
    "JobSeeker",
    "OfficeLink",
    "Profile",
    "ProtectedFacts",
    "WorkFacts",
]

from matching.models.placement import Evidence, Placement
from matching.models.referral import Referral, ReferralEvent
from matching.models.run import Run, SeekerMatches, VacancyMatches

__all__ = [
    "Evidence",
    "Placement",
    "Referral",
    "ReferralEvent",
    "Run",
    "SeekerMatches",
    "VacancyMatches",
]

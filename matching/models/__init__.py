from matching.models.fairness import FairnessReport
from matching.models.placement import Evidence, Placement
from matching.models.referral import Referral, ReferralEvent
from matching.models.run import Run, SeekerMatches, VacancyMatches
from matching.models.shard import RunInputs, Shard
from matching.models.weights import WeightsVersion

__all__ = [
    "Evidence",
    "FairnessReport",
    "Placement",
    "Referral",
    "ReferralEvent",
    "Run",
    "RunInputs",
    "SeekerMatches",
    "Shard",
    "VacancyMatches",
    "WeightsVersion",
]

from matching.models.evidence_link import EvidenceLink
from matching.models.fairness import FairnessReport
from matching.models.follow_up import FollowUp
from matching.models.match_list import SeekerMatches, VacancyMatches
from matching.models.placement import Evidence, Placement
from matching.models.referral import Referral, ReferralEvent
from matching.models.referral_answer import ReferralAnswer
from matching.models.run import Run
from matching.models.shard import RunInputs, Shard
from matching.models.weights import WeightsVersion

__all__ = [
    "Evidence",
    "EvidenceLink",
    "FairnessReport",
    "FollowUp",
    "Placement",
    "Referral",
    "ReferralAnswer",
    "ReferralEvent",
    "Run",
    "RunInputs",
    "SeekerMatches",
    "Shard",
    "VacancyMatches",
    "WeightsVersion",
]

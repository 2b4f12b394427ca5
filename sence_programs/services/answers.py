from datetime import datetime
from uuid import UUID

from django.db import transaction

from jobseekers.models import JobSeeker
from omil_portal.accounts.models import User
from omil_portal.offices.models import Office
from sence_programs.models import BenefitAnswer
from sence_programs.rules.evaluation import Evaluation


@transaction.atomic
def keep_answer(
    *,
    seeker: JobSeeker,
    evaluation: Evaluation,
    office: Office,
    by: User,
    at: datetime,
    request_id: UUID,
) -> BenefitAnswer:
    """Keeps what a person was told, with its facts, rules and reasons.

    The same `request_id` again returns the answer already kept.
    """
    answer, _ = BenefitAnswer.objects.get_or_create(
        request_id=request_id,
        defaults={
            "seeker": seeker,
            "office": office,
            "answered_by": by,
            "answered_at": at,
            **BenefitAnswer.columns_of(evaluation),
        },
    )
    return answer

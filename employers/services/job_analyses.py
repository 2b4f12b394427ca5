from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied

from employers.models import Employer, JobAnalysis
from omil_portal.access.actor import actor_for
from omil_portal.access.permissions import Permission
from omil_portal.accounts.models import User
from omil_portal.offices.models import Office


def record_job_analysis(
    *,
    employer: Employer,
    office: Office,
    found: Mapping[str, object],
    by: User,
    at: datetime,
    request_id: UUID,
) -> JobAnalysis:
    """The office saw a job at the company; the same `request_id` again gives the same analysis.

    `found`: vacancy, position, tasks, requirements, adjustments, done_on. Raises PermissionDenied
    when `by` does not attend companies in that office.
    """
    if not actor_for(by).can(Permission.EMPLOYER_CONTACT, office_id=office.pk):
        raise PermissionDenied
    analysis, _ = JobAnalysis.objects.get_or_create(
        request_id=request_id,
        defaults={
            "employer": employer,
            "office": office,
            "officer": by,
            "recorded_at": at,
            **found,
        },
    )
    return analysis

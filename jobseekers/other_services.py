"""What a person's file says of other services and of the unemployment fund."""

from datetime import date

from jobseekers.fcs.rules import due
from jobseekers.fcs.standing import months_of
from jobseekers.models import ExternalReferral, JobSeeker

LAST = 5


def other_services(seeker: JobSeeker, on: date) -> dict[str, object]:
    """For the page of the file: what is overdue, and what is to be certified. Three queries."""
    sent = ExternalReferral.objects.filter(seeker=seeker).by_urgency()
    rows = [(row, row.is_overdue(on)) for row in sent.select_related("office")[:LAST]]
    benefit = seeker.fcs_benefits.prefetch_related("certifications").first()
    return {
        "external_referrals": rows,
        "external_overdue": next((row for row, overdue in rows if overdue), None),
        "fcs_benefit": benefit,
        "fcs_due": due(months_of(benefit, on)) if benefit else None,
    }

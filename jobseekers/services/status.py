"""Whether a person looks for work. Matching only proposes vacancies to the active."""

from datetime import datetime

from jobseekers.models import JobSeeker
from jobseekers.signals import profile_changed
from omil_portal.announcements import announce


def mark_placed(*, seeker: JobSeeker, at: datetime) -> None:
    """Has a job since a placement was recorded."""
    _set(seeker, JobSeeker.Status.PLACED, at)


def mark_active(*, seeker: JobSeeker, at: datetime) -> None:
    """Looks for work again."""
    _set(seeker, JobSeeker.Status.ACTIVE, at)


def mark_inactive(*, seeker: JobSeeker, at: datetime) -> None:
    """Asked not to be offered vacancies for now."""
    _set(seeker, JobSeeker.Status.INACTIVE, at)


def _set(seeker: JobSeeker, status: JobSeeker.Status, at: datetime) -> None:
    if seeker.status != status:
        seeker.status = status
        seeker.save(update_fields=["status"])
        announce(profile_changed, seeker_id=seeker.pk, at=at)

"""Whether a person looks for work. Matching only proposes vacancies to the active."""

from datetime import datetime

from jobseekers.models import JobSeeker


def mark_placed(*, seeker: JobSeeker, at: datetime) -> None:
    """Has a job since a placement was recorded."""
    _set(seeker, JobSeeker.Status.PLACED)


def mark_active(*, seeker: JobSeeker, at: datetime) -> None:
    """Looks for work again."""
    _set(seeker, JobSeeker.Status.ACTIVE)


def mark_inactive(*, seeker: JobSeeker, at: datetime) -> None:
    """Asked not to be offered vacancies for now."""
    _set(seeker, JobSeeker.Status.INACTIVE)


def _set(seeker: JobSeeker, status: JobSeeker.Status) -> None:
    if seeker.status != status:
        seeker.status = status
        seeker.save(update_fields=["status"])

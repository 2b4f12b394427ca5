from datetime import datetime

from django.db.models import Model

from omil_portal.audit.models import SensitiveRead


def record_read(*, user, subject: Model, at: datetime) -> SensitiveRead:
    """Notes that `user` opened `subject`'s file; the one write a GET may make."""
    return SensitiveRead.objects.create(
        user=user, subject_kind=subject._meta.label_lower, subject_id=subject.pk, at=at
    )


def record_export(*, user, office: Model, what: str, at: datetime) -> SensitiveRead:
    """Notes that `user` took away the list `what` (20 letters) as seen from `office`."""
    return SensitiveRead.objects.create(
        user=user, subject_kind=f"excel {what[:20]}", subject_id=office.pk, at=at
    )

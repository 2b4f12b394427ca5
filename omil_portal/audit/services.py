from datetime import datetime

from django.db.models import Model

from omil_portal.audit.models import SensitiveRead


def record_read(*, user, subject: Model, at: datetime) -> SensitiveRead:
    """Notes that `user` opened `subject`'s file; the one write a GET may make."""
    return SensitiveRead.objects.create(
        user=user, subject_kind=subject._meta.label_lower, subject_id=subject.pk, at=at
    )

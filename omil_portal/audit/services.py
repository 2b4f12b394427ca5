from datetime import datetime

from django.db.models import Model

from omil_portal.audit.models import SensitiveRead


def record_read(*, user, subject: Model, at: datetime) -> SensitiveRead:
    """Notes that `user` opened `subject`'s file; the one write a GET may make."""
    return SensitiveRead.objects.create(
        user=user, subject_kind=subject._meta.label_lower, subject_id=subject.pk, at=at
    )


def record_export(*, user, place: Model, what: str, at: datetime) -> SensitiveRead:
    """Notes that `user` took away the list `what` (15 letters) as seen from `place`.

    `place`: an office, a region or a company.
    """
    kinds = {"office": "excel", "region": "excel regional"}
    kind = kinds.get(place._meta.model_name, "excel empresa")
    return SensitiveRead.objects.create(
        user=user, subject_kind=f"{kind} {what[:15]}", subject_id=place.pk, at=at
    )

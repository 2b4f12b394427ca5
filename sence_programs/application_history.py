"""What happened to an application, as the audit kept it."""

from dataclasses import dataclass
from datetime import datetime

from omil_portal.accounts.models import User
from sence_programs.models import BenefitApplication

TONES = {"prepared": "warn", "presented": "info", "granted": "good", "rejected": "bad"}


@dataclass(frozen=True)
class Happened:
    """`who` is empty for what no signed-in person did."""

    at: datetime
    words: str
    note: str
    who: str


def happened(application: BenefitApplication) -> list[Happened]:
    """Every state it had, the newest first. Two queries."""
    versions = list(application.versions.select_related("pgh_context").order_by("-pgh_id"))
    ids = {version.pk: _user_id(version) for version in versions}
    names = User.objects.in_bulk({pk for pk in ids.values() if pk})
    return [_line(version, names.get(ids[version.pk])) for version in versions]


def _user_id(version) -> int | None:
    context = version.pgh_context
    return context.metadata.get("user") if context else None


def _line(version, user: User | None) -> Happened:
    return Happened(
        at=version.pgh_created_at,
        words=BenefitApplication.Status(version.status).label,
        note=version.note,
        who=user.full_name if user else "",
    )

from datetime import datetime
from uuid import UUID

import pghistory
from django.core.exceptions import PermissionDenied
from django.db import transaction

from employers.models import Employer, EmployerContact
from omil_portal.access.actor import actor_for
from omil_portal.access.permissions import Permission
from omil_portal.accounts.models import User
from omil_portal.offices.models import Office


def record_contact(
    *,
    employer: Employer,
    office: Office,
    kind: str,
    note: str,
    by: User,
    at: datetime,
    request_id: UUID,
) -> EmployerContact:
    """The office spoke with the company; the same `request_id` again gives the same contact.

    Raises PermissionDenied when `by` does not attend companies in that office.
    """
    if not actor_for(by).can(Permission.EMPLOYER_CONTACT, office_id=office.pk):
        raise PermissionDenied
    contact, _ = EmployerContact.objects.get_or_create(
        request_id=request_id,
        defaults={
            "employer": employer,
            "office": office,
            "officer": by,
            "kind": kind,
            "note": note,
            "at": at,
        },
    )
    return contact


@transaction.atomic
def remove_contact(*, contact: EmployerContact, reason: str) -> None:
    """It counts no more; the audit keeps it and why. Removed already is well."""
    with pghistory.context(reason=reason.strip()):
        EmployerContact.objects.filter(pk=contact.pk).delete()

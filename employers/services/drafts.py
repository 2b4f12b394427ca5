"""Writing an offer: each page is saved, and nothing is sent until its author says so."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from employers.lifecycle import EDITABLE, ForbiddenMove, State
from employers.models import Employer, Vacancy
from employers.services.publishing import prepare
from omil_portal.accounts.models import User


@transaction.atomic
def start_draft(
    *, employer: Employer, by: User, at: datetime, request_id: UUID, source: str = "portal"
) -> Vacancy:
    """An empty draft; the same `request_id` again gives the draft it started.

    Raises PermissionDenied when another company's form started it.
    """
    draft, _ = Vacancy.objects.get_or_create(
        request_id=request_id,
        defaults={
            "employer": employer,
            "posted_by": by,
            "source": source,
            "created_at": at,
            "changed_at": at,
            "search_text": "",
        },
    )
    if draft.employer_id != employer.pk:
        raise PermissionDenied
    return draft


@transaction.atomic
def save_draft(*, vacancy: Vacancy, changes: dict, by: User, at: datetime) -> Vacancy:
    """Writes the `changes` (field → value; `skills` are rows) of a draft or returned offer.

    A legal ground was given for the old words, so it goes. Raises `ForbiddenMove` when the offer
    is no longer the author's to change.
    """
    Vacancy.objects.select_for_update(of=("self",)).get(pk=vacancy.pk)
    vacancy.refresh_from_db()
    if State(vacancy.status) not in EDITABLE:
        raise ForbiddenMove(State(vacancy.status))
    changes = dict(changes)
    skills = changes.pop("skills", None)
    for name, value in changes.items():
        setattr(vacancy, name, value)
    vacancy.legal_ground = ""
    vacancy.changed_at = at
    prepare(vacancy)
    vacancy.save()
    if skills is not None:
        vacancy.skills.set(skills)
    return vacancy

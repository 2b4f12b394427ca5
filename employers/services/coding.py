"""A person says which occupation a published offer is for, where the import could not."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from employers.models import Vacancy
from employers.services.publishing import search_words
from employers.signals import vacancy_changed
from omil_portal.access.actor import actor_for
from omil_portal.access.permissions import Permission
from omil_portal.accounts.models import User
from omil_portal.announcements import announce
from omil_portal.occupations.models import Occupation


class CannotCode(ValueError):
    """The offer is not as the reader saw it; the message is for them."""


@transaction.atomic
def set_occupation(
    *, vacancy: Vacancy, code: str | None, by: User, at: datetime, seen: str | None
) -> Vacancy:
    """Files a published offer under `code`, of one to four digits; None takes the code away.

    `seen` is the code the reader decided on. A second click changes nothing. Raises `CannotCode`,
    or PermissionDenied when `by` reviews no offers in the office in charge.
    """
    vacancy = Vacancy.objects.select_for_update().get(pk=vacancy.pk)
    if not actor_for(by).can(Permission.VACANCY_REVIEW, office_id=vacancy.office_id):
        raise PermissionDenied
    if vacancy.occupation_id == code:
        return vacancy
    if vacancy.status != Vacancy.Status.PUBLISHED:
        raise CannotCode("La oferta ya no está publicada. No hace falta elegir su ocupación.")
    if vacancy.occupation_id != seen:
        raise CannotCode("Otra persona ya eligió la ocupación de esa oferta. No cambiamos nada.")
    vacancy.occupation = Occupation.objects.get(pk=code) if code else None
    vacancy.search_text = search_words(
        vacancy, vacancy.occupation.name if vacancy.occupation else ""
    )
    vacancy.changed_at = at
    vacancy.save(update_fields=["occupation", "search_text", "changed_at"])
    announce(vacancy_changed, vacancy_id=vacancy.pk, at=at)
    return vacancy

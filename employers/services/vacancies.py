"""The one way an offer changes state: checked, logged and told to whoever posted it."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from employers.lifecycle import Action, ForbiddenMove, State, Step, step_of
from employers.models import Vacancy, VacancyEvent
from employers.services import news
from employers.services.wording import findings_in
from employers.signals import vacancy_changed
from omil_portal.access.actor import Actor, actor_for
from omil_portal.accounts.models import User
from omil_portal.announcements import announce

__all__ = ["Action", "CannotMove", "ForbiddenMove", "move"]


class CannotMove(ValueError):
    """The move exists, but something it needs is missing; the message is for the reader."""


@transaction.atomic
def move(
    *,
    vacancy: Vacancy,
    action: Action,
    by: User | None,
    at: datetime,
    note: str = "",
    legal_ground: str = "",
    seen: datetime | None = None,
) -> Vacancy:
    """Moves the offer, writes its event and tells whoever posted it; a second click does nothing.

    `by` None is the system. `seen` is the `changed_at` of the text the reader decided on. Raises
    `ForbiddenMove`, `CannotMove`, or PermissionDenied when `by` may not make this move here.
    """
    vacancy = _locked(vacancy)
    before = State(vacancy.status)
    step = step_of(before, action)
    if step is None:
        return vacancy
    if not _may(step, by and actor_for(by), vacancy):
        raise PermissionDenied
    if seen and seen != vacancy.changed_at:
        raise CannotMove("La oferta cambió mientras la leías. Revísala de nuevo.")
    _CHECKS.get(action, _nothing)(vacancy, note, legal_ground)
    _apply(vacancy, step.to, at, legal_ground)
    event = VacancyEvent.objects.create(
        vacancy=vacancy, from_status=before, to_status=step.to, by=by, at=at, note=note[:500]
    )
    news.tell_poster(vacancy=vacancy, action=action, event=event, at=at)
    if State.PUBLISHED in (before, step.to):
        announce(vacancy_changed, vacancy_id=vacancy.pk, at=at)
    return vacancy


def _locked(vacancy: Vacancy) -> Vacancy:
    rows = Vacancy.objects.select_for_update(of=("self",)).select_related("employer", "posted_by")
    return rows.get(pk=vacancy.pk)


def _may(step: Step, actor: Actor | None, vacancy: Vacancy) -> bool:
    if actor is None:
        return not step.permissions
    return any(
        vacancy.employer_id in actor.employer_ids(permission)
        or vacancy.office_id in actor.office_ids(permission)
        for permission in step.permissions
    )


def _nothing(vacancy: Vacancy, note: str, legal_ground: str) -> None:
    """Most moves need nothing else."""


def _complete(vacancy: Vacancy, note: str, legal_ground: str) -> None:
    if lacking := what_is_missing(vacancy):
        raise CannotMove(f"Antes de enviar falta: {', '.join(lacking)}.")
    if vacancy.office_id is None:
        raise CannotMove("El portal aún no tiene una OMIL para esa comuna. Elige otra.")


def _explained(vacancy: Vacancy, note: str, legal_ground: str) -> None:
    if not note.strip():
        raise CannotMove("Escribe qué debe corregir la empresa.")


def _lawful(vacancy: Vacancy, note: str, legal_ground: str) -> None:
    if not (legal_ground.strip() or vacancy.legal_ground) and findings_in(vacancy):
        raise CannotMove(
            "La oferta pide algo que la ley prohíbe. "
            "Devuélvela, o escribe la norma que lo permite en este trabajo."
        )


_CHECKS = {Action.SUBMIT: _complete, Action.RETURN: _explained, Action.PUBLISH: _lawful}


def what_is_missing(vacancy: Vacancy) -> list[str]:
    """What the office needs to know and the draft does not say yet."""
    asked = {
        "el título": vacancy.title,
        "qué hará la persona": vacancy.functions,
        "la comuna de trabajo": vacancy.comuna_id,
        "la jornada": vacancy.hours,
        "el contrato": vacancy.contract,
    }
    return [label for label, value in asked.items() if not value]


def _apply(vacancy: Vacancy, to: State, at: datetime, legal_ground: str) -> None:
    vacancy.status = to
    vacancy.changed_at = at
    if to is State.PUBLISHED:
        vacancy.published_at = at
        vacancy.legal_ground = legal_ground.strip() or vacancy.legal_ground
    vacancy.save(update_fields=["status", "changed_at", "published_at", "legal_ground"])

"""What people and companies of a fair are told when it moves or is called off."""

from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from omil_portal.accounts.models import User
from omil_portal.look.formats import day
from sence_programs.audience import Audience, audience_of_fair, with_members
from sence_programs.models import FairStand, JobFair
from sence_programs.services.letters import write_to_audience

TOLD = ("starts_on", "ends_on", "opens_at", "closes_at", "place", "comuna_id")
"""What nobody may find out at a closed door."""


def moved(before: JobFair, after: JobFair, on: date) -> bool:
    """Whether people have to be told, on the date `on`: a fair that is over is only corrected."""
    changed = any(getattr(before, name) != getattr(after, name) for name in TOLD)
    return changed and before.takes_sign_ups and max(before.ends_on, after.ends_on) >= on


def tell_of_the_move(*, before: JobFair, fair: JobFair, at: datetime) -> None:
    """Where and when it was, and is. `fair.sequence` names the change."""
    write_to_audience(
        key=f"fair-{fair.pk}-change-{fair.sequence}",
        audience=audience_of_fair(fair),
        subject=f"Cambió la feria «{fair}»",
        body=f"Ahora es:\n\n{when_and_where(fair)}\n\nAntes era:\n\n{when_and_where(before)}\n\n"
        f"Tu código y tu stand siguen iguales. Si no puedes ir, avisa aquí: {_page(fair)}",
        at=at,
    )


def tell_it_was_called_off(*, fair: JobFair, at: datetime) -> None:
    """To who signed up or has a stand; a fair that is over is news to nobody."""
    if timezone.localdate(at) > fair.ends_on:
        return
    write_to_audience(
        key=f"fair-{fair.pk}-cancelled",
        audience=audience_of_fair(fair),
        subject=f"Se suspendió la feria «{fair}»",
        body=f"No se hará:\n\n{when_and_where(fair)}\n\nMotivo: {fair.cancel_reason}\n\n"
        f"Mira las próximas ferias aquí: {reverse('fair_list')}",
        at=at,
    )


def tell_of_the_release(*, stand: FairStand, by: User, at: datetime) -> None:
    """To the company, when it was the office that gave its stand back."""
    [(company, users)] = with_members([stand.employer])
    if by in users:
        return
    fair = stand.fair
    write_to_audience(
        key=f"fair-stand-{stand.pk}-released",
        audience=Audience(people=[], companies=[(company, users)]),
        subject=f"Se anuló tu stand en «{fair}»",
        body=f"{fair.office} anuló el stand {stand.number} de {company}.\n\n"
        f"Si no lo pediste, vuelve a pedirlo aquí: {_page(fair)}",
        at=at,
    )


def when_and_where(fair: JobFair) -> str:
    """Two lines of a letter: the days and hours, and the place."""
    first, last = day(fair.starts_on), day(fair.ends_on)
    days = first if first == last else f"del {first} al {last}"
    return (
        f"{days.capitalize()}, de {fair.opens_at:%H:%M} a {fair.closes_at:%H:%M}\n"
        f"{fair.place}, {fair.comuna.name}"
    )


def _page(fair: JobFair) -> str:
    return reverse("fair_page", args=[fair.pk])

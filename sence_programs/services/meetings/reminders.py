"""The night's reminders of commitments: once before the date, and every two weeks after it."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from omil_portal.access.roles import Role
from omil_portal.accounts.models import User
from omil_portal.look import formats
from omil_portal.outbox.services import write_to_all
from sence_programs.models import Commitment
from sence_programs.services.meetings.letters import staff_of

DAYS_BEFORE = 7
EVERY = 14
"""Days between two reminders of the same late commitment."""


def meetings_step(on: date) -> dict[str, int]:
    """The step of the night: reminders of `on`. A second run tells nobody again."""
    near = on + timedelta(days=DAYS_BEFORE)
    due = Commitment.objects.open().filter(due_on__lte=near).select_related("office", "person")
    told = {"por vencer": 0, "atrasados": 0}
    for commitment in due:
        late = (on - commitment.due_on).days
        told["atrasados" if late > 0 else "por vencer"] += _remind(commitment, late, on)
    return told


def _remind(commitment: Commitment, late: int, on: date) -> int:
    """Returns how many people were told now. `late`: days since the date, or before it if < 1."""
    about = f"late-{(late - 1) // EVERY}" if late > 0 else "soon"
    words = "venció el" if late > 0 else "vence el"
    return write_to_all(
        key=f"commitment-{commitment.pk}-{about}",
        users=_owners(commitment, on),
        subject="Un compromiso está atrasado" if late > 0 else "Un compromiso vence pronto",
        body=f"{commitment.text}\n\nEste compromiso {words} {formats.day(commitment.due_on)}. "
        "Cuando esté listo, márcalo como cumplido.\n\n"
        f"{reverse('commitment_file', args=[commitment.pk])}",
        at=timezone.now(),
    )


def _owners(commitment: Commitment, on: date) -> list[User]:
    """The person named and whoever is in charge of the office; all of it when nobody is."""
    people = [commitment.person] if commitment.person_id else []
    if commitment.office_id:
        office = [commitment.office_id]
        people += staff_of(office, on, Role.OFFICE_MANAGER) or staff_of(office, on)
    return people

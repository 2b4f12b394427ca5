"""What a regional unit asks about a benefit that changed."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from omil_portal.accounts.models import User
from omil_portal.offices.models import Region
from omil_portal.outbox.services import write_to_all
from omil_portal.refusals import Refused
from sence_programs.answers.check import CheckQuestion, to_rows
from sence_programs.answers.readings import readers_of
from sence_programs.models import BenefitCheck, ReadingNotice

ASKED_AGAIN = (
    "Leíste «{title}», y así queda. Después tu unidad regional escribió tres preguntas. "
    "Respóndelas aquí: {address}"
)


@transaction.atomic
def ask_about_benefit(
    *,
    notice: ReadingNotice,
    region: Region,
    check: Sequence[CheckQuestion],
    by: User,
    at: datetime,
) -> BenefitCheck:
    """Writes the region's questions, and asks once those who had read without them.

    The same questions again change nothing. Raises `Refused` when there are others already.
    """
    written, _ = BenefitCheck.objects.get_or_create(
        notice=notice, region=region, defaults={"questions": to_rows(check), "by": by, "at": at}
    )
    if written.check_list != tuple(check):
        raise Refused("Alguien de tu unidad ya escribió las preguntas de este cambio.")
    readers = [r for o in readers_of([region.pk], timezone.localdate(at)) for r in o.readers]
    address = reverse("reading_page", args=[notice.pk])
    write_to_all(
        key=f"benefit-check/{written.pk}",
        users={r.user.pk: r.user for r in readers if notice.pk in r.before_questions}.values(),
        subject="Tres preguntas sobre algo que ya leíste",
        body=ASKED_AGAIN.format(title=notice.title, address=address),
        at=at,
    )
    return written

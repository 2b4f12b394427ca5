"""An application for a benefit, from the day it is prepared to what SENCE answered."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from employers.models import Employer
from jobseekers.models import JobSeeker
from omil_portal.accounts.models import User
from omil_portal.offices.models import Office
from omil_portal.refusals import Refused
from sence_programs.deadlines.deadline import deadline
from sence_programs.models import BenefitAnswer, BenefitApplication
from sence_programs.rules.evaluate import payees
from sence_programs.rules.loader import current_rules
from sence_programs.rules.schema import Party

Status = BenefitApplication.Status
MOVES: dict[str, tuple[Status, ...]] = {
    Status.PREPARED: (Status.PRESENTED, Status.WITHDRAWN),
    Status.PRESENTED: (Status.GRANTED, Status.REJECTED, Status.WITHDRAWN),
}
"""What may follow each status; the others are final."""

ALREADY_OPEN = "Ya hay una postulación abierta a este beneficio."
NOT_THE_PERSON = "A este programa postula la empresa. Escribe su RUT."


@transaction.atomic
def open_application(
    *,
    seeker: JobSeeker,
    benefit: str,
    employer: Employer | None,
    job_starts_on: date | None,
    answer: BenefitAnswer | None,
    office: Office,
    by: User,
    at: datetime,
    request_id: UUID,
) -> BenefitApplication:
    """Begins to prepare an application, with its deadline by the rules of that day.

    `employer`: the company, when it is the one that applies. The same `request_id` again returns
    what was opened. Raises `Refused` while another one is open, or when the person alone asks for
    what only the company is paid.
    """
    already = BenefitApplication.objects.filter(request_id=request_id).first()
    if already:
        return already
    if answer and (answer.seeker_id, answer.benefit) != (seeker.pk, benefit):
        raise Refused("Esa respuesta es de otra persona o de otro beneficio.")
    applicant = Party.COMPANY if employer else Party.WORKER
    if applicant not in payees(benefit):
        raise Refused(NOT_THE_PERSON)
    found = job_starts_on and deadline(benefit, job_starts_on, timezone.localdate(at), applicant)
    try:
        with transaction.atomic():
            return BenefitApplication.objects.create(
                seeker=seeker,
                employer=employer,
                office=office,
                answer=answer,
                benefit=benefit,
                title=current_rules().benefits[benefit].title,
                job_starts_on=job_starts_on,
                due_on=found.day if found else None,
                due_reason=found.reason if found else "",
                opened_by=by,
                opened_at=at,
                request_id=request_id,
            )
    except IntegrityError:
        # Another request got there between the look and the insert: the same click, or another.
        same = BenefitApplication.objects.filter(request_id=request_id).first()
        if same:
            return same
        raise Refused(ALREADY_OPEN) from None


@transaction.atomic
def advance_application(
    *, application: BenefitApplication, to: str, on: date, where: str = "", note: str = ""
) -> BenefitApplication:
    """Moves it to `to`, on the day `on`: presented somewhere, answered, or given up.

    To where it already stands, nothing changes. Raises `Refused` for a move that cannot follow.
    """
    application = BenefitApplication.objects.select_for_update().get(pk=application.pk)
    if application.status == to:
        return application
    if to not in MOVES.get(application.status, ()):
        word = application.get_status_display().lower()
        raise Refused(f"La postulación está {word}: no puede pasar a ese estado.")
    if to == Status.PRESENTED:
        application.presented_on, application.presented_at = on, where
    else:
        if application.presented_on and on < application.presented_on:
            raise Refused("La respuesta no puede ser anterior a la presentación.")
        application.outcome_on = on
    application.status, application.note = to, note or application.note
    application.save()
    return application

"""What came of an interview at a stand: a referral, its result, and the presence of both."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from employers.models import Vacancy
from matching.models import Referral
from matching.services.referrals import record_result, refer
from omil_portal.access.actor import actor_for
from omil_portal.access.permissions import Permission
from omil_portal.accounts.models import User
from omil_portal.offices.models import Office
from omil_portal.refusals import Refused
from sence_programs.models import FairInterview, FairRegistration, FairStand, JobFair
from sence_programs.services.fairs import locked
from sence_programs.services.fairs_people import check_in
from sence_programs.services.fairs_stands import mark_present

_Result = FairInterview.Result
REFERRAL_STATES = {
    _Result.INTERVIEWED: Referral.State.INTERVIEW,
    _Result.SHORTLISTED: Referral.State.INTERVIEW,
    _Result.HIRED: Referral.State.HIRED,
    _Result.NOT_GOING_ON: Referral.State.REJECTED,
}


@transaction.atomic
def record_interview(
    *,
    registration: FairRegistration,
    stand: FairStand,
    vacancy: Vacancy,
    result: str,
    by: User,
    at: datetime,
    reason: str = "",
) -> FairInterview:
    """Writes or corrects what came of it; the same again changes nothing.

    Both were there, so the arrival of the person and the presence of the company are written too.
    The referral is made by `by` when they work in an office that holds the fair, otherwise in the
    name of the fair's organiser: a company refers nobody. Raises `Refused`.
    """
    fair = locked(stand.fair)
    _must_belong(fair, registration, stand, vacancy, timezone.localdate(at))
    rows = FairRegistration.objects.select_for_update(of=("self",)).select_related("seeker")
    registration = rows.get(pk=registration.pk)
    office, officer = _in_whose_name(fair, by)
    check_in(registration=registration, office=office, by=officer, arrived_at=at, at=at)
    _present(stand, min(timezone.localdate(at), fair.ends_on), office, officer, at)
    interview = FairInterview.objects.filter(registration=registration, vacancy=vacancy).first()
    if interview and interview.result == result:
        return interview
    interview = interview or FairInterview(registration=registration, vacancy=vacancy)
    if interview.referral_id is None:
        interview.referral = _referral(registration, vacancy, office, officer, at)
    interview.referral = record_result(
        referral=interview.referral,
        to_state=REFERRAL_STATES[result],
        by=by,
        at=at,
        reason=reason if result == _Result.NOT_GOING_ON else "",
    )
    interview.stand, interview.result = stand, result
    interview.recorded_by, interview.at = by, at
    interview.save()
    return interview


def _must_belong(fair: JobFair, registration, stand, vacancy, on) -> None:
    if not fair.takes_arrivals(on):
        raise Refused("Los resultados se registran desde el primer día hasta que cierra la feria.")
    if registration.fair_id != fair.pk:
        raise Refused("Ese código no es de esta feria.")
    if stand.released_at or not stand.vacancies.filter(pk=vacancy.pk).exists():
        raise Refused("Elige una oferta que la empresa trajo a la feria.")


def _in_whose_name(fair: JobFair, by: User) -> tuple[Office, User]:
    held = actor_for(by).office_ids(Permission.REFERRAL_CREATE)
    offices = [fair.office, *fair.partners.all()]
    own = next((office for office in offices if office.pk in held), None)
    return (own, by) if own else (fair.office, fair.organiser)


def _present(stand, on, office, officer, at) -> None:
    """The company was there too. Who attends no companies does not write it: the liaison will."""
    if on in stand.days_present:
        return
    try:
        with transaction.atomic():
            mark_present(stand=stand, on=on, office=office, by=officer, at=at)
    except PermissionDenied:
        pass


def _referral(registration, vacancy, office, officer, at) -> Referral:
    """The open one that the person already has for that offer, or a new one."""
    open_one = Referral.objects.open().filter(seeker=registration.seeker, vacancy=vacancy).first()
    return open_one or refer(
        seeker=registration.seeker, vacancy=vacancy, office=office, by=officer, at=at
    )

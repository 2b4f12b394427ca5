"""Companies at a fair: a stand for each while there are any, their offers, and that they came."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from django.utils import timezone

from employers.models import Employer, EmployerContact, Vacancy
from employers.services.contacts import record_contact
from omil_portal.accounts.models import User
from omil_portal.look.formats import short_date
from omil_portal.offices.models import Office
from omil_portal.refusals import Refused
from sence_programs.models import FairStand, JobFair
from sence_programs.services.fairs import locked
from sence_programs.services.fairs_letters import tell_of_the_release

FULL = "No quedan stands en esta feria."


@transaction.atomic
def take_stand(*, fair: JobFair, employer: Employer, by: User, at: datetime) -> FairStand:
    """The lowest free stand, for the company; the same company again gets the one it has.

    Of two who ask at once for the last one, the second is told. Raises `Refused`.
    """
    fair = locked(fair)
    taken = {stand.number: stand for stand in fair.stands.standing()}
    own = next((s for s in taken.values() if s.employer_id == employer.pk), None)
    if own:
        return own
    if not fair.takes_sign_ups or timezone.localdate(at) > fair.ends_on:
        raise Refused("Esta feria no recibe empresas.")
    free = (number for number in range(1, fair.capacity + 1) if number not in taken)
    number = next(free, None)
    if number is None:
        raise Refused(FULL)
    return FairStand.objects.create(
        fair=fair, employer=employer, number=number, asked_by=by, asked_at=at
    )


@transaction.atomic
def release_stand(*, stand: FairStand, by: User, at: datetime) -> FairStand:
    """Gives the stand back, for another company. Raises `Refused` for one that was used."""
    _open(stand)
    rows = FairStand.objects.select_for_update(of=("self",))
    stand = rows.select_related("fair__office", "employer").get(pk=stand.pk)
    if stand.days_present or stand.interviews.exists():
        raise Refused("Esta empresa ya vino a la feria. Su stand queda registrado.")
    if stand.released_at is None:
        stand.released_at = at
        stand.save(update_fields=["released_at"])
        tell_of_the_release(stand=stand, by=by, at=at)
    return stand


@transaction.atomic
def choose_vacancies(*, stand: FairStand, vacancies: Iterable[Vacancy], at: datetime) -> FairStand:
    """The company's own open offers that it brings; those with interviews stay.

    Raises `Refused` for an offer of another company, or one that is not published.
    """
    _open(stand)
    chosen = {vacancy.pk for vacancy in vacancies}
    used = set(stand.interviews.values_list("vacancy", flat=True))
    own = Vacancy.objects.filter(employer=stand.employer_id)
    held = set(stand.vacancies.values_list("pk", flat=True))
    allowed = set(
        own.published(timezone.localdate(at)).filter(pk__in=chosen).values_list("pk", flat=True)
    )
    if chosen - allowed - held:
        raise Refused("Solo puedes llevar ofertas publicadas de esta empresa.")
    stand.vacancies.set(chosen | used)
    return stand


@transaction.atomic
def mark_present(
    *, stand: FairStand, on: date, office: Office, by: User, at: datetime
) -> FairStand:
    """The company came on the day `on`: a contact of the office, which counts the fair.

    A second time that day changes nothing. Raises `Refused` for a day that is not of the fair
    or has not come.
    """
    fair = _open(stand)
    if on not in fair.days or on > timezone.localdate(at):
        raise Refused("Elige un día de la feria que ya llegó.")
    stand = FairStand.objects.select_for_update().get(pk=stand.pk)
    if stand.released_at:
        raise Refused("Esta empresa devolvió su stand.")
    if on not in stand.days_present:
        stand.days_present = sorted([*stand.days_present, on])
        stand.save(update_fields=["days_present"])
    record_contact(
        employer=stand.employer,
        office=office,
        kind=EmployerContact.Kind.FAIR,
        note=f"Vino a la feria «{fair}» el {short_date(on)}, stand {stand.number}.",
        by=by,
        at=timezone.make_aware(datetime.combine(on, fair.opens_at)),
        request_id=uuid5(NAMESPACE_URL, f"fair-stand/{stand.pk}/{on.isoformat()}"),
    )
    return stand


def _open(stand: FairStand) -> JobFair:
    """The fair, held while the stand changes: nothing changes in one that is closed."""
    fair = locked(stand.fair)
    if not fair.takes_sign_ups:
        raise Refused("Esta feria ya no cambia.")
    return fair

"""A month of the Fondo de Cesantía Solidario that was refused by mistake: another row says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from jobseekers.fcs.rules import rules_on, window
from jobseekers.models import FcsBenefit, FcsCertification
from jobseekers.office_day import today_of
from jobseekers.services.fcs import check_offer, check_words, locked
from omil_portal.accounts.models import User
from omil_portal.look.formats import short_date
from omil_portal.offices.models import Office
from omil_portal.refusals import Refused

_State = FcsCertification.State
CORRECTED = "Ese mes ya se corrigió."


@dataclass(frozen=True, kw_only=True)
class Truth:
    """What holds of the month: certified with its `searches`, or refused for its `reason`."""

    state: str
    appeared_on: date
    searches: Sequence[str] = ()
    reason: str = ""
    offered_pay: int | None = None
    last_pay: int | None = None
    note: str = ""


@transaction.atomic
def correct(
    *,
    refused: FcsCertification,
    truth: Truth,
    correction: str,
    office: Office,
    by: User,
    at: datetime,
    request_id: UUID,
) -> FcsCertification:
    """Writes a row of today that corrects `refused`, which stays as it was. No new attention.

    Also after the month's days: it is the person who must have come within them. Raises `Refused`
    for a row that is certified or corrected already, for a day outside the month's, for what
    already stood, and for an end before a month that was recorded later.
    """
    benefit = locked(refused.benefit)
    if known := FcsCertification.objects.filter(request_id=request_id).first():
        return known
    _check_row(benefit, refused)
    _check_day(refused.month, truth.appeared_on, today_of(office, at))
    check_words(f"{truth.note} {correction}")
    row = FcsCertification(
        benefit=benefit,
        month=refused.month,
        office=office,
        certified_by=by,
        certified_at=at,
        corrects=refused,
        correction=correction,
        request_id=request_id,
        **_facts(truth),
    )
    _check_change(benefit, refused, row)
    row.save()
    return row


def _facts(truth: Truth) -> dict[str, object]:
    facts = {"state": truth.state, "appeared_on": truth.appeared_on, "note": truth.note}
    if truth.state == _State.CERTIFIED:
        if not truth.searches:
            raise Refused("Marca al menos una forma en que buscó trabajo.")
        return facts | {"searches": list(truth.searches)}
    if not truth.reason:
        raise Refused("Elige por qué no se certifica.")
    if truth.reason == FcsCertification.Reason.REFUSED_JOB:
        check_offer(truth.offered_pay, truth.last_pay, truth.appeared_on)
        facts |= {"offered_pay": truth.offered_pay, "last_pay": truth.last_pay}
    return facts | {"reason": truth.reason}


def _check_row(benefit: FcsBenefit, refused: FcsCertification) -> None:
    if refused.state == _State.CERTIFIED:
        raise Refused("Un mes certificado no se corrige: su constancia ya vale.")
    if refused not in benefit.standing_certifications():
        raise Refused(CORRECTED)


def _check_day(month: date, appeared_on: date, today: date) -> None:
    opens, closes = window(month, rules_on(month))
    latest = min(closes, today)
    if not opens <= appeared_on <= latest:
        days = f"entre el {short_date(opens)} y el {short_date(latest)}"
        raise Refused(f"La persona debe haberse presentado {days}.")


def _check_change(benefit: FcsBenefit, before: FcsCertification, after: FcsCertification) -> None:
    if (after.state, after.reason) == (before.state, before.reason):
        raise Refused("Es lo mismo que ya estaba anotado.")
    later = benefit.certifications.filter(month__gt=after.month)
    if after.ends_benefit and later.exists():
        raise Refused("Hay un mes posterior anotado: el beneficio no pudo terminar antes.")

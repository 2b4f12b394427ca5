"""The Fondo de Cesantía Solidario at the desk: each month of a benefit certified, or refused."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from jobseekers.diagnosis.illness import word_of_illness
from jobseekers.fcs.calendar import month_name
from jobseekers.fcs.rules import Standing, due, offer_binds, rules_on
from jobseekers.fcs.standing import months_of
from jobseekers.models import Attention, FcsBenefit, FcsCertification
from jobseekers.office_day import today_of
from jobseekers.services.attentions import record_attention
from omil_portal.accounts.models import User
from omil_portal.look.formats import long_date
from omil_portal.offices.models import Office
from omil_portal.refusals import Refused

_State, _Reason = FcsCertification.State, FcsCertification.Reason


def certify(
    *,
    benefit: FcsBenefit,
    month: date,
    searches: Sequence[str],
    office: Office,
    by: User,
    at: datetime,
    request_id: UUID,
    note: str = "",
) -> FcsCertification:
    """The person looked for work that month, and showed how. Raises `Refused` without a search,
    and when it is not that month's turn."""
    if not searches:
        raise Refused("Marca al menos una forma en que buscó trabajo.")
    facts = {"state": _State.CERTIFIED, "searches": list(searches), "note": note}
    return _record(benefit, month, facts, office, by, at, request_id)


def refuse(
    *,
    benefit: FcsBenefit,
    month: date,
    reason: str,
    office: Office,
    by: User,
    at: datetime,
    request_id: UUID,
    note: str = "",
    offered_pay: int | None = None,
    last_pay: int | None = None,
) -> FcsCertification:
    """The month cannot be certified, and why. Some reasons end the benefit (`ENDING`).

    Raises `Refused` when it is not that month's turn, and when the refused job pays so little
    that the person may refuse it.
    """
    facts = {"state": _State.REFUSED, "reason": reason, "note": note}
    if reason == _Reason.REFUSED_JOB:
        check_offer(offered_pay, last_pay, today_of(office, at))
        facts |= {"offered_pay": offered_pay, "last_pay": last_pay}
    return _record(benefit, month, facts, office, by, at, request_id)


def check_offer(offered_pay: int | None, last_pay: int | None, on: date) -> None:
    """Refusing that job must lose the benefit (art. 28 a). Raises `Refused` when it does not, or
    when a pay is missing; both are gross monthly pesos."""
    if not offered_pay or not last_pay:
        raise Refused("Escribe el sueldo ofrecido y el último sueldo.")
    if not offer_binds(offered_pay, last_pay, on):
        percent = rules_on(on).least_pay_percent
        raise Refused(
            f"Paga menos del {percent} % de su último sueldo: puede rechazarlo sin perder nada."
        )


@transaction.atomic
def _record(
    benefit: FcsBenefit,
    month: date,
    facts: dict[str, object],
    office: Office,
    by: User,
    at: datetime,
    request_id: UUID,
) -> FcsCertification:
    benefit = locked(benefit)
    if known := FcsCertification.objects.filter(request_id=request_id).first():
        return known
    check_words(str(facts["note"]))
    on = today_of(office, at)
    _check_turn(benefit, month, on)
    certification = FcsCertification(
        benefit=benefit,
        month=month,
        office=office,
        appeared_on=on,
        certified_by=by,
        certified_at=at,
        request_id=request_id,
        **facts,
    )
    certification.attention = record_attention(
        seeker=benefit.seeker,
        office=office,
        by=by,
        kind=Attention.Kind.FCS_CERTIFICATION,
        at=at,
        request_id=request_id,
        note=f"{month_name(month).capitalize()}: {certification.get_state_display().lower()}.",
    )
    certification.save()
    return certification


def check_words(note: str) -> None:
    """Raises `Refused` for a note that names an illness (Ley 21.719 art. 16 bis)."""
    if illness := word_of_illness(note):
        raise Refused(f"Escribe el detalle sin la enfermedad: quita «{illness}».")


def locked(benefit: FcsBenefit) -> FcsBenefit:
    """Whoever records second waits, and then sees the month that the first recorded."""
    return FcsBenefit.objects.select_for_update(of=("self",)).get(pk=benefit.pk)


def _check_turn(benefit: FcsBenefit, month: date, on: date) -> None:
    rows = months_of(benefit, on)
    turn = due(rows)
    if turn and turn.month == month:
        return
    row = next((row for row in rows if row.month == month), None)
    if row is None:
        raise Refused("Ese mes no es de este cobro.")
    if row.standing is Standing.DUE and turn:
        raise Refused(f"Primero va {month_name(turn.month)}.")
    raise Refused(
        {
            Standing.CERTIFIED: "Ese mes ya está certificado.",
            Standing.REFUSED: "Ese mes ya quedó como no certificado.",
            Standing.LOST: "El beneficio terminó antes de ese mes.",
            Standing.MISSED: f"El plazo de ese mes venció el {long_date(row.closes)}.",
            Standing.TO_COME: f"Ese mes se certifica desde el {long_date(row.opens)}.",
        }[row.standing]
    )

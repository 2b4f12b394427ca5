"""People sent from the desk to another service, and what the service answered."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from jobseekers.diagnosis.illness import word_of_illness
from jobseekers.models import Attention, ExternalReferral, JobSeeker
from jobseekers.office_day import today_of
from jobseekers.services.attentions import record_attention
from jobseekers.services.people import file_that_stays
from omil_portal.accounts.models import User
from omil_portal.holidays.business_days import NoHolidays, chilean_holidays
from omil_portal.look.formats import long_date
from omil_portal.offices.models import Office
from omil_portal.refusals import Refused

USUAL_WORKING_DAYS = 10
EXPIRES_AFTER = timedelta(days=30)
"""After the day the answer was expected: until then the office asks for it."""

_State = ExternalReferral.State


def working_days_after(on: date, days: int) -> date:
    """As many business days later; beyond the known holidays, Monday to Friday."""
    try:
        return chilean_holidays().after(on, days)
    except NoHolidays:
        while days:
            on += timedelta(days=1)
            days -= on.weekday() < 5
        return on


@transaction.atomic
def send(
    *,
    seeker: JobSeeker,
    office: Office,
    kind: str,
    place: str,
    reason: str,
    asked: str,
    answer_by: date,
    by: User,
    at: datetime,
    request_id: UUID,
) -> ExternalReferral:
    """Sends the person there, which is an attention. The same `request_id` again is once.

    Raises `Refused` when the words name an illness, and for an answer expected before tomorrow.
    """
    seeker = file_that_stays(seeker)
    if known := ExternalReferral.objects.filter(request_id=request_id).first():
        return known
    _no_illness(reason, asked)
    if answer_by <= today_of(office, at):
        raise Refused("La respuesta se espera desde mañana en adelante.")
    sent = ExternalReferral(seeker=seeker, office=office, kind=kind, place=place)
    sent.reason, sent.asked, sent.answer_by = reason, asked, answer_by
    sent.sent_by, sent.sent_at, sent.request_id = by, at, request_id
    sent.attention = record_attention(
        seeker=seeker,
        office=office,
        by=by,
        kind=Attention.Kind.EXTERNAL_REFERRAL,
        at=at,
        request_id=request_id,
        note=f"{sent.get_kind_display()}: {place}.",
        next_step=f"Saber la respuesta hasta el {long_date(answer_by)}",
    )
    sent.save()
    return sent


def _no_illness(*texts: str) -> None:
    for text in texts:
        if illness := word_of_illness(text):
            raise Refused(f"Escribe qué se pide, sin la enfermedad: quita «{illness}».")


@transaction.atomic
def note_answer(
    *,
    referral: ExternalReferral,
    state: str,
    by: User,
    at: datetime,
    reason: str = "",
    note: str = "",
    instead_of: str = "",
) -> ExternalReferral:
    """What the service answered, also when late. The same answer again changes nothing.

    `instead_of`: the state that whoever writes saw, so that an answer noted wrongly is corrected by
    who read it. Raises `Refused` when another answer was noted meanwhile, or when it did not attend
    and no reason is given, and ValueError for a state that is no answer.
    """
    if state not in ExternalReferral.ANSWERS:
        raise ValueError(f"not an answer: {state}")
    reason = "" if state == _State.ATTENDED else reason
    referral = ExternalReferral.objects.select_for_update(of=("self",)).get(pk=referral.pk)
    if (referral.state, referral.answer_reason, referral.answer_note) == (state, reason, note):
        return referral
    if not referral.may_be_answered and referral.state != instead_of:
        word = referral.get_state_display().lower()
        raise Refused(f"Esta derivación ya tiene respuesta: {word}.")
    if state != _State.ATTENDED and not reason:
        raise Refused("Di por qué no la atendieron.")
    _no_illness(note)
    referral.state, referral.answer_reason, referral.answer_note = state, reason, note
    referral.answered_by, referral.answered_at = by, at
    referral.save()
    return referral


def external_referrals_step(on: date) -> dict[str, int]:
    """Of the night: those that nobody answered in time expire. Twice is once."""
    late = ExternalReferral.objects.waiting().filter(answer_by__lt=on - EXPIRES_AFTER)
    return {"external_expired": late.update(state=_State.EXPIRED)}

"""What a company answers: through the link of a letter, or one of its members signed in."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from matching.lifecycle import may_move
from matching.models import Placement, Referral, ReferralAnswer, ReferralEvent
from matching.services.referrals import reactivate, record_result
from omil_portal.accounts.models import User
from omil_portal.look.formats import day
from omil_portal.outbox.services import write_message
from omil_portal.refusals import Refused

State = Referral.State
NEEDS_DAY = frozenset({State.INTERVIEW, State.HIRED})
AFTER_INTERVIEW_DAYS = 7
CALL = "La oficina ya trabaja con tu respuesta. Llámala para cambiarla."


def answer_links_step(on: date) -> dict[str, int]:
    """A link for each open referral that came without one, as from a load of old ones."""
    lacking = Referral.objects.open().filter(answer=None)
    now = timezone.now()
    rows = [ReferralAnswer(referral=referral, made_at=now) for referral in lacking]
    ReferralAnswer.objects.bulk_create(rows, ignore_conflicts=True)
    return {"answer_links": len(rows)}


@transaction.atomic
def answer(
    *,
    link: ReferralAnswer,
    state: str,
    on: date | None,
    reason: str,
    at: datetime,
    by: User | None = None,
) -> ReferralAnswer:
    """Writes the answer as the referral's state; the same again changes nothing.

    `on`: day of the interview, or first of work. `by`: the member who answered signed in; None by
    the link. Until staff take it on, another answer corrects
    it. A hiring waits for an officer to register the placement. Raises `Refused`.
    """
    # In the order in which staff's own results lock them.
    referral = Referral.objects.select_for_update().get(pk=link.referral_id)
    link = ReferralAnswer.objects.select_for_update().get(pk=link.pk)
    if (link.state, link.on, link.reason) == (state, on, reason):
        return link
    link.referral = referral
    if not link.is_open(timezone.localdate(at)):
        raise Refused("El plazo para responder ya venció. Llama a la oficina.")
    _make_way(link, state, at, by)
    note = _told(state, on, by)
    if referral.state == state:
        Referral.objects.filter(pk=referral.pk).update(reason=reason, note=note)
    else:
        said = {"to_state": state, "reason": reason, "note": note}
        record_result(referral=referral, by=by, at=at, by_company=True, **said)
    _wait_for_the_interview(referral, state, on)
    link.state, link.on, link.reason, link.answered_at = state, on, reason, at
    link.taken_by = link.taken_at = None
    link.times += 1
    link.save()
    _tell_the_office(link, at)
    return link


def may_answer(link: ReferralAnswer, on: date) -> bool:
    """Whether the company is shown the form on that day."""
    if not link.is_open(on):
        return False
    return _waits(link.referral) or _corrects(link)


def _corrects(link: ReferralAnswer) -> bool:
    """The referral still says what the company answered, and staff have not taken it on."""
    referral = link.referral
    return link.is_new and referral.state == link.state and not _placed(referral)


def _make_way(link: ReferralAnswer, state: str, at: datetime, by: User | None) -> None:
    """Leaves the referral where this answer can be written. Raises `Refused`."""
    referral = link.referral
    if not _corrects(link):
        if not _waits(referral):
            raise Refused(CALL)
        link.before = referral.state
    elif referral.state != state and not (referral.is_open and may_move(referral.state, state)):
        _take_back(link, at, by)


def _waits(referral: Referral) -> bool:
    """Nobody knows yet what came of it."""
    return referral.is_open or referral.state == State.EXPIRED


def _placed(referral: Referral) -> bool:
    return Placement.objects.standing().filter(referral=referral).exists()


def _take_back(link: ReferralAnswer, at: datetime, by: User | None) -> None:
    """The referral as it was before the company's first answer."""
    referral, wrong = link.referral, link.referral.state
    again = Referral.objects.open().filter(seeker=referral.seeker_id, vacancy=referral.vacancy_id)
    if again.exclude(pk=referral.pk).exists():
        raise Refused(CALL)
    referral.state, referral.reason, referral.note = link.before, "", ""
    referral.save(update_fields=["state", "reason", "note"])
    ReferralEvent.objects.create(
        referral=referral, from_state=wrong, to_state=link.before, by=by, at=at
    )
    if wrong == State.HIRED:
        reactivate(seeker=referral.seeker, at=at)


def _wait_for_the_interview(referral: Referral, state: str, on: date | None) -> None:
    if state == State.INTERVIEW and on:
        until = on + timedelta(days=AFTER_INTERVIEW_DAYS)
        Referral.objects.filter(pk=referral.pk, answer_due__lt=until).update(answer_due=until)


def _told(state: str, on: date | None, by: User | None) -> str:
    """In the referral's note, which staff read and the person does not."""
    when = {State.INTERVIEW: "Entrevista el {}.", State.HIRED: "Contratada desde el {}."}
    said = when[State(state)].format(day(on)) if state in NEEDS_DAY and on else ""
    who = (
        f"Respondió {by.full_name}, de la empresa." if by else "La empresa respondió por el enlace."
    )
    return f"{said} {who}".strip()


def _tell_the_office(link: ReferralAnswer, at: datetime) -> None:
    """Whoever referred is told by the folio: no name of the person goes by e-mail."""
    referral = link.referral
    write_message(
        key=f"referral-answer/{link.pk}/{link.times}",
        user=referral.referred_by,
        subject="Una empresa respondió una derivación",
        body=f"{referral.vacancy.employer} respondió la derivación {referral.folio}: "
        f"«{link.get_state_display().lower()}». Revísala en /derivaciones/{referral.pk}/",
        at=at,
    )

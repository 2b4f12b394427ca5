"""Whom the offices presented to a company, as the company may read it: by folio and initials."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Count, Q, QuerySet

from employers.models import Vacancy
from jobseekers.models import JobSeeker
from matching.models import Referral, ReferralAnswer
from matching.services.answers import may_answer
from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission

State = Referral.State
TO_ANSWER = "Espera tu respuesta"


@dataclass(frozen=True)
class Presented:
    """One person, with what the letter's page says of them and no more.

    `may_answer`: the company is shown the form, also to correct what it answered.
    """

    referral: Referral
    initials: str
    state: str
    waits: bool
    may_answer: bool


def presented_to(actor: Actor) -> QuerySet[Referral]:
    """Referrals for the offers of the companies the actor is a member of now."""
    held = actor.employer_ids(Permission.OWN_VACANCIES)
    return Referral.objects.filter(vacancy__employer__in=held)


def counts(referrals: QuerySet[Referral]) -> dict[str, int]:
    """`presented`, `waiting` for the company's answer, and `hired`. One query."""
    return referrals.order_by().aggregate(
        presented=Count("pk"),
        waiting=Count("pk", filter=Q(state=State.SENT)),
        hired=Count("pk", filter=Q(state=State.HIRED)),
    )


def by_vacancy(referrals, on: date) -> list[tuple[Vacancy, list[Presented]]]:
    """The rows of a page, which come ordered by offer, each offer with its people."""
    groups = groupby(referrals, key=lambda referral: referral.vacancy)
    return [(vacancy, [read(referral, on) for referral in rows]) for vacancy, rows in groups]


def read(referral: Referral, on: date) -> Presented:
    """A referral in the company's words. Its `answer` and `seeker` come with it."""
    link: ReferralAnswer | None = getattr(referral, "answer", None)
    waits = referral.state == State.SENT
    return Presented(
        referral=referral,
        initials=initials(referral.seeker),
        state=TO_ANSWER if waits else referral.get_state_display(),
        waits=waits,
        may_answer=link is not None and may_answer(link, on),
    )


def initials(seeker: JobSeeker) -> str:
    """ "M. S.": enough for who has the letter in hand, and nobody else."""
    return " ".join(f"{name[0]}." for name in (seeker.given_name, seeker.first_surname) if name)

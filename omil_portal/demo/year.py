"""The year of each office, in the numbers an office has: who came, was sent, and began to work.

Written in bulk, and in the order in which things happen: registered, attended, oriented, referred
to an offer already published, hired, recorded by the officer, verified by somebody else.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from employers.models import Vacancy
from jobseekers.models import Attention, JobSeeker, OfficeLink, ProtectedFacts
from matching.models import Evidence, Placement, Referral, ReferralEvent
from omil_portal.accounts.models import User
from omil_portal.demo.activity import BLANK_PDF, FREQUENT, request_id
from omil_portal.demo.people import FIRST_RUN, new_person
from omil_portal.demo.sizes import DESK, WORK, days_of_the_year, office_hour, year_of
from omil_portal.demo.staff import share_out
from omil_portal.occupations.work import ContractType
from omil_portal.offices.models import Office

FIRST_KINDS = [
    kind
    for kind in FREQUENT
    if kind not in (Attention.Kind.ASSESSMENT, Attention.Kind.JOB_READINESS)
]
ORIENTED, BY_ASSESSMENT = 0.79, 0.62
NOT_HIRED = [
    *[Referral.State.REJECTED] * 9,
    *[Referral.State.EXPIRED] * 6,
    *[Referral.State.WITHDREW] * 3,
    *[Referral.State.NO_SHOW] * 2,
]
WHY_NOT = (Referral.Reason.EXPERIENCE, Referral.Reason.FILLED, Referral.Reason.DOCUMENTS)
BATCH = 2000


@dataclass
class Year:
    """Rows of the year not yet written, each list in the order it is to be."""

    at: datetime
    random: Random
    next_run: int = FIRST_RUN + 20_000
    people: list[JobSeeker] = field(default_factory=list)
    women: set[int] = field(default_factory=set)
    links: list[OfficeLink] = field(default_factory=list)
    attentions: list[Attention] = field(default_factory=list)
    referrals: list[Referral] = field(default_factory=list)
    placements: list[Placement] = field(default_factory=list)

    @property
    def today(self) -> date:
        return self.at.date()

    def someone(self, office: Office, officer: User, first: datetime) -> JobSeeker:
        """A person who came for the first time then, and what they came for."""
        woman = self.random.random() < 0.54
        person = new_person(self.next_run, woman, office, self.random, self.at)
        person.created_at = person.identity_checked_at = first
        self.next_run += 1
        self.people.append(person)
        if woman:
            self.women.add(person.run_number)
        reason = OfficeLink.Reason.REGISTERED
        self.links.append(OfficeLink(seeker=person, office=office, reason=reason, since=first))
        self._attend(person, office, officer, self.random.choice(FIRST_KINDS), first)
        if self.random.random() < ORIENTED:
            assessed = self.random.random() < BY_ASSESSMENT
            kind = Attention.Kind.ASSESSMENT if assessed else Attention.Kind.JOB_READINESS
            later = _weekday(first + timedelta(days=self.random.randrange(8)))
            self._attend(person, office, officer, kind, later if later < self.at else first)
        return person

    def _attend(self, person, office: Office, officer: User, kind: str, at: datetime) -> None:
        self.attentions.append(
            Attention(
                seeker=person,
                office=office,
                officer=officer,
                kind=kind,
                channel=self.random.choice(
                    [Attention.Channel.DESK] * 4 + [Attention.Channel.PHONE]
                ),
                at=at,
                request_id=request_id("year", person.run_number, kind),
            )
        )

    def sent(
        self, person: JobSeeker, vacancy: Vacancy, office: Office, by: User, at: datetime
    ) -> Referral:
        """A referral that nobody has answered yet."""
        referral = Referral(
            seeker=person,
            vacancy=vacancy,
            office=office,
            referred_by=by,
            referred_at=at,
            answer_due=(at + timedelta(days=14)).date(),
        )
        self.referrals.append(referral)
        return referral


def create_year(
    offices: Iterable[Office],
    vacancies: Iterable[Vacancy],
    officers: dict[int, User],
    verifier: User,
    scale: int,
    random: Random,
    at: datetime,
) -> Year:
    """Everything of every office since January. `vacancies`: the year's, whatever their state."""
    year = Year(at, random)
    by_office: dict[int, list[Vacancy]] = {}
    for vacancy in sorted(vacancies, key=lambda vacancy: vacancy.published_at):
        by_office.setdefault(vacancy.office_id, []).append(vacancy)
    for office in offices:
        _office_year(year, office, by_office[office.pk], officers[office.pk], verifier, scale)
    _write(year)
    return year


def _office_year(
    year: Year, office: Office, offers: list[Vacancy], by: User, verifier: User, scale: int
) -> None:
    """An office works at a pace of its own, and some of what it does lags behind the rest."""
    random, usual = year.random, year_of(office.comuna_id, scale)
    pace = random.uniform(0.72, 1.24)
    published = [offer.published_at for offer in offers]

    def whole(name: str) -> float:
        return max(0.0, usual[name] * pace * random.uniform(0.92, 1.08))

    def offer_open(on: datetime) -> Vacancy:
        known = bisect_right(published, on)
        return random.choice(offers[max(0, known - 10) : max(1, known)])

    hired = days_of_the_year(whole("placed") / 0.88, WORK, year.today, random)
    for starts_on in hired:
        sent_at = _before(starts_on, random.randrange(5, 20), random)
        person = year.someone(office, by, _before(sent_at.date(), random.randrange(20), random))
        referral = year.sent(person, offer_open(sent_at), office, by, sent_at)
        referral.state = Referral.State.HIRED
        person.status = JobSeeker.Status.PLACED
        year.placements.append(_placement(year, referral, starts_on, verifier))
    others = days_of_the_year(whole("referred") - len(hired), WORK, year.today, random)
    for day in others:
        sent_at = office_hour(day, random)
        person = year.someone(office, by, _before(day, random.randrange(20), random))
        referral = year.sent(person, offer_open(sent_at), office, by, sent_at)
        if referral.answer_due <= year.today:
            referral.state = random.choice(NOT_HIRED)
            if referral.state == Referral.State.REJECTED:
                referral.reason = random.choice(WHY_NOT)
        person.status = _still_looking(random, day, year.today)
    only_attended = whole("attended") - len(hired) - len(others)
    for day in days_of_the_year(only_attended, DESK, year.today, random):
        person = year.someone(office, by, office_hour(day, random))
        person.status = _still_looking(random, day, year.today)


def _still_looking(random: Random, day: date, today: date) -> str:
    """Half of those who came more than three months ago no longer look."""
    gone = (today - day).days > 90 and random.random() < 0.5
    return JobSeeker.Status.INACTIVE if gone else JobSeeker.Status.ACTIVE


def _before(day: date, days: int, random: Random) -> datetime:
    """A weekday up to `days` and a weekend before, of the same year."""
    earlier = max(day - timedelta(days=days), date(day.year, 1, 2))
    earlier -= timedelta(days=max(earlier.weekday() - 4, 0))
    return office_hour(max(earlier, date(day.year, 1, 2)), random)


def _weekday(at: datetime) -> datetime:
    return at + timedelta(days=max(7 - at.weekday(), 0) if at.weekday() > 4 else 0)


def _placement(year: Year, referral: Referral, starts_on: date, verifier: User) -> Placement:
    """Most are validated within two weeks; a few are rejected, and some wait for months."""
    random, vacancy = year.random, referral.vacancy
    recorded_at = min(office_hour(starts_on + timedelta(days=random.randrange(4)), random), year.at)
    verdict: dict[str, object] = {}
    verified_at = recorded_at + timedelta(days=random.randrange(2, 15))
    chance = random.random()
    if verified_at < year.at and chance > 0.08:
        verdict = {
            "state": Placement.State.VALIDATED,
            "verified_by": verifier,
            "verified_at": verified_at,
        }
        if chance < 0.11:
            verdict["state"] = Placement.State.REJECTED
            verdict["rejection_reason"] = "El contrato no trae la firma de la empresa."
    open_ended = random.random() < 0.35
    return Placement(
        seeker=referral.seeker,
        employer_id=vacancy.employer_id,
        vacancy=vacancy,
        referral=referral,
        office=referral.office,
        contract=ContractType.OPEN_ENDED if open_ended else ContractType.FIXED_TERM,
        starts_on=starts_on,
        ends_on=None
        if open_ended
        else starts_on + timedelta(days=random.choice((60, 90, 120, 180))),
        weekly_hours=random.choice([42, 42, 42, 30, 22]),
        gross_pay=vacancy.pay_max or 560_000,
        comuna_id=vacancy.comuna_id,
        recorded_by=referral.referred_by,
        recorded_at=recorded_at,
        **verdict,
    )


def _write(year: Year) -> None:
    random, at = year.random, year.at
    JobSeeker.objects.bulk_create(year.people, batch_size=BATCH)
    OfficeLink.objects.bulk_create(year.links, batch_size=BATCH)
    sex = ProtectedFacts.Sex
    ProtectedFacts.objects.bulk_create(
        (
            ProtectedFacts(
                seeker=person,
                sex=sex.FEMALE if person.run_number in year.women else sex.MALE,
                nationality="Chilena" if random.random() < 0.95 else "Venezolana",
                disability_credential=random.random() < 0.05 if random.random() < 0.6 else None,
                updated_at=at,
            )
            for person in year.people
        ),
        batch_size=BATCH,
    )
    Attention.objects.bulk_create(share_out(year.attentions), batch_size=BATCH)
    Referral.objects.bulk_create(year.referrals, batch_size=BATCH)
    ReferralEvent.objects.bulk_create(_events(year), batch_size=BATCH)
    Placement.objects.bulk_create(year.placements, batch_size=BATCH)
    name = "evidence/demo/contrato-de-demostracion.pdf"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(BLANK_PDF))
    Evidence.objects.bulk_create(
        (
            Evidence(
                placement=placement,
                kind=Evidence.Kind.CONTRACT,
                file=name,
                added_by=placement.recorded_by,
                added_at=placement.recorded_at,
            )
            for placement in year.placements
        ),
        batch_size=BATCH,
    )


def _events(year: Year) -> Iterable[ReferralEvent]:
    for referral in year.referrals:
        sent, state = referral.referred_at, Referral.State.SENT
        yield ReferralEvent(referral=referral, to_state=state, by=referral.referred_by, at=sent)
        if referral.state != state:
            answered = min(sent + timedelta(days=4), year.at)
            yield ReferralEvent(
                referral=referral, from_state=state, to_state=referral.state, at=answered
            )

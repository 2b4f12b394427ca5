"""A year of an office's work: attentions, contacts, referrals, placements, agreements."""

import uuid
from datetime import date, datetime, timedelta
from random import Random

from django.core.files.base import ContentFile

from employers.models import Employer, EmployerContact, Vacancy
from jobseekers.models import Attention, JobSeeker
from matching.models import Evidence, Placement, Referral, ReferralEvent
from omil_portal.accounts.models import User
from omil_portal.demo.sizes import COMPANIES, days_of_the_year, office_hour, year_of
from omil_portal.demo.staff import share_out
from omil_portal.occupations.work import ContractType
from omil_portal.offices.models import Office
from omil_portal.offices.territory import read_los_lagos_offices
from sence_programs.models import Agreement, Goal, GoalDefinition

NAMESPACE = uuid.UUID("6d3a1b1e-3a55-4c1c-9b5f-0c9f1c6f2b10")
FREQUENT = (
    *[Attention.Kind.OFFERS] * 5,
    *[Attention.Kind.BNE_REGISTRATION] * 3,
    *[Attention.Kind.ASSESSMENT] * 3,
    *[Attention.Kind.JOB_READINESS] * 2,
    Attention.Kind.FCS_CERTIFICATION,
    Attention.Kind.TRAINING,
    Attention.Kind.EXTERNAL_REFERRAL,
)
# The smallest PDF that viewers open: a blank page.
BLANK_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


def request_id(*parts) -> uuid.UUID:
    """The same each time, and of the version of those that a form sends."""
    named = uuid.uuid5(NAMESPACE, "/".join(map(str, parts)))
    return uuid.UUID(bytes=named.bytes, version=4)


def _office_hours(until: datetime, random: Random) -> datetime:
    """A weekday of this year before `until`, between nine and five."""
    days = max((until - until.replace(month=1, day=2)).days, 1)
    moment = until - timedelta(days=random.randrange(1, days + 1))
    moment -= timedelta(days=max(moment.weekday() - 4, 0))
    return moment.replace(hour=random.randrange(9, 17), minute=random.randrange(60))


def create_attentions(
    people: list[JobSeeker],
    offices: dict[str, Office],
    officers: dict[int, User],
    random: Random,
    at: datetime,
) -> int:
    """One to four attentions a person since January, at the office of their comuna."""
    rows = []
    for person in people:
        office = offices[person.comuna_id]
        for turn in range(random.choice([1, 1, 2, 3, 4])):
            rows.append(
                Attention(
                    seeker=person,
                    office=office,
                    officer=officers[office.pk],
                    kind=random.choice(FREQUENT),
                    channel=random.choice([Attention.Channel.DESK] * 4 + [Attention.Channel.PHONE]),
                    at=_office_hours(at, random),
                    request_id=request_id("attention", person.pk, turn),
                )
            )
    return len(Attention.objects.bulk_create(share_out(rows), batch_size=2000))


def create_contacts(
    companies: list[Employer],
    offices: list[Office],
    officers: dict[int, User],
    scale: int,
    random: Random,
    at: datetime,
) -> int:
    """Visits, calls, letters and meetings of every office with companies since January."""
    kinds, on, rows = EmployerContact.Kind, at.date(), []
    for office in offices:
        usual, pace = year_of(office.comuna_id, scale), random.uniform(0.7, 1.25)
        days = [
            (day, random.choice([kinds.VISIT, kinds.VISIT, kinds.CALL, kinds.EMAIL]))
            for day in days_of_the_year(usual["employer_contacts"] * pace, COMPANIES, on, random)
        ]
        for kind, name in ((kinds.MEETING, "employer_meetings"), (kinds.FAIR, "fairs")):
            days += [
                (day, kind) for day in days_of_the_year(usual[name] * pace, COMPANIES, on, random)
            ]
        rows += [
            EmployerContact(
                employer=random.choice(companies),
                office=office,
                officer=officers[office.pk],
                kind=kind,
                at=office_hour(day, random),
                request_id=request_id("contact", office.pk, turn),
            )
            for turn, (day, kind) in enumerate(days)
        ]
    return len(EmployerContact.objects.bulk_create(rows))


def create_placements(
    people: list[JobSeeker],
    vacancies: list[Vacancy],
    offices: dict[str, Office],
    officers: dict[int, User],
    verifier: User,
    random: Random,
    at: datetime,
) -> int:
    """About one person in six was referred and hired; most placements are validated."""
    by_comuna: dict[str, list[Vacancy]] = {}
    for vacancy in vacancies:
        by_comuna.setdefault(vacancy.comuna_id, []).append(vacancy)
    hired = [p for p in people if p.user_id is None and random.random() < 0.17]
    placements = []
    for person in hired:
        office, vacancy = offices[person.comuna_id], random.choice(by_comuna[person.comuna_id])
        referred = at - timedelta(days=random.randrange(20, 300))
        placements.append(
            _placement(person, vacancy, office, officers[office.pk], verifier, referred, random)
        )
    for person in hired:
        person.status = JobSeeker.Status.PLACED
    JobSeeker.objects.bulk_update(hired, ["status"])
    return len(placements)


def create_open_referrals(
    people: list[JobSeeker],
    vacancies: list[Vacancy],
    offices: dict[str, Office],
    officers: dict[int, User],
    random: Random,
    at: datetime,
) -> int:
    """Two people of each office wait for a company's answer; one company is late."""
    rows = []
    for comuna, office in offices.items():
        local = [v for v in vacancies if v.comuna_id == comuna]
        waiting = [p for p in people if p.comuna_id == comuna and not p.user_id]
        waiting = [p for p in waiting if p.status == JobSeeker.Status.ACTIVE][-2:]
        for days, person in zip((3, 12), waiting, strict=False):
            referred = at - timedelta(days=days)
            rows.append(
                Referral(
                    seeker=person,
                    vacancy=random.choice(local),
                    office=office,
                    referred_by=officers[office.pk],
                    referred_at=referred,
                    answer_due=(referred + timedelta(days=14)).date(),
                )
            )
    created = Referral.objects.bulk_create(rows)
    ReferralEvent.objects.bulk_create(
        ReferralEvent(referral=r, to_state=r.state, by=r.referred_by, at=r.referred_at)
        for r in created
    )
    return len(created)


def _placement(
    person: JobSeeker,
    vacancy: Vacancy,
    office: Office,
    officer: User,
    verifier: User,
    referred: datetime,
    random: Random,
) -> Placement:
    referral = Referral.objects.create(
        seeker=person,
        vacancy=vacancy,
        office=office,
        referred_by=officer,
        referred_at=referred,
        answer_due=(referred + timedelta(days=10)).date(),
        state=Referral.State.HIRED,
    )
    verdict = {}
    if random.random() < 0.8:
        verdict = {
            "state": Placement.State.VALIDATED,
            "verified_by": verifier,
            "verified_at": referred + timedelta(days=15),
        }
    placement = Placement.objects.create(
        seeker=person,
        employer_id=vacancy.employer_id,
        vacancy=vacancy,
        referral=referral,
        office=office,
        contract=random.choice([ContractType.FIXED_TERM, ContractType.OPEN_ENDED]),
        starts_on=(referred + timedelta(days=7)).date(),
        weekly_hours=random.choice([42, 42, 42, 30, 22]),
        gross_pay=vacancy.pay_max or 560_000,
        comuna_id=vacancy.comuna_id,
        recorded_by=officer,
        recorded_at=referred + timedelta(days=8),
        **verdict,
    )
    Evidence.objects.create(
        placement=placement,
        kind=Evidence.Kind.CONTRACT,
        file=ContentFile(BLANK_PDF, name="contrato-de-demostracion.pdf"),
        added_by=officer,
        added_at=placement.recorded_at,
    )
    return placement


def create_agreements(offices: dict[str, Office], scale: int, random: Random, on: date) -> int:
    """An agreement of the year for the offices that have one in the demonstration."""
    definitions = list(GoalDefinition.objects.filter(valid_from__lte=on))
    agreements = Agreement.objects.bulk_create(
        Agreement(
            office=offices[row.comuna_cut],
            year=on.year,
            code=f"DEMO-{on.year}-{row.comuna_cut}",
            starts_on=date(on.year, 1, 1),
            cut_off=date(on.year, 12, 31),
        )
        for row in read_los_lagos_offices()
        if row.demo_has_agreement
    )
    Goal.objects.bulk_create(
        Goal(
            agreement=agreement,
            definition=definition,
            target=max(1, round(usual[definition.indicator] * random.uniform(0.94, 1.06))),
        )
        for agreement in agreements
        for usual in [year_of(agreement.office.comuna_id, scale)]
        for definition in definitions
    )
    return len(agreements)

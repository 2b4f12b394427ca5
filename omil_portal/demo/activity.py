"""A year of an office's work: attentions, contacts, referrals, placements, agreements."""

import uuid
from datetime import date, datetime, timedelta
from random import Random

from django.core.files.base import ContentFile

from employers.models import Employer, EmployerContact, Vacancy
from jobseekers.models import Attention, JobSeeker
from matching.models import Evidence, Placement, Referral
from omil_portal.accounts.models import User
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


def _request_id(*parts) -> uuid.UUID:
    return uuid.uuid5(NAMESPACE, "/".join(map(str, parts)))


def create_attentions(
    people: list[JobSeeker],
    offices: dict[str, Office],
    officers: dict[int, User],
    random: Random,
    at: datetime,
) -> int:
    """One to four attentions a person since January, at the office of their comuna."""
    start = at.replace(month=1, day=2)
    days = max((at - start).days, 1)
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
                    at=start
                    + timedelta(days=random.randrange(days), minutes=random.randrange(480)),
                    request_id=_request_id("attention", person.pk, turn),
                )
            )
    return len(Attention.objects.bulk_create(rows, batch_size=2000))


def create_contacts(
    companies: list[Employer],
    offices: list[Office],
    officers: dict[int, User],
    random: Random,
    at: datetime,
) -> int:
    """Visits, calls and meetings of every office with companies since January."""
    days = max((at - at.replace(month=1, day=2)).days, 1)
    kinds = EmployerContact.Kind
    rows = [
        EmployerContact(
            employer=random.choice(companies),
            office=office,
            officer=officers[office.pk],
            kind=random.choice([kinds.VISIT, kinds.VISIT, kinds.CALL, kinds.MEETING, kinds.FAIR]),
            at=at - timedelta(days=random.randrange(days)),
            request_id=_request_id("contact", office.pk, turn),
        )
        for office in offices
        for turn in range(random.randrange(4, 14))
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
    JobSeeker.objects.filter(pk__in=[p.pk for p in hired]).update(status=JobSeeker.Status.PLACED)
    return len(placements)


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


def create_agreements(
    offices: dict[str, Office], people_each: int, random: Random, on: date
) -> int:
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
            target=_target(definition, people_each, random),
        )
        for agreement in agreements
        for definition in definitions
    )
    return len(agreements)


SHARE_OF_PEOPLE = {"colocadas": 0.17, "derivadas": 0.2, "atendidas": 1.1, "orientadas": 0.6}


def _target(definition: GoalDefinition, people_each: int, random: Random) -> int:
    """About what the invented year gives, so that some offices are ahead and some behind."""
    share = SHARE_OF_PEOPLE.get(definition.indicator)
    usual = people_each * share if share else 5
    return max(1, round(usual * random.uniform(0.7, 1.4)))

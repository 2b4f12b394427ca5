"""Job fairs of Puerto Montt: one that gave results and was closed, and one announced."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import cycle
from random import Random

from django.core.files.base import ContentFile
from django.utils import timezone

from employers.models import Vacancy
from jobseekers.models import JobSeeker
from matching.models import Evidence, Referral
from matching.services.placements import Terms, record_placement, validate_placement
from matching.services.referrals import record_result
from omil_portal.access.roles import Role
from omil_portal.accounts.models import User
from omil_portal.demo.activity import BLANK_PDF
from omil_portal.demo.staff import HOME
from omil_portal.occupations.work import ContractType
from omil_portal.offices.models import Office
from sence_programs.fairs import lifecycle
from sence_programs.models import FairInterview, FairRegistration, FairStand, JobFair
from sence_programs.services.fairs import move_fair, save_fair
from sence_programs.services.fairs_interviews import record_interview
from sence_programs.services.fairs_people import check_in, register_person
from sence_programs.services.fairs_stands import choose_vacancies, mark_present, take_stand

PARTNERS = ("puerto-varas", "llanquihue")
NEAR = (HOME, *PARTNERS, "calbuco", "frutillar", "maullin", "los-muermos")
THURSDAY = 3
RESULTS = (
    *[FairInterview.Result.INTERVIEWED] * 4,
    *[FairInterview.Result.SHORTLISTED] * 3,
    FairInterview.Result.HIRED,
    *[FairInterview.Result.NOT_GOING_ON] * 2,
)
REASONS = (Referral.Reason.EXPERIENCE, Referral.Reason.PAY, Referral.Reason.HOURS)


def create_fairs(
    people: list[JobSeeker], users: dict[Role, User], random: Random, at: datetime
) -> int:
    """Both with the portal's own services, each at its moment. Returns how many."""
    offices = {office.slug: office for office in Office.objects.select_related("comuna")}
    comunas = {offices[slug].comuna_id for slug in NEAR if slug in offices}
    free = [
        person
        for person in people
        if person.comuna_id in comunas
        and not person.user_id
        and person.status == JobSeeker.Status.ACTIVE
    ]
    random.shuffle(free)
    liaison = users[Role.EMPLOYER_LIAISON]
    past = _planned("Feria del Trabajo de Primavera", offices, liaison, _thursday(at, -47), at)
    stands = _companies(past, liaison, at, most=10)
    _held(past, free, stands, users, random)
    coming = _planned("Feria Laboral de Verano", offices, liaison, _thursday(at, 18), at)
    _companies(coming, liaison, at, most=6, skip=1)
    for person in free[-25:]:
        _sign_up(coming, person, liaison, at - timedelta(days=2))
    return 2


def _thursday(at: datetime, days: int) -> date:
    day = at.date() + timedelta(days=days)
    return day + timedelta(days=(THURSDAY - day.weekday()) % 7)


def _planned(title: str, offices: dict[str, Office], by: User, on: date, at: datetime) -> JobFair:
    """Announced three weeks before, or today."""
    home = offices[HOME]
    early = min(at, _at(on, 9) - timedelta(days=21))
    fair = JobFair(
        title=title,
        office=home,
        comuna=home.comuna,
        place="Arena Puerto Montt, Av. Juan Soler Manfredini 1771",
        directions="Micros por la costanera hasta Pelluco. La entrada está frente al mar.",
        description="Empresas de la salmonicultura, el comercio y los servicios. "
        "Conversa con ellas el mismo día. Es gratis.",
        starts_on=on,
        ends_on=on,
        opens_at=time(10),
        closes_at=time(16),
        capacity=12,
    )
    partners = [offices[slug] for slug in PARTNERS if slug in offices]
    save_fair(fair=fair, partners=partners, by=by, at=early)
    return move_fair(fair=fair, move=lifecycle.ANNOUNCE, by=by, at=early)


def _at(on: date, hour: int, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(on, time(hour, minute)))


def _companies(
    fair: JobFair, by: User, at: datetime, *, most: int, skip: int = 0
) -> list[FairStand]:
    """Those with offers in the comuna take a stand and bring them."""
    offers: dict[int, list[Vacancy]] = {}
    published = Vacancy.objects.published(at.date()).filter(comuna=fair.comuna_id)
    for vacancy in published.select_related("employer").order_by("employer", "pk"):
        offers.setdefault(vacancy.employer_id, []).append(vacancy)
    early = min(at, _at(fair.starts_on, 9) - timedelta(days=10))
    stands = []
    for own in list(offers.values())[skip : skip + most]:
        stand = take_stand(fair=fair, employer=own[0].employer, by=by, at=early)
        stands.append(choose_vacancies(stand=stand, vacancies=own, at=early))
    return stands


def _sign_up(fair: JobFair, person: JobSeeker, by: User, at: datetime, channel: str = "desk"):
    return register_person(fair=fair, seeker=person, channel=channel, by=by, at=at)


def _held(
    fair: JobFair,
    people: list[JobSeeker],
    stands: list[FairStand],
    users: dict[Role, User],
    random: Random,
) -> None:
    on, desk, liaison = fair.starts_on, users[Role.FRONT_DESK], users[Role.EMPLOYER_LIAISON]
    came = []
    for turn, person in enumerate(people[:90]):
        walks_in = turn % 9 == 8
        moment = _at(on, 10 + turn % 5, random.randrange(60))
        signed = moment if walks_in else moment - timedelta(days=random.randrange(1, 15))
        channel = FairRegistration.Channel.DOOR if walks_in else FairRegistration.Channel.DESK
        registration = _sign_up(fair, person, desk, signed, channel)
        if walks_in or random.random() < 0.75:
            check_in(
                registration=registration, office=fair.office, by=desk, arrived_at=moment, at=moment
            )
            came.append(registration)
    for stand in stands[:-1] if len(stands) > 2 else stands:
        mark_present(stand=stand, on=on, office=fair.office, by=liaison, at=_at(on, 10))
    interviews = list(_interviews(came, stands[:-1], liaison, random))
    move_fair(fair=fair, move=lifecycle.HOLD, by=liaison, at=_at(on, 16))
    _afterwards(interviews, users, fair)


def _interviews(came: Iterable[FairRegistration], stands, by: User, random: Random):
    """Four in ten of those who came spoke with a company."""
    results, reasons = cycle(RESULTS), cycle(REASONS)
    offers = [(stand, vacancy) for stand in stands for vacancy in stand.vacancies.order_by("pk")]
    for registration in came:
        if not offers or random.random() > 0.45:
            continue
        stand, vacancy = random.choice(offers)
        yield record_interview(
            registration=registration,
            stand=stand,
            vacancy=vacancy,
            result=next(results),
            reason=next(reasons),
            by=by,
            at=_at(registration.fair.starts_on, 15),
        )


def _afterwards(interviews: list[FairInterview], users: dict[Role, User], fair: JobFair) -> None:
    """Two more are hired within the month; one starts when the fair is already closed."""
    desk, liaison = users[Role.FRONT_DESK], users[Role.EMPLOYER_LIAISON]
    chosen = [i for i in interviews if i.result == FairInterview.Result.SHORTLISTED][:2]
    for interview in chosen:
        record_result(
            referral=interview.referral, to_state="hired", by=desk, at=_at(fair.ends_on, 11) + DAYS
        )
    hired = [i for i in interviews if i.result == FairInterview.Result.HIRED] + chosen
    for interview in hired[:-1]:
        _placement(interview, desk, users[Role.COUNSELLOR], _at(fair.ends_on, 12) + DAYS)
    closing = _at(fair.ends_on, 9) + timedelta(days=31)
    move_fair(fair=fair, move=lifecycle.CLOSE, by=liaison, at=closing)
    for interview in hired[-1:]:
        _placement(interview, desk, None, closing + timedelta(days=2))


DAYS = timedelta(days=14)
"""Between the fair and the decision of a company."""


def _placement(interview: FairInterview, by: User, verifier: User | None, at: datetime) -> None:
    vacancy = interview.vacancy
    terms = Terms(
        contract=ContractType.FIXED_TERM,
        starts_on=at.date(),
        ends_on=at.date() + timedelta(days=180),
        weekly_hours=42,
        gross_pay=vacancy.pay_max or 560_000,
        comuna=vacancy.comuna,
    )
    referral = Referral.objects.get(pk=interview.referral_id)
    placement = record_placement(referral=referral, terms=terms, by=by, at=at)
    Evidence.objects.create(
        placement=placement,
        kind=Evidence.Kind.CONTRACT,
        file=ContentFile(BLANK_PDF, name="contrato-de-demostracion.pdf"),
        added_by=by,
        added_at=at,
    )
    if verifier:
        validate_placement(placement=placement, by=verifier, at=at + timedelta(days=3))

"""A market in the database, made at random but always the same: people, offers, roads, skills."""

from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from django.db import connection

from employers.models import Vacancy
from jobseekers.models import DesiredOccupation, JobSeeker, Profile
from omil_portal.accounts.run import check_digit
from omil_portal.occupations.models import Skill
from omil_portal.occupations.work import Licence, Permit, WorkingHours
from omil_portal.offices.models import Comuna, TravelTime
from tests.factories.employers import EmployerFactory
from tests.factories.kernel import ComunaFactory, OccupationFactory, RegionFactory

ON = date(2026, 11, 2)
CODES = ("7212", "7213", "7115", "5120", "9112", "9412", "8332", "5223", "51", "9")


def noon(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, 12, tzinfo=ZoneInfo("America/Santiago"))


def a_market(people: int = 300, offers: int = 100, seed: int = 20261102) -> None:
    random = Random(seed)
    comunas = _territory(random)
    occupations = [OccupationFactory(code=code, name=f"Ocupación {code}") for code in CODES]
    skills = Skill.objects.bulk_create(Skill(name=f"Oficio {n}") for n in range(25))
    _offers(random, offers, comunas, occupations, skills)
    _people(random, people, comunas, occupations, skills)
    _count_for_the_planner()


def _count_for_the_planner() -> None:
    """As the portal's database does on its own, which other tests' rows would mislead."""
    written = [
        *(TravelTime, Skill, Vacancy, Vacancy.skills.through, JobSeeker, Profile),
        *(Profile.skills.through, Profile.moving_regions.through, DesiredOccupation),
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(model._meta.db_table for model in written)}")


def _territory(random: Random) -> list[Comuna]:
    regions = [RegionFactory(cut=cut) for cut in ("10", "14")]
    comunas = [ComunaFactory(region=region) for region in regions for _ in range(4)]
    TravelTime.objects.bulk_create(
        TravelTime(
            origin=origin,
            destination=destination,
            minutes=0 if origin == destination else random.randrange(20, 200),
        )
        for origin in comunas
        for destination in comunas
        if random.random() < 0.8 or origin == destination
    )
    return comunas


def _offers(random: Random, count: int, comunas, occupations, skills) -> None:
    employer = EmployerFactory(comuna=comunas[0])
    offers = Vacancy.objects.bulk_create(
        _offer(random, employer, comunas, occupations, n) for n in range(count)
    )
    asked = Vacancy.skills.through
    asked.objects.bulk_create(
        asked(vacancy=offer, skill=skill)
        for offer in offers
        for skill in random.sample(skills, random.randrange(5))
    )


def _offer(random: Random, employer, comunas, occupations, n: int) -> Vacancy:
    comuna = random.choice([*comunas, None])
    published = ON - timedelta(days=random.randrange(120))
    return Vacancy(
        employer=employer,
        title=f"Oferta {n}",
        occupation=random.choice([*occupations, None]),
        comuna=comuna,
        region=comuna.region if comuna else None,
        pay_max=random.choice([None, 600_000, 900_000]),
        hours=random.choice(["", "", "", *WorkingHours.values]),
        schooling=random.choice([0, 0, 0, 2, 4, 7]),
        experience_months=random.choice([0, 0, 0, 0, 6, 24]),
        licences=random.choice([[], [], [], [Licence.B], [Licence.B, Licence.A2]]),
        permits=random.choice([[], [], [], [], [Permit.values[0]]]),
        adults_only=random.random() < 0.2,
        status=Vacancy.Status.PUBLISHED,
        created_at=noon(published),
        changed_at=noon(published),
        published_at=noon(published),
        search_text="",
    )


def _people(random: Random, count: int, comunas, occupations, skills) -> None:
    people = JobSeeker.objects.bulk_create(
        JobSeeker(
            run_number=16_000_000 + n,
            run_dv=check_digit(16_000_000 + n),
            names=f"Persona {n}",
            first_surname="Ñancupel",
            comuna=random.choice(comunas),
            birth_date=random.choice([None, date(1980, 1, 1), date(2010, 1, 1)]),
            created_at=noon(ON),
            search_text="",
        )
        for n in range(count)
    )
    profiles = Profile.objects.bulk_create(_profile(random, person) for person in people)
    # Triggers join these tables from here on: a planner that thinks them empty takes minutes.
    _count_for_the_planner()
    held, moving = Profile.skills.through, Profile.moving_regions.through
    held.objects.bulk_create(
        held(profile=profile, skill=skill)
        for profile in profiles
        for skill in random.sample(skills, random.randrange(7))
    )
    moving.objects.bulk_create(
        moving(profile=profile, region_id=random.choice(["10", "14"]))
        for profile in profiles
        if random.random() < 0.2
    )
    DesiredOccupation.objects.bulk_create(
        DesiredOccupation(
            profile=profile, rank=rank, occupation=occupation, months=random.randrange(80)
        )
        for profile in profiles
        for rank, occupation in enumerate(random.sample(occupations, random.randrange(4)), start=1)
    )


def _profile(random: Random, person: JobSeeker) -> Profile:
    return Profile(
        seeker=person,
        schooling=random.choice([None, 2, 4, 5, 9]),
        accepted_minutes=random.choice([30, 90, 180]),
        hours=random.sample(WorkingHours.values, random.randrange(4)),
        licences=random.choice([[], [Licence.B], [Licence.A2, Licence.B]]),
        permits=random.choice([[], [Permit.values[0]]]),
        expected_pay=random.choice([None, 500_000, 700_000]),
        widen=random.random() < 0.2,
        updated_at=noon(ON - timedelta(days=random.randrange(120))),
    )

"""People who look for work, with profiles drawn from the offers around them."""

from datetime import date, datetime, timedelta
from random import Random

from jobseekers.models import DesiredOccupation, JobSeeker, OfficeLink, Profile, ProtectedFacts
from jobseekers.services.people import folded_names
from omil_portal.access.roles import Role
from omil_portal.accounts.models import User
from omil_portal.accounts.run import check_digit
from omil_portal.demo.accounts import BY_ROLE
from omil_portal.demo.offers import OFFERS
from omil_portal.demo.people_names import MEN, SURNAMES, WOMEN
from omil_portal.demo.staff import HOME
from omil_portal.occupations.models import Skill
from omil_portal.occupations.work import Licence, Schooling, WorkingHours
from omil_portal.offices.models import Office

FIRST_RUN = 17_000_000


def create_people(
    offices: list[Office], *, each: int, seeker: User, random: Random, at: datetime
) -> list[JobSeeker]:
    """`each` people for every office, and the demonstration's own seeker in Puerto Montt."""
    people, women = [], {}
    for office in offices:
        for _ in range(each):
            woman = random.random() < 0.55
            person = new_person(FIRST_RUN + len(people), woman, office, random, at)
            people.append(person)
            women[person.run_number] = woman
    people.append(_own_seeker(seeker, next(o for o in offices if o.slug == HOME), at))
    women[people[-1].run_number] = True
    people = JobSeeker.objects.bulk_create(people)
    by_comuna = {office.comuna_id: office for office in offices}
    OfficeLink.objects.bulk_create(
        OfficeLink(
            seeker=person,
            office=by_comuna[person.comuna_id],
            reason=OfficeLink.Reason.REGISTERED,
            since=person.created_at,
        )
        for person in people
    )
    _create_profiles(people, random, at)
    ProtectedFacts.objects.bulk_create(
        _protected(person, women[person.run_number], random, at) for person in people
    )
    return people


def new_person(number: int, woman: bool, office: Office, random: Random, at: datetime) -> JobSeeker:
    """Somebody of that comuna, with their identity checked; not yet saved."""
    person = JobSeeker(
        run_number=number,
        run_dv=check_digit(number),
        names=" ".join(random.sample(WOMEN if woman else MEN, k=2)),
        first_surname=random.choice(SURNAMES),
        second_surname=random.choice(SURNAMES),
        birth_date=date(at.year - random.randrange(19, 65), random.randrange(1, 13), 15),
        phone=f"+56 9 {random.randrange(4000, 9999)} {random.randrange(1000, 9999)}",
        comuna=office.comuna,
        created_at=at - timedelta(days=random.randrange(1, 300)),
    )
    person.identity_checked_at = person.created_at
    person.search_text = folded_names(person)
    return person


def _own_seeker(user: User, office: Office, at: datetime) -> JobSeeker:
    run = BY_ROLE[Role.SEEKER].run
    person = JobSeeker(
        user=user,
        run_number=run.number,
        run_dv=run.dv,
        names="María Elena",
        first_surname="Guaquín",
        second_surname="Barría",
        birth_date=date(1994, 5, 15),
        phone="+56 9 5555 0101",
        comuna=office.comuna,
        created_at=at - timedelta(days=20),
    )
    person.search_text = folded_names(person)
    return person


def _create_profiles(people: list[JobSeeker], random: Random, at: datetime) -> None:
    skills = {skill.name: skill.pk for skill in Skill.objects.all()}
    drawn = [
        (
            person,
            OFFERS[:2] if person.user_id else random.sample(OFFERS, k=random.choice([1, 2, 3])),
        )
        for person in people
    ]
    Profile.objects.bulk_create(_profile(person, wanted, random, at) for person, wanted in drawn)
    DesiredOccupation.objects.bulk_create(
        DesiredOccupation(
            profile_id=person.pk,
            rank=rank,
            occupation_id=offer.code,
            months=18 if person.user_id else random.choice([0, 6, 12, 24, 36, 60, 120]),
        )
        for person, wanted in drawn
        for rank, offer in enumerate(wanted, start=1)
    )
    through = Profile.skills.through
    through.objects.bulk_create(
        through(profile_id=person.pk, skill_id=skills[name])
        for person, wanted in drawn
        for name in sorted({name for offer in wanted for name in offer.skills})
        if random.random() < 0.7
    )


def _profile(person: JobSeeker, wanted: list, random: Random, at: datetime) -> Profile:
    if person.user_id:
        return _own_profile(person, at)
    licences = {Licence.B} if random.random() < 0.35 else set()
    permits = set()
    for offer in wanted:
        if random.random() < 0.7:
            licences.update(offer.licences)
            permits.update(offer.permits)
    return Profile(
        seeker=person,
        schooling=random.choice(
            [
                Schooling.BASIC,
                Schooling.SECONDARY_INCOMPLETE,
                Schooling.SECONDARY,
                Schooling.SECONDARY,
                Schooling.SECONDARY_TECHNICAL,
                Schooling.TECHNICAL,
            ]
        ),
        accepted_minutes=random.choice([30, 45, 60, 60, 90]),
        hours=_hours(random),
        licences=sorted(licences),
        permits=sorted(permits),
        expected_pay=random.choice([None, 553_553, 600_000, 650_000, 700_000, 800_000]),
        widen=random.random() < 0.1,
        updated_at=at - timedelta(days=random.randrange(0, 120)),
    )


def _own_profile(person: JobSeeker, at: datetime) -> Profile:
    """The demonstration's own seeker fits several offers around Puerto Montt."""
    return Profile(
        seeker=person,
        schooling=Schooling.SECONDARY,
        accepted_minutes=90,
        hours=[WorkingHours.FULL, WorkingHours.SHIFTS, WorkingHours.PARTIAL],
        licences=[Licence.B],
        expected_pay=580_000,
        updated_at=at - timedelta(days=3),
    )


def _hours(random: Random) -> list[str]:
    """Most people take a full day; many would also take shifts or part of a day."""
    likely = {
        WorkingHours.FULL: 0.95,
        WorkingHours.SHIFTS: 0.6,
        WorkingHours.PARTIAL: 0.4,
        WorkingHours.WEEKEND: 0.25,
        WorkingHours.NIGHT: 0.2,
        WorkingHours.REMOTE: 0.1,
    }
    return [hours for hours, share in likely.items() if random.random() < share]


def _protected(person: JobSeeker, woman: bool, random: Random, at: datetime) -> ProtectedFacts:
    said = random.random() < 0.6
    return ProtectedFacts(
        seeker=person,
        sex=ProtectedFacts.Sex.FEMALE if woman else ProtectedFacts.Sex.MALE,
        nationality="Chilena",
        disability_credential=random.random() < 0.06 if said else None,
        social_registry_percent=random.choice([40, 40, 40, 50, 60, 70, 80]) if said else None,
        months_unemployed=random.randrange(0, 14) if said else None,
        months_unemployed_of_18=random.randrange(6, 18) if said else None,
        updated_at=at,
    )

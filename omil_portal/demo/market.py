"""Companies and their offers, spread over the comunas of Los Lagos."""

from datetime import datetime, timedelta
from random import Random

from employers.models import Employer, EmployerMember, Vacancy, VacancyEvent
from employers.services.publishing import search_words
from omil_portal.accounts.models import User
from omil_portal.accounts.run import check_digit
from omil_portal.demo.offers import COMPANIES, OFFERS
from omil_portal.occupations.models import Occupation, Skill
from omil_portal.offices.models import Office

FIRST_RUT = 76_900_000


def create_companies(offices: list[Office], member: User, at: datetime) -> list[Employer]:
    """The companies; the demonstration's member acts for the first."""
    companies = Employer.objects.bulk_create(
        Employer(
            rut_number=FIRST_RUT + index,
            rut_dv=check_digit(FIRST_RUT + index),
            legal_name=name,
            activity=activity,
            size=Employer.Size.SMALL if index % 3 else Employer.Size.MEDIUM,
            comuna=offices[index % len(offices)].comuna,
            created_at=at,
        )
        for index, (name, activity) in enumerate(COMPANIES)
    )
    EmployerMember.objects.create(
        employer=companies[0], user=member, position="Jefe de personas", since=at, confirmed_at=at
    )
    return companies


def create_vacancies(
    companies: list[Employer], offices: list[Office], random: Random, at: datetime
) -> list[Vacancy]:
    """Eight published offers for each office, of the last two months."""
    names = dict(Occupation.objects.values_list("code", "name"))
    skills = {skill.name: skill for skill in Skill.objects.all()}
    planned = []
    for office in offices:
        for offer in random.sample(OFFERS, k=8):
            vacancy = _vacancy(offer, office, random.choice(companies), random, at)
            vacancy.search_text = search_words(vacancy, names[offer.code])
            planned.append((vacancy, offer))
    vacancies = Vacancy.objects.bulk_create(vacancy for vacancy, _ in planned)
    VacancyEvent.objects.bulk_create(
        VacancyEvent(vacancy=v, to_status=v.status, at=v.published_at, note="Demostración")
        for v in vacancies
    )
    through = Vacancy.skills.through
    through.objects.bulk_create(
        through(vacancy_id=vacancy.pk, skill_id=skills[name].pk)
        for vacancy, offer in planned
        for name in offer.skills
    )
    return vacancies


def _vacancy(offer, office: Office, company: Employer, random: Random, at: datetime) -> Vacancy:
    published = at - timedelta(days=random.randrange(0, 60), hours=random.randrange(0, 8))
    low, high = offer.pay or (None, None)
    return Vacancy(
        employer=company,
        office=office,
        title=offer.title,
        occupation_id=offer.code,
        posts=offer.posts,
        functions=offer.functions,
        comuna=office.comuna,
        region_id=office.comuna.region_id,
        pay_min=low,
        pay_max=high,
        hours=offer.hours,
        contract=offer.contract,
        schooling=offer.schooling,
        experience_months=offer.months,
        licences=list(offer.licences),
        permits=list(offer.permits),
        adults_only=offer.adults_only,
        closes_on=(at + timedelta(days=random.randrange(10, 60))).date(),
        source=random.choice([Vacancy.Source.PORTAL, Vacancy.Source.VISIT]),
        status=Vacancy.Status.PUBLISHED,
        created_at=published,
        changed_at=published,
        published_at=published,
    )

"""Companies and their offers, spread over the comunas of Los Lagos."""

from datetime import date, datetime, timedelta
from random import Random

from employers.models import Employer, EmployerMember, Vacancy, VacancyEvent
from employers.services.publishing import search_words
from omil_portal.accounts.models import User
from omil_portal.accounts.run import check_digit
from omil_portal.demo.offers import COMPANIES, OFFERS
from omil_portal.demo.sizes import WORK, days_of_the_year, office_hour, year_of
from omil_portal.occupations.models import Occupation, Skill
from omil_portal.offices.models import Office

FIRST_RUT = 76_900_000
POSTS_EACH = 2


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
        for index, (name, activity, _) in enumerate(COMPANIES)
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
    by_code = {
        code: company
        for company, (_, _, codes) in zip(companies, COMPANIES, strict=True)
        for code in codes
    }
    skills = {skill.name: skill for skill in Skill.objects.all()}
    planned = []
    for office in offices:
        for offer in random.sample(OFFERS, k=8):
            vacancy = _vacancy(offer, office, by_code[offer.code], random, at)
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


def create_past_vacancies(
    companies: list[Employer], offices: list[Office], scale: int, random: Random, at: datetime
) -> list[Vacancy]:
    """Offers of each month of the year, and of the December before, that are closed by now."""
    names = dict(Occupation.objects.values_list("code", "name"))
    vacancies = []
    for office in offices:
        posts = year_of(office.comuna_id, scale)["vacancies"] * random.uniform(0.75, 1.2)
        days = {date(at.year - 1, 12, 15): 1}
        for day in days_of_the_year(posts / POSTS_EACH, WORK, at.date(), random):
            days[day] = days.get(day, 0) + 1
        for day, number in days.items():
            for offer in random.choices(OFFERS, k=number):
                vacancy = _vacancy(offer, office, random.choice(companies), random, at)
                published = min(office_hour(day, random), at - timedelta(hours=2))
                vacancy.posts = min(vacancy.posts, 3 * POSTS_EACH)
                vacancy.created_at = vacancy.published_at = published
                vacancy.changed_at = min(published + timedelta(days=30), at)
                vacancy.closes_on = vacancy.changed_at.date()
                vacancy.status = Vacancy.Status.CLOSED
                vacancy.search_text = search_words(vacancy, names[offer.code])
                vacancies.append(vacancy)
    created = Vacancy.objects.bulk_create(vacancies, batch_size=2000)
    VacancyEvent.objects.bulk_create(
        VacancyEvent(vacancy=v, to_status=status, at=moment, note="Demostración")
        for v in created
        for status, moment in (
            (Vacancy.Status.PUBLISHED, v.published_at),
            (Vacancy.Status.CLOSED, v.changed_at),
        )
    )
    return created


def create_offers_to_review(
    companies: list[Employer], office: Office, member: User, at: datetime
) -> list[Vacancy]:
    """Two offers an office has yet to read; the second asks for what the law forbids."""
    functions = (
        "Limpiar y filetear merluza en planta. Hay casino y bus de acercamiento.",
        "Recibir pedidos y ordenar bodega. Buscamos señorita menor de 30 años, sin DICOM.",
    )
    titles = (("Operario u operaria de fileteo", "8160"), ("Asistente de bodega", "4321"))
    names = dict(Occupation.objects.values_list("code", "name"))
    vacancies = [
        Vacancy(
            employer=companies[0],
            office=office,
            title=title,
            occupation_id=code,
            functions=text,
            comuna=office.comuna,
            region_id=office.comuna.region_id,
            pay_min=560_000,
            pay_max=640_000,
            hours="full",
            contract="fixed_term",
            closes_on=(at + timedelta(days=30)).date(),
            status=Vacancy.Status.IN_REVIEW,
            posted_by=member,
            created_at=at,
            changed_at=at - timedelta(hours=hours),
        )
        for (title, code), text, hours in zip(titles, functions, (30, 4), strict=True)
    ]
    for vacancy in vacancies:
        vacancy.search_text = search_words(vacancy, names[vacancy.occupation_id])
    created = Vacancy.objects.bulk_create(vacancies)
    VacancyEvent.objects.bulk_create(
        VacancyEvent(vacancy=v, to_status=v.status, at=v.changed_at, by=member) for v in created
    )
    return created


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

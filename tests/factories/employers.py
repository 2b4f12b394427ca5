"""Companies and their vacancies."""

import uuid

import factory
from factory.django import DjangoModelFactory

from employers.models import (
    Employer,
    EmployerContact,
    EmployerMember,
    JobAnalysis,
    Vacancy,
    VacancyEvent,
)
from omil_portal.accounts.run import check_digit
from omil_portal.occupations.text import fold
from omil_portal.occupations.work import ContractType, WorkingHours
from tests.factories.kernel import (
    ComunaFactory,
    OccupationFactory,
    OfficeFactory,
    UserFactory,
)
from tests.factories.when import AT, ON


class EmployerFactory(DjangoModelFactory):
    class Meta:
        model = Employer

    class Params:
        from_bne = factory.Trait(
            rut_number=None, rut_dv="", bne_key=factory.Sequence(lambda n: f"empresa-{n}")
        )

    rut_number = factory.Sequence(lambda n: 76_000_000 + n)
    rut_dv = factory.LazyAttribute(lambda company: check_digit(company.rut_number))
    legal_name = factory.Sequence(lambda n: f"Conservas del Sur {n} SpA")
    size = Employer.Size.SMALL
    comuna = factory.SubFactory(ComunaFactory)
    created_at = AT


class EmployerMemberFactory(DjangoModelFactory):
    class Meta:
        model = EmployerMember

    class Params:
        unconfirmed = factory.Trait(confirmed_at=None)
        ended = factory.Trait(ended_at=AT)

    employer = factory.SubFactory(EmployerFactory)
    user = factory.SubFactory(UserFactory)
    since = AT
    confirmed_at = AT


class VacancyFactory(DjangoModelFactory):
    """A published offer for a welder, open until further notice."""

    class Meta:
        model = Vacancy
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(status=Vacancy.Status.DRAFT, published_at=None)
        in_review = factory.Trait(status=Vacancy.Status.IN_REVIEW, published_at=None)
        returned = factory.Trait(status=Vacancy.Status.RETURNED, published_at=None)
        closed = factory.Trait(status=Vacancy.Status.CLOSED)

    employer = factory.SubFactory(EmployerFactory)
    office = factory.SubFactory(OfficeFactory)
    comuna = factory.LazyAttribute(lambda vacancy: vacancy.office and vacancy.office.comuna)
    region = factory.LazyAttribute(lambda vacancy: vacancy.comuna and vacancy.comuna.region)
    title = factory.Sequence(lambda n: f"Soldador de estructuras {n}")
    occupation = factory.SubFactory(OccupationFactory)
    functions = "Soldar estructuras metálicas en el taller."
    pay_min = 650_000
    pay_max = 800_000
    hours = WorkingHours.FULL
    contract = ContractType.OPEN_ENDED
    status = Vacancy.Status.PUBLISHED
    created_at = AT
    changed_at = AT
    published_at = AT
    search_text = factory.LazyAttribute(lambda vacancy: fold(vacancy.title))


class VacancyEventFactory(DjangoModelFactory):
    class Meta:
        model = VacancyEvent

    vacancy = factory.SubFactory(VacancyFactory)
    to_status = Vacancy.Status.PUBLISHED
    at = AT


class EmployerContactFactory(DjangoModelFactory):
    class Meta:
        model = EmployerContact

    employer = factory.SubFactory(EmployerFactory)
    office = factory.SubFactory(OfficeFactory)
    officer = factory.SubFactory(UserFactory)
    kind = EmployerContact.Kind.VISIT
    at = AT
    request_id = factory.LazyFunction(uuid.uuid4)


class JobAnalysisFactory(DjangoModelFactory):
    class Meta:
        model = JobAnalysis

    employer = factory.SubFactory(EmployerFactory)
    office = factory.SubFactory(OfficeFactory)
    officer = factory.SubFactory(UserFactory)
    position = "Operario de planta"
    tasks = "Revisar y empacar el producto."
    requirements = "Estar de pie cuatro horas."
    adjustments = "Banco para trabajar sentado."
    done_on = ON
    recorded_at = AT
    request_id = factory.LazyFunction(uuid.uuid4)

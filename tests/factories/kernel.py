"""Accounts, territory, offices and their staff, occupations."""

from datetime import date

import factory
from factory.django import DjangoModelFactory, Password

from omil_portal.access.roles import Role
from omil_portal.accounts.models import User
from omil_portal.accounts.run import Run, check_digit
from omil_portal.occupations.models import Occupation, Skill
from omil_portal.offices.models import Comuna, Office, Province, Region, StaffMembership

PASSWORD = "clave-de-prueba-2026"


def run_of(number: int) -> Run:
    """The RUN with that body, its check digit right."""
    return Run(number, check_digit(number))


class UserFactory(DjangoModelFactory):
    """An account whose RUN nobody else has; `PASSWORD` opens it."""

    class Meta:
        model = User

    username = factory.Sequence(lambda n: run_of(10_000_000 + n).canonical)
    full_name = factory.Sequence(lambda n: f"Cuenta Número {n}")
    password = Password(PASSWORD)


class RegionFactory(DjangoModelFactory):
    class Meta:
        model = Region
        django_get_or_create = ("cut",)

    cut = "10"
    name = factory.LazyAttribute(lambda region: f"Región {region.cut}")
    order = factory.LazyAttribute(lambda region: int(region.cut))
    time_zone = "America/Santiago"


class ProvinceFactory(DjangoModelFactory):
    class Meta:
        model = Province
        django_get_or_create = ("cut",)

    cut = factory.LazyAttribute(lambda province: f"{province.region.cut}1")
    name = factory.LazyAttribute(lambda province: f"Provincia {province.cut}")
    region = factory.SubFactory(RegionFactory)


class ComunaFactory(DjangoModelFactory):
    """Codes from 99000 on, where no comuna of Chile stands."""

    class Meta:
        model = Comuna
        django_get_or_create = ("cut",)

    cut = factory.Sequence(lambda n: f"99{n % 1000:03}")
    name = factory.LazyAttribute(lambda comuna: f"Comuna {comuna.cut}")
    region = factory.SubFactory(RegionFactory)
    province = factory.SubFactory(ProvinceFactory, region=factory.SelfAttribute("..region"))
    latitude = -41.47
    longitude = -72.94


class OfficeFactory(DjangoModelFactory):
    class Meta:
        model = Office

    comuna = factory.SubFactory(ComunaFactory)
    name = factory.LazyAttribute(lambda office: f"OMIL {office.comuna.name}")
    slug = factory.LazyAttribute(lambda office: f"omil-{office.comuna.cut}")


class StaffMembershipFactory(DjangoModelFactory):
    """Front desk of some office, unless a trait or the test says otherwise."""

    class Meta:
        model = StaffMembership

    class Params:
        counsellor = factory.Trait(role=Role.COUNSELLOR)
        employer_liaison = factory.Trait(role=Role.EMPLOYER_LIAISON)
        office_manager = factory.Trait(role=Role.OFFICE_MANAGER)
        regional_analyst = factory.Trait(
            role=Role.REGIONAL_ANALYST, office=None, region=factory.SubFactory(RegionFactory)
        )
        national_unit = factory.Trait(role=Role.NATIONAL_UNIT, office=None)
        administrator = factory.Trait(role=Role.ADMINISTRATOR, office=None)
        ended = factory.Trait(until=date(2021, 1, 1))

    user = factory.SubFactory(UserFactory)
    role = Role.FRONT_DESK
    office = factory.SubFactory(OfficeFactory)
    since = date(2020, 1, 1)


class OccupationFactory(DjangoModelFactory):
    class Meta:
        model = Occupation
        django_get_or_create = ("code",)

    code = "7212"
    name = "Soldadores y oxicortadores"
    level = factory.LazyAttribute(lambda occupation: len(occupation.code))


class SkillFactory(DjangoModelFactory):
    class Meta:
        model = Skill
        django_get_or_create = ("name",)

    name = factory.Sequence(lambda n: f"Habilidad {n}")

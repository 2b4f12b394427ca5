"""People who look for work."""

import uuid
from datetime import date

import factory
from factory.django import DjangoModelFactory

from jobseekers.models import (
    Attention,
    Consent,
    ConsentText,
    DesiredOccupation,
    JobSeeker,
    OfficeLink,
    Profile,
    ProtectedFacts,
)
from omil_portal.accounts.run import check_digit
from omil_portal.occupations.text import fold
from omil_portal.occupations.work import Licence, Schooling, WorkingHours
from tests.factories.kernel import (
    ComunaFactory,
    OccupationFactory,
    OfficeFactory,
    UserFactory,
    run_of,
)
from tests.factories.when import AT


class JobSeekerFactory(DjangoModelFactory):
    """Someone with a RUN and no account, registered nowhere yet."""

    class Meta:
        model = JobSeeker
        skip_postgeneration_save = True

    class Params:
        with_account = factory.Trait(
            user=factory.SubFactory(
                UserFactory,
                username=factory.LazyAttribute(
                    lambda user: run_of(user.factory_parent.run_number).canonical
                ),
                full_name=factory.LazyAttribute(
                    lambda user: f"{user.factory_parent.names} {user.factory_parent.first_surname}"
                ),
            )
        )
        foreigner = factory.Trait(
            document=JobSeeker.Document.PASSPORT,
            run_number=None,
            run_dv="",
            other_document=factory.Sequence(lambda n: f"P{n:07}"),
        )
        placed = factory.Trait(status=JobSeeker.Status.PLACED)
        with_profile = factory.Trait(
            profile=factory.RelatedFactory(
                "tests.factories.jobseekers.ProfileFactory", factory_related_name="seeker"
            )
        )

    run_number = factory.Sequence(lambda n: 15_000_000 + n)
    run_dv = factory.LazyAttribute(lambda person: check_digit(person.run_number))
    names = factory.Sequence(lambda n: f"Persona {n}")
    first_surname = "Ñancupel"
    second_surname = "Barría"
    birth_date = date(1990, 5, 17)
    phone = "+56 9 5555 0101"
    comuna = factory.SubFactory(ComunaFactory)
    created_at = AT
    search_text = factory.LazyAttribute(
        lambda p: fold(f"{p.names} {p.first_surname} {p.second_surname}")
    )

    @factory.post_generation
    def linked_to(self, create, office, **kwargs):
        """`linked_to=office`: that office may open the file."""
        if create and office:
            OfficeLinkFactory(seeker=self, office=office)


class OfficeLinkFactory(DjangoModelFactory):
    class Meta:
        model = OfficeLink

    seeker = factory.SubFactory(JobSeekerFactory)
    office = factory.SubFactory(OfficeFactory)
    reason = OfficeLink.Reason.REGISTERED
    since = AT


class ProfileFactory(DjangoModelFactory):
    """A welder with a car who takes a full-time job within the hour."""

    class Meta:
        model = Profile
        skip_postgeneration_save = True

    seeker = factory.SubFactory(JobSeekerFactory)
    schooling = Schooling.SECONDARY_TECHNICAL
    hours = factory.LazyFunction(lambda: [WorkingHours.FULL])
    licences = factory.LazyFunction(lambda: [Licence.B])
    expected_pay = 700_000
    updated_at = AT
    desired = factory.RelatedFactory(
        "tests.factories.jobseekers.DesiredOccupationFactory", factory_related_name="profile"
    )


class DesiredOccupationFactory(DjangoModelFactory):
    class Meta:
        model = DesiredOccupation

    profile = factory.SubFactory(ProfileFactory, desired=None)
    rank = 1
    occupation = factory.SubFactory(OccupationFactory)
    months = 36


class ProtectedFactsFactory(DjangoModelFactory):
    class Meta:
        model = ProtectedFacts

    seeker = factory.SubFactory(JobSeekerFactory)
    updated_at = AT


class AttentionFactory(DjangoModelFactory):
    class Meta:
        model = Attention

    seeker = factory.SubFactory(JobSeekerFactory)
    office = factory.SubFactory(OfficeFactory)
    officer = factory.SubFactory(UserFactory)
    kind = Attention.Kind.ASSESSMENT
    at = AT
    request_id = factory.LazyFunction(uuid.uuid4)


class ConsentTextFactory(DjangoModelFactory):
    class Meta:
        model = ConsentText
        django_get_or_create = ("purpose", "version")

    purpose = ConsentText.Purpose.SHOW_TO_EMPLOYERS
    version = 1
    body = "Acepto que las empresas vean mi perfil."
    valid_from = date(2026, 1, 1)


class ConsentFactory(DjangoModelFactory):
    class Meta:
        model = Consent

    class Params:
        withdrawn = factory.Trait(withdrawn_at=AT)

    seeker = factory.SubFactory(JobSeekerFactory)
    text = factory.SubFactory(ConsentTextFactory)
    channel = Consent.Channel.DESK
    given_at = AT
    recorded_by = factory.SubFactory(UserFactory)

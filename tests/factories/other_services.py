"""People sent to other services, and the monthly certification of the unemployment fund."""

import uuid
from datetime import date, timedelta

import factory
from factory.django import DjangoModelFactory

from jobseekers.fcs.calendar import month_after
from jobseekers.models import ExternalReferral, FcsBenefit, FcsCertification
from tests.factories.jobseekers import AttentionFactory, JobSeekerFactory
from tests.factories.kernel import OfficeFactory, UserFactory
from tests.factories.when import AT, ON


class ExternalReferralFactory(DjangoModelFactory):
    """Sent today to the social workers; the answer is expected in two weeks."""

    class Meta:
        model = ExternalReferral

    seeker = factory.SubFactory(JobSeekerFactory)
    office = factory.SubFactory(OfficeFactory)
    sent_by = factory.SubFactory(UserFactory)
    sent_at = AT
    kind = ExternalReferral.Kind.SOCIAL
    place = "DIDECO de Quellón"
    reason = "No tiene cómo pagar el pasaje"
    asked = "Evaluar ayuda para el pasaje"
    answer_by = ON + timedelta(days=14)
    request_id = factory.LazyFunction(uuid.uuid4)
    attention = factory.SubFactory(
        AttentionFactory,
        kind="PP12",
        seeker=factory.SelfAttribute("..seeker"),
        office=factory.SelfAttribute("..office"),
    )


class FcsBenefitFactory(DjangoModelFactory):
    """Five payments from October 2026 on."""

    class Meta:
        model = FcsBenefit

    seeker = factory.SubFactory(JobSeekerFactory)
    office = factory.SubFactory(OfficeFactory)
    opened_by = factory.SubFactory(UserFactory)
    opened_at = AT
    first_month = date(2026, 10, 1)
    last_month = factory.LazyAttribute(lambda benefit: month_after(benefit.first_month, 4))
    request_id = factory.LazyFunction(uuid.uuid4)


class FcsCertificationFactory(DjangoModelFactory):
    """The first month of the benefit, certified."""

    class Meta:
        model = FcsCertification

    class Params:
        refused = factory.Trait(
            state=FcsCertification.State.REFUSED, searches=[], reason="no_search"
        )

    benefit = factory.SubFactory(FcsBenefitFactory)
    office = factory.SelfAttribute("benefit.office")
    month = factory.SelfAttribute("benefit.first_month")
    state = FcsCertification.State.CERTIFIED
    searches = factory.LazyFunction(lambda: ["bne"])
    appeared_on = ON
    certified_by = factory.SubFactory(UserFactory)
    certified_at = AT
    request_id = factory.LazyFunction(uuid.uuid4)
    attention = factory.SubFactory(
        AttentionFactory,
        kind="PP13",
        seeker=factory.SelfAttribute("..benefit.seeker"),
        office=factory.SelfAttribute("..benefit.office"),
    )

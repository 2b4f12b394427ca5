"""Before a deadline the person is told: 14, 7 and 1 days before, once each."""

import uuid
from datetime import timedelta

import pytest

from omil_portal.outbox.models import Message
from sence_programs.models import BenefitReminder
from sence_programs.services.applications import advance_application, open_application
from sence_programs.services.benefit_reminders import benefit_reminders_step
from tests.factories.applications import BenefitApplicationFactory
from tests.factories.employers import EmployerFactory, EmployerMemberFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import OfficeFactory, UserFactory
from tests.factories.when import AT, ON

pytestmark = pytest.mark.django_db


def due_in(days: int, **traits):
    return BenefitApplicationFactory(due_on=ON + timedelta(days=days), **traits)


def a_person_with_account():
    return JobSeekerFactory(with_account=True)


@pytest.mark.parametrize(("days", "words"), [(14, "en 14 días"), (7, "en 7 días"), (1, "mañana")])
def test_the_person_is_told_before_the_deadline(days, words):
    application = due_in(days, seeker=a_person_with_account())
    assert benefit_reminders_step(ON) == {"recordatorios": 1}
    message = Message.objects.get(user=application.seeker.user, channel="portal")
    assert message.subject == f"Subsidio Unificado de Empleo: {words} vence el plazo"


def test_the_company_is_told_before_the_business_days_of_experiencia_mayor_are_over():
    member = EmployerMemberFactory()
    application = open_application(
        seeker=JobSeekerFactory(),
        benefit="experiencia_mayor",
        employer=member.employer,
        job_starts_on=ON,
        answer=None,
        office=OfficeFactory(),
        by=UserFactory(),
        at=AT,
        request_id=uuid.uuid4(),
    )
    benefit_reminders_step(application.due_on - timedelta(days=7))
    message = Message.objects.get(user=member.user, channel="portal")
    assert message.subject == "Programa Experiencia Mayor: en 7 días vence el plazo"


def test_fifteen_days_before_is_too_soon():
    due_in(15)
    assert benefit_reminders_step(ON) == {"recordatorios": 0}


def test_the_same_night_twice_tells_once():
    due_in(7, seeker=a_person_with_account())
    benefit_reminders_step(ON)
    assert benefit_reminders_step(ON) == {"recordatorios": 0}
    assert Message.objects.filter(channel="portal").count() == 1


def test_every_night_until_the_deadline_tells_three_times():
    due_in(16, seeker=a_person_with_account())
    for night in range(18):
        benefit_reminders_step(ON + timedelta(days=night))
    told = BenefitReminder.objects.order_by("pk").values_list("days_before", flat=True)
    assert list(told) == [14, 7, 1]


def test_a_lost_night_is_made_up_by_the_next():
    due_in(6)
    benefit_reminders_step(ON)
    assert BenefitReminder.objects.get().days_before == 7


def test_what_is_presented_is_not_reminded():
    application = due_in(7)
    advance_application(application=application, to="presented", on=ON, where="Ventanilla")
    assert benefit_reminders_step(ON) == {"recordatorios": 0}


def test_what_is_past_is_not_reminded():
    due_in(-1)
    assert benefit_reminders_step(ON) == {"recordatorios": 0}


def test_who_has_an_email_and_no_account_gets_the_email():
    due_in(7, seeker=JobSeekerFactory(email="maria@correo.example"))
    benefit_reminders_step(ON)
    assert Message.objects.get().address == "maria@correo.example"


def test_who_has_neither_is_for_the_desk_to_call():
    due_in(7)
    benefit_reminders_step(ON)
    assert BenefitReminder.objects.get().by_desk
    assert not Message.objects.exists()


def test_when_the_company_applies_its_people_are_told_and_not_the_person():
    company = EmployerFactory()
    members = [EmployerMemberFactory(employer=company), EmployerMemberFactory(employer=company)]
    EmployerMemberFactory(employer=company, unconfirmed=True)
    due_in(7, employer=company, seeker=a_person_with_account())
    benefit_reminders_step(ON)
    told = Message.objects.filter(channel="portal").values_list("user", flat=True)
    assert set(told) == {member.user_id for member in members}


def test_a_deadline_that_moves_is_reminded_again():
    application = due_in(7)
    benefit_reminders_step(ON)
    application.due_on += timedelta(days=7)
    application.save()
    assert benefit_reminders_step(ON) == {"recordatorios": 1}

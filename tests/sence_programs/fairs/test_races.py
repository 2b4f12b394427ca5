"""Two at once, on two connections: nothing is given twice, and the second is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection

from jobseekers.models import Attention
from omil_portal.refusals import Refused
from sence_programs.models import FairRegistration, FairStand, JobFair
from sence_programs.services import fairs_stands
from sence_programs.services.fairs import move_fair
from sence_programs.services.fairs_people import cancel_registration, check_in, register_person
from sence_programs.services.fairs_stands import FULL, take_stand
from tests.factories.employers import EmployerFactory
from tests.factories.fairs import FairRegistrationFactory, JobFairFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import StaffMembershipFactory, UserFactory
from tests.factories.when import AT

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*jobs: Callable[[], object]) -> list[object]:
    """What each job gave, or what it raised, all started together."""
    barrier = Barrier(len(jobs))

    def run(job):
        try:
            barrier.wait(timeout=10)
            return job()
        except (Refused, IntegrityError) as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def two_ask_for_the_last_stand(fair: JobFair) -> list[object]:
    by = UserFactory()
    companies = [EmployerFactory(), EmployerFactory()]
    return at_once(
        *[
            lambda company=company: take_stand(fair=fair, employer=company, by=by, at=AT)
            for company in companies
        ]
    )


def test_of_two_companies_that_ask_for_the_last_stand_one_is_told():
    fair = JobFairFactory(capacity=1)
    outcomes = two_ask_for_the_last_stand(fair)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["FairStand", "Refused"]
    assert [str(outcome) for outcome in outcomes if isinstance(outcome, Refused)] == [FULL]
    assert FairStand.objects.count() == 1


def test_without_the_lock_both_would_be_promised_the_last_stand(monkeypatch):
    """Shows that the race is real: both read the stand free, and the database stops the second

    with an error that no page explains.
    """
    barrier = Barrier(2)

    def unlocked(fair):
        fair = JobFair.objects.get(pk=fair.pk)
        list(fair.stands.standing())
        barrier.wait(timeout=10)
        return fair

    monkeypatch.setattr(fairs_stands, "locked", unlocked)
    monkeypatch.setattr(FairStand.objects, "create", _slowly(FairStand.objects.create))
    outcomes = two_ask_for_the_last_stand(JobFairFactory(capacity=1))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["FairStand", "IntegrityError"]


def _slowly(create):
    """Both have chosen their number before either writes it."""
    chosen = Barrier(2)

    def write(**columns):
        chosen.wait(timeout=10)
        return create(**columns)

    return write


def test_two_taps_at_once_sign_up_once():
    fair, seeker = JobFairFactory(), JobSeekerFactory(with_account=True)

    def tap():
        return register_person(fair=fair, seeker=seeker, channel="online", by=seeker.user, at=AT)

    first, second = at_once(tap, tap)
    assert first == second == FairRegistration.objects.get()


def test_two_telephones_that_see_the_same_person_count_them_once():
    registration, officer = FairRegistrationFactory(), StaffMembershipFactory()

    def see():
        return check_in(
            registration=registration,
            office=officer.office,
            by=officer.user,
            arrived_at=AT,
            at=AT,
        )

    assert at_once(see, see) == [registration, registration]
    assert Attention.objects.count() == 1


def test_who_arrives_while_the_fair_is_closed_is_counted_or_told():
    fair = JobFairFactory(held=True)
    registration, officer = FairRegistrationFactory(fair=fair), StaffMembershipFactory()

    def see():
        return check_in(
            registration=registration,
            office=officer.office,
            by=officer.user,
            arrived_at=AT,
            at=AT,
        )

    seen, closed = at_once(see, lambda: move_fair(fair=fair, move="close", by=officer.user, at=AT))
    counted = closed.report["figures"]["came"]["value"]
    assert counted == (0 if isinstance(seen, Refused) else 1)


def test_who_cancels_while_they_are_let_in_either_came_or_is_told():
    registration, officer = FairRegistrationFactory(), StaffMembershipFactory()

    def see():
        return check_in(
            registration=registration,
            office=officer.office,
            by=officer.user,
            arrived_at=AT,
            at=AT,
        )

    def leave():
        return cancel_registration(registration=registration, by=officer.user, at=AT)

    outcomes = at_once(see, leave)
    assert sorted(type(o).__name__ for o in outcomes) == ["FairRegistration", "Refused"]
    assert Attention.objects.count() == FairRegistration.objects.came().count()


def test_who_cancels_and_signs_up_at_once_has_one_registration():
    registration = FairRegistrationFactory(seeker__with_account=True)
    fair, seeker = registration.fair, registration.seeker
    at_once(
        lambda: cancel_registration(registration=registration, by=seeker.user, at=AT),
        lambda: register_person(fair=fair, seeker=seeker, channel="online", by=seeker.user, at=AT),
    )
    assert FairRegistration.objects.get() == registration

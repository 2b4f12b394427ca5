"""Registering: one row a person in the whole network."""

import uuid

import pytest

from jobseekers.identity import Identity
from jobseekers.models import JobSeeker, OfficeLink
from jobseekers.services.registration import (
    AlreadyRegistered,
    register_at_desk,
    register_online,
)
from omil_portal.accounts.models import User
from omil_portal.accounts.run import Run
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import ComunaFactory, OfficeFactory, StaffMembershipFactory
from tests.factories.when import AT

pytestmark = pytest.mark.django_db
RUN = Run(12531909, "2")


def online(**changes):
    person = {"run": RUN, "names": "María", "first_surname": "Soto", "phone": "+56 9 8765 4321"}
    return register_online(**{"comuna": ComunaFactory(), "at": AT} | person | changes)


def at_desk(office, by, **changes):
    person = {"run": RUN, "names": "María", "first_surname": "Soto", "comuna": office.comuna}
    return register_at_desk(**{"office": office, "by": by, "at": AT} | person | changes)


def test_whoever_registers_online_gets_an_account_named_after_the_run():
    assert online().user.username == "12531909-2"


def test_the_account_has_no_password_yet():
    assert not online().user.has_usable_password()


def test_the_office_of_the_comuna_may_open_the_file(office):
    link = online(comuna=office.comuna).office_links.get()
    assert (link.office, link.reason) == (office, OfficeLink.Reason.COMUNA)


def test_a_comuna_without_office_registers_all_the_same():
    assert not online(comuna=ComunaFactory()).office_links.exists()


def test_the_search_text_is_folded():
    assert online(names="María José", first_surname="Ñancupel").search_text == "maria jose nancupel"


def test_online_nobody_has_seen_the_document():
    assert online().identity_checked_at is None


def test_at_the_desk_the_document_was_seen(office, officer):
    assert at_desk(office, officer).identity_checked_at == AT


def test_at_the_desk_no_account_is_made(office, officer):
    assert at_desk(office, officer).user is None


def test_a_foreigner_registers_with_a_passport():
    identity = Identity.of_document(JobSeeker.Document.PASSPORT, "ab 123-456")
    person = online(run=None, identity=identity)
    assert (person.other_document, person.user.username) == ("AB123456", "AB123456")


def test_a_run_is_registered_once_in_the_network(office, officer):
    first = at_desk(office, officer)
    with pytest.raises(AlreadyRegistered) as refused:
        at_desk(OfficeFactory(), officer)
    assert refused.value.seeker == first
    assert JobSeeker.objects.count() == 1


def test_a_refused_registration_leaves_no_account_behind():
    JobSeekerFactory(run_number=RUN.number)
    with pytest.raises(AlreadyRegistered):
        online()
    assert not User.objects.filter(username=RUN.canonical).exists()


def test_nobody_takes_the_account_of_staff_by_registering_with_their_run():
    StaffMembershipFactory(user__username=RUN.canonical)
    with pytest.raises(AlreadyRegistered):
        online()


def test_the_same_form_sent_twice_registers_once():
    sent = {"request_id": uuid.uuid4(), "comuna": ComunaFactory()}
    assert online(**sent) == online(**sent)


def test_another_form_with_that_run_is_somebody_else_asking():
    online(request_id=uuid.uuid4())
    with pytest.raises(AlreadyRegistered):
        online(request_id=uuid.uuid4())


def test_the_registration_is_kept_in_the_record_of_writes():
    assert online().versions.get().first_surname == "Soto"

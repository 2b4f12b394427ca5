"""A person's file at the desk."""

import pytest
from django.urls import reverse

from jobseekers.models import JobSeeker, Profile
from omil_portal.accounts.models import AccessCode, User
from omil_portal.audit.models import SensitiveRead
from tests.factories.jobseekers import AttentionFactory, JobSeekerFactory
from tests.factories.kernel import StaffMembershipFactory

pytestmark = pytest.mark.django_db


def file_of(person):
    return reverse("person_file", args=[person.pk])


def code_of(person):
    return reverse("access_code_issue", args=[person.pk])


def test_the_file_says_who_it_is(desk, maria):
    page = desk.get(file_of(maria)).content.decode()
    assert "12.531.909-2" in page
    assert maria.phone in page


def test_opening_it_is_recorded(desk, officer, maria):
    desk.get(file_of(maria))
    read = SensitiveRead.objects.get()
    assert (read.user, read.subject_kind, read.subject_id) == (
        officer,
        "jobseekers.jobseeker",
        maria.pk,
    )


def test_the_file_of_another_office_is_not_there(desk, foreign_person):
    assert desk.get(file_of(foreign_person)).status_code == 404
    assert not SensitiveRead.objects.exists()


def test_what_happened_last_time_is_first(desk, office, maria):
    AttentionFactory(seeker=maria, office=office, next_step="Traer certificado de estudios")
    page = desk.get(file_of(maria)).content.decode()
    assert page.index("Traer certificado de estudios") < page.index("<h2>Quién es</h2>")


def test_a_file_with_history_asks_little(desk, office, maria, django_assert_max_num_queries):
    AttentionFactory.create_batch(8, seeker=maria, office=office)
    with django_assert_max_num_queries(22):
        desk.get(file_of(maria))


def test_a_person_without_profile_has_a_file_too(desk, office):
    person = JobSeekerFactory(linked_to=office)
    assert not Profile.objects.filter(seeker=person).exists()
    assert desk.get(file_of(person)).status_code == 200


def test_the_code_is_shown_once_and_opens_the_account(desk, client, maria):
    page = desk.post(code_of(maria))
    code = page.context["code"]
    assert code in page.content.decode()
    other = client.__class__()
    sent = other.post(reverse("access_code"), {"username": "12531909-2", "code": code})
    assert sent.url == reverse("set_password")


def test_looking_at_the_page_issues_no_code(desk, maria):
    desk.get(code_of(maria))
    assert not AccessCode.objects.exists()


def test_a_code_makes_the_account_of_who_had_none(desk, office):
    person = JobSeekerFactory(linked_to=office)
    desk.post(code_of(person))
    person.refresh_from_db()
    assert person.user.username == person.run.canonical


def test_handing_over_a_code_says_the_document_was_seen(desk, maria):
    desk.post(code_of(maria))
    maria.refresh_from_db()
    assert maria.identity_checked_at


def test_registering_a_colleague_does_not_give_their_account(desk, office):
    person = JobSeekerFactory(linked_to=office)
    colleague = StaffMembershipFactory(office_manager=True).user
    User.objects.filter(pk=colleague.pk).update(username=person.run.canonical)
    page = desk.post(code_of(person))
    person.refresh_from_db()
    assert page.context["code"] == ""
    assert person.user is None


def test_the_desk_sets_whoever_lost_the_job_looking_again(desk, maria):
    JobSeeker.objects.update(status=JobSeeker.Status.PLACED)
    desk.post(reverse("person_status", args=[maria.pk]))
    assert JobSeeker.objects.get().status == JobSeeker.Status.ACTIVE


def test_the_social_name_comes_first_with_the_legal_one_beside(desk, maria):
    JobSeeker.objects.update(social_name="Maru")
    page = desk.get(file_of(maria)).content.decode()
    assert "<h1>Maru Soto Barría</h1>" in page
    assert "Nombres en su documento" in page

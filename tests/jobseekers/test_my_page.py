"""A person's own page."""

import pytest
from django.urls import reverse

from jobseekers.models import JobSeeker, Profile
from tests.factories.jobseekers import JobSeekerFactory

pytestmark = pytest.mark.django_db
URL = "/mi-pagina/"


def test_a_whole_profile_lacks_nothing(own):
    page = own.get(URL)
    assert (page.context["missing"], page.context["completeness"]) == ([], "Listo")


def test_what_is_missing_comes_with_its_page(own, maria):
    Profile.objects.update(schooling=None)
    [(lack, url)] = own.get(URL).context["missing"]
    assert (lack.step, url) == ("estudios", reverse("profile_step", args=["estudios"]))


def test_a_newcomer_is_asked_for_work_first(client):
    person = JobSeekerFactory(with_account=True)
    client.force_login(person.user)
    steps = [lack.step for lack, _ in client.get(URL).context["missing"]]
    assert steps == ["ocupaciones", "estudios", "jornada"]


def test_a_licence_is_called_so_and_not_by_its_letter_alone(own):
    assert "Licencia B" in own.get(URL).content.decode()


def test_without_a_password_the_page_says_so(own, maria):
    maria.user.set_unusable_password()
    maria.user.save()
    own.force_login(maria.user)
    assert "Aún no tienes clave" in own.get(URL).content.decode()


def test_a_person_may_stop_and_start_looking_for_work(own, maria):
    own.post(reverse("my_status"))
    assert JobSeeker.objects.get().status == JobSeeker.Status.INACTIVE
    own.post(reverse("my_status"))
    assert JobSeeker.objects.get().status == JobSeeker.Status.ACTIVE


def test_who_works_is_not_set_looking_by_a_stray_click(own, maria):
    JobSeeker.objects.update(status=JobSeeker.Status.PLACED)
    own.post(reverse("my_status"))
    assert JobSeeker.objects.get().status == JobSeeker.Status.PLACED


def test_the_page_asks_little(own, django_assert_max_num_queries):
    with django_assert_max_num_queries(15):
        own.get(URL)

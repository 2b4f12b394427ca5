"""The public page: four inputs to an account."""

import re
import uuid

import pytest
from django.urls import reverse

from jobseekers.models import JobSeeker
from tests.factories.jobseekers import JobSeekerFactory

pytestmark = pytest.mark.django_db
URL = "/registro/"


def typed(**changes):
    return {
        "request_id": str(uuid.uuid4()),
        "run": "12.531.909-2",
        "full_name": "maría soto barría",
        "phone": "9 8765 4321",
        "comuna": "quellon",
    } | changes


def test_four_inputs_are_enough(client, office):
    client.post(URL, typed())
    person = JobSeeker.objects.get()
    assert (person.display_name, person.comuna.name) == ("María Soto Barría", "Quellón")


def test_the_page_asks_for_four_things_and_no_more(client, quellon):
    page = client.get(URL).content.decode()
    form = page[page.index('<form class="form"') :]
    assert len(re.findall(r'<input type="(?!hidden)', form[: form.index("</form>")])) == 4


def test_the_person_is_signed_in_and_goes_on_to_the_password(client, office):
    sent = client.post(URL, typed(), follow=True)
    assert sent.redirect_chain[-1][0].startswith(reverse("set_password"))
    assert client.get(reverse("my_page")).status_code == 200


def test_after_the_password_the_profile_follows(client, office):
    page = client.post(URL, typed(), follow=True)
    sent = client.post(page.redirect_chain[-1][0], {"password": "una-clave-larga"})
    assert sent.url == reverse("profile_step", args=["estudios"])


def test_a_registered_run_does_not_say_whose_it_is(client, maria):
    page = client.post(URL, typed(full_name="Otra Persona")).content.decode()
    assert "María" not in page
    assert reverse("access_code") in page


@pytest.mark.parametrize("kept", ["12.531.909-2", "maría soto barría", "9 8765 4321", "quellon"])
def test_nothing_typed_is_lost(client, maria, kept):
    assert f'value="{kept}"' in client.post(URL, typed()).content.decode()


def test_a_registered_person_is_not_signed_in_by_registering_again(client, maria):
    client.post(URL, typed())
    assert "_auth_user_id" not in client.session


def test_the_same_form_twice_registers_once_and_both_are_let_in(client, office):
    form = typed()
    client.post(URL, form)
    second = client.__class__()
    second.post(URL, form)
    assert JobSeeker.objects.count() == 1
    assert second.session["_auth_user_id"] == client.session["_auth_user_id"]


def test_once_a_password_is_chosen_the_form_lets_nobody_in(client, office):
    form = typed()
    client.post(URL, form)
    user = JobSeeker.objects.get().user
    user.set_password("una-clave-larga")
    user.save()
    second = client.__class__()
    second.post(URL, form)
    assert "_auth_user_id" not in second.session


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"run": "12.531.909-3"}, "dígito verificador"),
        ({"full_name": "María"}, "apellido"),
        ({"phone": "123"}, "9 números"),
        ({"comuna": "puerto"}, "Puerto Montt o Puerto Varas"),
        ({"comuna": ""}, "Completa «Comuna donde vives»"),
    ],
)
def test_each_mistake_says_what_to_correct(client, office, wrong, words):
    page = client.post(URL, typed(**wrong))
    assert words in page.content.decode()
    assert not JobSeeker.objects.exists()


def test_whoever_has_no_run_registers_with_another_document(client, office):
    answers = typed(document="provisional", number="100200300")
    del answers["run"]
    client.post(f"{URL}?documento=otro", answers)
    assert JobSeeker.objects.get().other_document == "100200300"


def test_whoever_is_registered_and_signed_in_goes_to_their_page(own):
    assert own.get(URL).url == reverse("my_page")


def test_the_page_weighs_little_with_every_comuna_of_chile(client):
    from omil_portal.offices import reference

    reference.load()
    page = client.get(URL, headers={"accept-encoding": "gzip"})
    assert page.headers["Content-Encoding"] == "gzip"
    assert len(page.content) < 8 * 1024


def test_registering_asks_the_database_little(client, office, django_assert_max_num_queries):
    JobSeekerFactory.create_batch(3)
    with django_assert_max_num_queries(45):
        client.post(URL, typed())

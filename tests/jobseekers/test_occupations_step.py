"""The work a person looks for: up to three, said in their own words."""

import pytest
from django.urls import reverse

from jobseekers.models import DesiredOccupation
from tests.factories.jobseekers import JobSeekerFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("names_of_work")]
URL = "/mi-perfil/ocupaciones/"


@pytest.fixture
def newcomer(client, office):
    """Someone who has said nothing yet, signed in."""
    person = JobSeekerFactory(with_account=True)
    client.force_login(person.user)
    return client


def named():
    return [(d.rank, d.occupation_id, d.months) for d in DesiredOccupation.objects.all()]


def add(client, text, months=12, **more):
    return client.post(URL, {"text": text, "months": months} | more)


def test_an_exact_name_is_saved_at_once(newcomer):
    assert add(newcomer, "soldador").url == URL
    assert named() == [(1, "7212", 12)]


def test_what_may_be_several_is_answered_with_a_choice(newcomer):
    page = add(newcomer, "operador").content.decode()
    assert 'name="code"' in page
    assert named() == []


def test_the_typed_text_is_kept_with_the_choice(newcomer):
    assert 'value="operador"' in add(newcomer, "operador").content.decode()


def test_the_choice_is_saved(newcomer):
    add(newcomer, "operador", code="7212")
    assert named() == [(1, "7212", 12)]


def test_a_code_that_is_no_occupation_is_asked_again(newcomer):
    assert add(newcomer, "operador", code="9999").status_code == 200
    assert named() == []


def test_a_typo_is_forgiven(newcomer):
    add(newcomer, "soldaor")
    assert named() == [(1, "7212", 12)]


def test_what_nobody_knows_is_asked_in_another_way(newcomer):
    page = add(newcomer, "xyzzy").content.decode()
    assert "Escríbelo de otra forma" in page
    assert 'value="xyzzy"' in page


def test_the_same_again_changes_its_experience(newcomer):
    add(newcomer, "soldador", months=12)
    add(newcomer, "soldador", months=60)
    assert named() == [(1, "7212", 60)]


def test_three_at_most(newcomer):
    for text in ("soldador", "panadero", "garzón"):
        add(newcomer, text)
    add(newcomer, "carpintero")
    assert [rank for rank, _, _ in named()] == [1, 2, 3]


def test_taking_one_away_closes_the_ranks(newcomer):
    for text in ("soldador", "panadero"):
        add(newcomer, text)
    newcomer.post(URL, {"remove": "7212"})
    assert [rank for rank, _, _ in named()] == [1]


def test_as_one_types_htmx_gets_only_the_choices(newcomer):
    fragment = newcomer.get(URL, {"text": "solda"}, headers={"hx-request": "true"})
    assert fragment.content.decode().strip().startswith("<fieldset")


def test_the_desk_names_them_too(desk, maria):
    url = reverse("person_edit", args=[maria.pk, "ocupaciones"])
    assert desk.post(url, {"text": "panadero", "months": 36}).url == url
    assert DesiredOccupation.objects.filter(profile=maria.pk).count() == 2

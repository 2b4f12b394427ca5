"""The profile: short steps, each saved on its own, resumed where it was left."""

import pytest
from django.urls import reverse

from jobseekers.models import JobSeeker, Profile, ProtectedFacts
from jobseekers.steps import STEPS
from omil_portal.occupations.work import Licence, Schooling
from omil_portal.offices.models import Region
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import SkillFactory

pytestmark = pytest.mark.django_db


def url(step):
    return reverse("profile_step", args=[step])


ANSWERS = {
    "estudios": {"schooling": Schooling.TECHNICAL, "title": "Técnica en acuicultura"},
    "jornada": {"hours": ["full", "shifts"], "expected_pay": "$ 650.000", "widen": "on"},
    "traslado": {"accepted_minutes": 90},
    "licencias": {"licences": ["B", "A2"], "permits": ["food"]},
    "sobre-ti": {"sex": "female", "birth_date": "1990-05-17", "disability_credential": "no"},
    "situacion": {"months_unemployed": 7, "social_registry_percent": 40},
}


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.slug)
def test_a_step_asks_at_most_five_things(step):
    assert step.form is None or len(step.form.base_fields) <= 5


def test_there_are_at_most_seven_steps():
    assert len(STEPS) <= 7


@pytest.mark.parametrize("slug", ANSWERS)
def test_a_saved_step_leads_to_the_next(own, slug):
    slugs = [step.slug for step in STEPS]
    after = slugs.index(slug) + 1
    expected = url(slugs[after]) if after < len(slugs) else reverse("my_page")
    assert own.post(url(slug), ANSWERS[slug]).url == expected


@pytest.mark.parametrize(
    ("slug", "shown"),
    [
        ("estudios", 'value="Técnica en acuicultura"'),
        ("jornada", 'value="650.000"'),
        ("traslado", '<option value="90" selected>'),
        ("sobre-ti", 'value="1990-05-17"'),
        ("situacion", '<option value="40" selected>'),
    ],
)
def test_a_step_resumed_shows_what_was_saved(own, slug, shown):
    own.post(url(slug), ANSWERS[slug])
    assert shown in own.get(url(slug)).content.decode()


def test_the_studies(own, maria):
    own.post(url("estudios"), ANSWERS["estudios"])
    assert Profile.objects.get().schooling == Schooling.TECHNICAL


def test_pay_is_kept_in_whole_pesos(own, maria):
    own.post(url("jornada"), ANSWERS["jornada"])
    assert Profile.objects.get().expected_pay == 650_000


def test_saving_stamps_the_profile(own, maria):
    before = maria.profile.updated_at
    own.post(url("estudios"), ANSWERS["estudios"])
    assert Profile.objects.get().updated_at > before


def test_regions_to_move_to_are_replaced(own, maria):
    maria.profile.moving_regions.set(Region.objects.all())
    own.post(url("traslado"), {"accepted_minutes": 60})
    assert not maria.profile.moving_regions.exists()


def test_a_time_stored_from_elsewhere_is_not_changed_by_saving(own, maria):
    Profile.objects.update(accepted_minutes=80)
    page = own.get(url("traslado")).content.decode()
    assert '<option value="80" selected>' in page


def test_licences_and_skills(own, maria):
    skill = SkillFactory(name="Ordeña")
    own.post(url("licencias"), ANSWERS["licencias"] | {"skills": [skill.pk]})
    profile = Profile.objects.get()
    assert (profile.licences, list(profile.skills.all())) == ([Licence.B, Licence.A2], [skill])


def test_without_any_hours_the_step_is_asked_again(own):
    page = own.post(url("jornada"), {"expected_pay": "650000"}).content.decode()
    assert "Elige al menos una jornada." in page
    assert 'value="650000"' in page


def test_protected_facts_may_all_stay_unanswered(own, maria):
    own.post(url("sobre-ti"), {})
    facts = ProtectedFacts.objects.get()
    assert (facts.sex, facts.disability_credential, facts.nationality) == ("", None, "")


def test_rather_not_takes_back_an_answer(own, maria):
    own.post(url("sobre-ti"), {"disability_credential": "yes"})
    own.post(url("sobre-ti"), {"disability_credential": ""})
    assert ProtectedFacts.objects.get().disability_credential is None


def test_a_name_split_wrong_is_corrected_and_found_again(own, maria):
    answers = {"names": "María Soto", "first_surname": "Barría", "social_name": "Maru"}
    assert own.post(url("nombre"), answers).url == reverse("my_page")
    maria.refresh_from_db()
    assert maria.search_text == "maria soto barria maru"
    assert maria.user.full_name == "Maru Barría"


def test_the_contact_step_understands_the_comuna(own, maria):
    answers = {"phone": "987654321", "comuna": "puerto mont", "preferred_channel": "whatsapp"}
    own.post(url("contacto"), answers)
    assert JobSeeker.objects.get(pk=maria.pk).comuna.name == "Puerto Montt"


def test_who_prefers_mail_must_write_it(own):
    answers = {"phone": "987654321", "comuna": "Quellón", "preferred_channel": "email"}
    assert "Escribe tu correo" in own.post(url("contacto"), answers).content.decode()


def test_an_unknown_step_is_no_page(own):
    assert own.get(url("nada")).status_code == 404


def test_a_person_registered_without_profile_fills_it_in(client, office):
    person = JobSeekerFactory(with_account=True)
    client.force_login(person.user)
    client.post(url("estudios"), ANSWERS["estudios"])
    assert person.profile.schooling == Schooling.TECHNICAL


def test_the_desk_fills_in_the_same_steps(desk, maria):
    at_desk = reverse("person_edit", args=[maria.pk, "estudios"])
    following = reverse("person_edit", args=[maria.pk, "ocupaciones"])
    assert desk.post(at_desk, ANSWERS["estudios"]).url == following


@pytest.mark.parametrize("slug", ANSWERS)
def test_a_step_weighs_little(own, slug):
    page = own.get(url(slug), headers={"accept-encoding": "gzip"})
    assert len(page.content) < 20 * 1024

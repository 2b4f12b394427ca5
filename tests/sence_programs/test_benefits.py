"""Benefits, for everybody to read and for one person at the desk."""

import re
import uuid
from datetime import date
from unittest.mock import patch

import pytest
from django.urls import reverse

from omil_portal.audit.models import SensitiveRead
from omil_portal.occupations.work import Schooling
from sence_programs.benefits.facts import facts_from_person
from sence_programs.models import BenefitAnswer
from sence_programs.rules.catalogue import catalogue
from sence_programs.rules.evaluate import evaluate
from sence_programs.rules.facts import LABELS, Facts
from sence_programs.rules.loader import current_rules
from tests.factories.jobseekers import JobSeekerFactory, ProtectedFactsFactory
from tests.factories.kernel import OfficeFactory
from tests.factories.when import ON

pytestmark = pytest.mark.django_db
QUESTIONS = {
    "gross_monthly_pay": "529000",
    "work_kind": "employee",
    "owes_excess_refund": "no",
    "disability_credential": "no",
}


@pytest.fixture
def office():
    return OfficeFactory()


@pytest.fixture
def person(office):
    """A woman of 36 whose file says everything the subsidy asks of her life."""
    seeker = JobSeekerFactory(linked_to=office, with_profile=True, birth_date=date(1990, 5, 17))
    ProtectedFactsFactory(
        seeker=seeker,
        sex="female",
        social_registry_percent=40,
        months_unemployed=7,
        months_unemployed_of_18=9,
    )
    return seeker


@pytest.fixture
def desk(desk_of, office):
    return desk_of(office)


def page_of(person) -> str:
    return reverse("benefit_answer", args=[person.pk, "sue"])


def words(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def keep(desk, person, request_id=None, **typed):
    request_id = request_id or uuid.uuid4()
    sent = QUESTIONS | typed | {"request_id": str(request_id), "keep": "1"}
    return desk.post(page_of(person), sent)


def test_anyone_reads_the_catalogue(client, today):
    page = words(client.get("/beneficios/"))
    assert all(entry.title in page for entry in catalogue(today))


@pytest.mark.parametrize("code", current_rules().benefits)
def test_anyone_reads_every_benefit_with_how_it_stands(client, today, code):
    entry = next(e for e in catalogue(today) if e.code == code)
    assert entry.status_text in words(client.get(reverse("benefit_page", args=[code])))


def test_a_figure_stands_in_the_words_of_a_requirement(client, today):
    assert "2,25 veces $ 529.000" in words(client.get("/beneficios/sue/"))


def test_a_benefit_nobody_knows_is_not_found(client, today):
    assert client.get("/beneficios/oro/").status_code == 404


def test_the_file_answers_what_it_can(person):
    assert facts_from_person(person, ON) == Facts(
        birth_date=date(1990, 5, 17),
        sex="female",
        rsh_percent=40,
        has_media_licence=True,
        months_unemployed_continuous=7,
        months_unemployed_total=9,
    )


def test_a_file_without_anything_answers_nothing():
    assert facts_from_person(JobSeekerFactory(birth_date=None), ON) == Facts()


def test_media_not_finished_is_no_licence(person):
    person.profile.schooling = Schooling.SECONDARY_INCOMPLETE
    assert facts_from_person(person, ON).has_media_licence is False


def test_months_that_contradict_each_other_are_not_known(person):
    person.protected_facts.months_unemployed = 12
    facts = facts_from_person(person, ON)
    assert (facts.months_unemployed_continuous, facts.months_unemployed_total) == (None, None)


def test_two_years_without_work_are_told_as_the_eighteen_months_the_law_reads(person):
    person.protected_facts.months_unemployed = 24
    person.protected_facts.months_unemployed_of_18 = 18
    assert facts_from_person(person, ON).months_unemployed_continuous == 18


def test_a_birth_date_to_come_is_a_mistake_and_not_a_fact(person):
    person.birth_date = date(2030, 1, 1)
    assert facts_from_person(person, ON).birth_date is None


def test_the_panel_says_in_words_what_is_missing(desk, person):
    page = words(desk.get(reverse("person_benefits", args=[person.pk])))
    assert "Falta información" in page
    assert "<li>el sueldo bruto mensual, sumados todos los empleos</li>" in page


def test_the_panel_says_why_a_closed_benefit_is_not_for_anybody(desk, person):
    page = words(desk.get(reverse("person_benefits", args=[person.pk])))
    assert "El Subsidio al Empleo Joven terminó el 13 de septiembre de 2026." in page


def test_the_panel_is_only_its_content_when_the_file_asks_for_it(desk, person):
    address = reverse("person_benefits", args=[person.pk])
    response = desk.get(address, headers={"HX-Request": "true"})
    assert "<html" not in response.content.decode()


def test_without_javascript_the_panel_is_a_page_with_its_heading(desk, person):
    page = words(desk.get(reverse("person_benefits", args=[person.pk])))
    assert f"<h1>{person.display_name}</h1>" in page


def test_that_the_facts_were_read_is_recorded(desk, person):
    desk.get(page_of(person))
    assert SensitiveRead.objects.filter(subject_id=person.pk).count() == 1


def test_the_page_asks_only_what_the_file_does_not_say(desk, person):
    page = words(desk.get(page_of(person)))
    assert 'name="gross_monthly_pay"' in page
    assert 'name="birth_date"' not in page


def test_with_what_was_missing_the_answer_is_yes_with_its_amount(desk, person):
    sent = QUESTIONS | {"request_id": str(uuid.uuid4())}
    page = words(desk.post(page_of(person), sent))
    assert "Sí, con lo que sabemos" in page
    assert "$ 52.900 al mes" in page


def test_asking_keeps_nothing(desk, person):
    desk.post(page_of(person), QUESTIONS | {"request_id": str(uuid.uuid4())})
    assert not BenefitAnswer.objects.exists()


def test_a_fact_that_raises_a_question_is_followed_by_it_at_once(desk, person):
    sent = QUESTIONS | {"work_kind": "independent", "request_id": str(uuid.uuid4())}
    page = words(desk.post(page_of(person), sent))
    assert 'name="months_since_activity_start"' in page


def test_what_was_typed_stays_on_the_page(desk, person):
    page = words(desk.post(page_of(person), QUESTIONS | {"request_id": str(uuid.uuid4())}))
    assert 'value="529000"' in page


def test_facts_that_contradict_each_other_are_told_and_nothing_is_kept(desk, person):
    response = keep(desk, person, company_gross_monthly_pay="900000")
    assert "Hay datos que se contradicen." in words(response)
    assert not BenefitAnswer.objects.exists()


def test_the_file_always_wins_over_a_forged_fact(desk, person):
    keep(desk, person, rsh_percent="90")
    assert BenefitAnswer.objects.get().facts["rsh_percent"] == 40


def test_a_kept_answer_holds_facts_reasons_and_rules(desk, person):
    keep(desk, person)
    kept = BenefitAnswer.objects.get()
    facts = facts_from_person(person, ON)
    assert (kept.verdict, kept.rules_version) == ("yes", current_rules().version)
    assert kept.facts["gross_monthly_pay"] == 529_000
    assert kept.evaluation.conditions != evaluate("sue", facts, ON).conditions


def test_what_nobody_gets_any_more_is_folded_after_the_rest(desk, person):
    response = desk.get(reverse("person_benefits", args=[person.pk]))
    told, over = (
        [answer.code for answer in response.context[name]] for name in ("answers", "over")
    )
    assert {"ife_laboral", "protege"} <= set(over)
    assert "sue" in told
    page = words(response)
    assert page.index("Subsidio Unificado") < page.index("Los que ya no se dan")


def test_a_second_click_keeps_one_answer(desk, person):
    request_id = uuid.uuid4()
    first, second = keep(desk, person, request_id), keep(desk, person, request_id)
    assert first.url == second.url
    assert BenefitAnswer.objects.count() == 1


def test_answering_again_keeps_both(desk, person):
    keep(desk, person)
    keep(desk, person, gross_monthly_pay="700000")
    pays = [answer.facts["gross_monthly_pay"] for answer in BenefitAnswer.objects.all()]
    assert sorted(pays) == [529_000, 700_000]


def test_the_desk_asks_with_the_rules_of_a_past_day(desk, person):
    address = reverse("benefit_answer", args=[person.pk, "btm"])
    page = words(desk.get(address, {"dia": "2022-08-01"}))
    assert "La respuesta es para el lunes 1 de agosto de 2022." in page
    assert 'name="btm_used_up"' in page


def test_an_answer_that_our_rules_would_give_again_says_nothing_of_it(desk, person):
    page = words(desk.get(keep(desk, person).url))
    assert "Hoy responderíamos distinto" not in page


def test_an_answer_of_rules_corrected_since_says_so_and_stays_as_it_was(desk, person):
    address = keep(desk, person).url
    BenefitAnswer.objects.update(verdict="no")
    page = words(desk.get(address))
    assert "Hoy responderíamos distinto" in page


def test_a_kept_answer_reads_as_it_was_given_though_the_file_changed(desk, person):
    keep(desk, person)
    person.protected_facts.social_registry_percent = 90
    person.protected_facts.save()
    kept = BenefitAnswer.objects.get()
    page = words(desk.get(reverse("kept_answer", args=[person.pk, kept.pk])))
    assert "Sí, con lo que sabemos" in page


def test_a_kept_answer_reads_as_it_was_given_whatever_the_rules_say_later(desk, person):
    keep(desk, person)
    kept = BenefitAnswer.objects.get()
    with patch("sence_programs.rules.evaluate.MODULES", {}):
        assert "$ 52.900 al mes" in words(
            desk.get(reverse("kept_answer", args=[person.pk, kept.pk]))
        )


def test_earlier_answers_are_listed(desk, person):
    keep(desk, person)
    page = words(desk.get(page_of(person)))
    kept = BenefitAnswer.objects.get()
    assert reverse("kept_answer", args=[person.pk, kept.pk]) in page


def test_every_answer_says_that_sence_decides(desk, person):
    assert "Esta respuesta es orientativa. SENCE decide" in words(desk.get(page_of(person)))


def test_a_person_of_another_office_is_not_found(desk_of, person):
    assert desk_of(OfficeFactory()).get(page_of(person)).status_code == 404


def test_every_fact_can_be_asked():
    from sence_programs.forms.facts import FactsForm

    form = FactsForm(asked=LABELS, known=Facts())
    assert set(form.fields) == {"request_id", *LABELS}


def test_what_is_over_is_told_with_the_figures_of_its_last_day(client):
    page = words(client.get(reverse("benefit_page", args=["ife_laboral"])))
    assert "Qué se pedía a la persona" in page
    assert "1.320.000" in page
    assert "cifra por confirmar" not in page


@pytest.mark.parametrize(
    ("code", "heading"),
    [("fcs", "Cómo se postula"), ("ife_laboral", "Qué puedes hacer hoy")],
)
def test_the_page_tells_how_to_apply_without_a_query(
    client, django_assert_num_queries, code, heading
):
    with django_assert_num_queries(0):
        page = words(client.get(reverse("benefit_page", args=[code])))
    assert heading in page
    assert "Quién paga y cuándo" in page


def test_the_list_is_filtered_from_its_address(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        page = words(client.get(reverse("benefits"), {"para": "empresa"}))
    assert "Franquicia Tributaria" in page
    assert "Fondo de Cesantía Solidario" not in page


def test_an_empty_list_says_what_to_do(client):
    page = words(client.get(reverse("benefits"), {"para": "oficina", "estado": "cerrado"}))
    assert "Ningún beneficio coincide" in page
    assert "quita los filtros" in page

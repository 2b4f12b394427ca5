"""A company's pages, without JavaScript: registering, writing an offer, sending it."""

import uuid

import pytest
from django.urls import reverse

from employers.models import Employer, EmployerMember, Vacancy
from omil_portal.occupations.models import OccupationTerm, Skill
from omil_portal.occupations.text import fold, sound
from tests.factories.employers import EmployerFactory, EmployerMemberFactory, VacancyFactory
from tests.factories.kernel import ComunaFactory, OccupationFactory, OfficeFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def osorno():
    ComunaFactory(name="Puerto Varas")
    return OfficeFactory(comuna=ComunaFactory(name="Osorno")).comuna


@pytest.fixture
def waiter():
    """«Garzón» means one occupation; «ayudante» may mean two."""
    waiter = OccupationFactory(code="5131", name="Camareros de mesas")
    helper = OccupationFactory(code="9412", name="Ayudantes de cocina")
    for occupation, term in ((waiter, "garzón"), (waiter, "ayudante"), (helper, "ayudante")):
        OccupationTerm.objects.create(
            occupation=occupation, term=term, folded=fold(term), sound=sound(term), source="project"
        )
    return waiter


def registration(**changes):
    return {
        "request_id": uuid.uuid4(),
        "rut": "76.086.428-5",
        "legal_name": "Astillero Sur SpA",
        "comuna": "osorno",
        "run": "12531909-2",
        "full_name": "Rosa Elena Vera",
        "email": "",
        "password": "astillero-2026",
        **changes,
    }


def job(**changes):
    return {
        "request_id": uuid.uuid4(),
        "title": "Garzona o garzón",
        "occupation_text": "garson",
        "posts": "2",
        "functions": "Atender mesas.",
        "comuna": "Osorno",
        **changes,
    }


@pytest.fixture
def member(client, osorno):
    member = EmployerMemberFactory(employer=EmployerFactory(comuna=osorno))
    client.force_login(member.user)
    return member


def test_after_registering_one_is_inside_and_may_publish(client):
    page = client.post(reverse("employer_register"), registration(), follow=True)
    assert "Astillero Sur SpA" in page.content.decode()
    assert reverse("vacancy_new") in page.content.decode()


def test_the_second_person_is_told_plainly_that_someone_must_confirm(client):
    EmployerMemberFactory(employer=EmployerFactory(rut_number=76086428, rut_dv="5"))
    page = client.post(reverse("employer_register"), registration(), follow=True)
    assert "Falta que te confirmen" in page.content.decode()


def test_a_wrong_check_digit_is_told_and_nothing_typed_is_lost(client):
    page = client.post(reverse("employer_register"), registration(rut="76.086.428-1"))
    shown = page.content.decode()
    assert "El RUT no es válido" in shown
    assert "Rosa Elena Vera" in shown
    assert not Employer.objects.exists()


def test_somebody_with_an_account_is_told_to_sign_in(client):
    UserFactory(username="12531909-2")
    page = client.post(reverse("employer_register"), registration())
    assert "Ya hay una cuenta con ese RUN" in page.content.decode()


def test_somebody_signed_in_registers_a_company_with_three_answers(client):
    user = UserFactory()
    client.force_login(user)
    typed = {k: v for k, v in registration().items() if k in CompanyFields}
    client.post(reverse("employer_register"), typed)
    assert EmployerMember.objects.get(user=user).confirmed_at


CompanyFields = {"request_id", "rut", "legal_name", "comuna"}


def test_a_member_confirms_a_newcomer_from_the_page(client, member):
    newcomer = EmployerMemberFactory(employer=member.employer, unconfirmed=True)
    client.post(reverse("member_answer", args=[newcomer.pk]), {"answer": "yes"})
    newcomer.refresh_from_db()
    assert newcomer.confirmed_at


def test_the_first_page_starts_a_draft_once(client, member, waiter):
    typed = job()
    for _ in range(2):
        client.post(reverse("vacancy_new"), typed)
    draft = Vacancy.objects.get()
    assert (draft.status, draft.occupation, draft.posts) == ("draft", waiter, 2)
    assert (draft.office.comuna.name, draft.region) == ("Osorno", draft.comuna.region)


def test_the_form_of_another_company_opens_no_draft_of_theirs(client, member, waiter):
    theirs = VacancyFactory(draft=True, title="Ajena", request_id=uuid.uuid4())
    answer = client.post(reverse("vacancy_new"), job(request_id=theirs.request_id))
    theirs.refresh_from_db()
    assert (answer.status_code, theirs.title) == (403, "Ajena")


def test_an_ambiguous_occupation_is_asked_and_the_words_are_kept(client, member, waiter):
    page = client.post(reverse("vacancy_new"), job(occupation_text="ayudante")).content.decode()
    assert "Elige la ocupación que más se parece" in page
    assert 'value="ayudante"' in page
    assert 'value="5131"' in page
    assert not Vacancy.objects.exists()


def test_the_occupation_chosen_is_the_one_written(client, member, waiter):
    client.post(reverse("vacancy_new"), job(occupation_text="ayudante", occupation="9412"))
    assert Vacancy.objects.get().occupation_id == "9412"


def test_none_of_these_is_an_answer(client, member, waiter):
    client.post(reverse("vacancy_new"), job(occupation_text="ayudante", occupation="ninguna"))
    assert Vacancy.objects.get().occupation is None


def test_while_typing_the_occupations_come_as_a_fragment(client, member, waiter):
    page = options(client, occupation_text="garson")
    assert "Camareros de mesas" in page
    assert "<html" not in page


def options(client, **said):
    return client.post(
        reverse("occupation_options"), said, headers={"HX-Request": "true"}
    ).content.decode()


def test_the_title_and_the_tasks_propose_the_occupation(client, member, waiter):
    page = options(client, title="Se necesita garzona", functions="Atender mesas y comensales.")
    assert 'value="5131"' in page
    assert "Así se llama también" in page


def test_what_is_sure_comes_already_marked(client, member, waiter):
    marked = [
        line for line in options(client, title="Garzona").split("<input") if "checked" in line
    ]
    assert ['value="5131"' in line for line in marked] == [True]


def test_what_is_not_sure_is_left_to_mark(client, member, waiter):
    assert "checked" not in options(client, occupation_text="ayudante")


def test_a_title_that_says_it_needs_no_other_name(client, member, waiter):
    client.post(reverse("vacancy_new"), job(title="Garzona", occupation_text=""))
    assert Vacancy.objects.get().occupation == waiter


def test_a_title_that_says_nothing_leaves_the_occupation_for_the_office(client, member, waiter):
    client.post(reverse("vacancy_new"), job(title="xyzzy", occupation_text="", functions="xyzzy"))
    assert Vacancy.objects.get().occupation is None


def test_words_changed_without_changing_the_name_ask_nothing_again(client, member, waiter):
    client.post(reverse("vacancy_new"), job(occupation_text="ayudante", occupation="9412"))
    offer = Vacancy.objects.get()
    again = job(occupation_text="ayudante", functions="Pelar papas.")
    client.post(reverse("vacancy_step", args=[offer.pk, "puesto"]), again)
    offer.refresh_from_db()
    assert (offer.occupation_id, offer.functions) == ("9412", "Pelar papas.")


def test_unlawful_wording_is_told_at_its_field(client, member, waiter):
    page = client.post(reverse("vacancy_new"), job(functions="Solo señoritas.")).content.decode()
    assert "No puede decir «Solo señoritas»" in page
    assert "Que la OMIL lo revise" in page
    assert not Vacancy.objects.exists()


def test_whoever_says_a_law_asks_for_it_goes_on(client, member, waiter):
    client.post(reverse("vacancy_new"), job(functions="Mayor de 21 años.", insist="on"))
    assert Vacancy.objects.get().status == "draft"


@pytest.fixture
def draft(member, osorno):
    return VacancyFactory(
        employer=member.employer, draft=True, office=osorno.office, occupation=None, contract=""
    )


def step(draft, slug):
    return reverse("vacancy_step", args=[draft.pk, slug])


def test_a_first_draft_goes_through_every_page(client, draft):
    answer = client.post(step(draft, "condiciones"), {"hours": "full", "contract": "open_ended"})
    assert answer.url == step(draft, "requisitos") + "?orden=1"


def test_who_goes_back_on_the_way_walks_every_page_again(client, draft):
    Vacancy.objects.update(contract="open_ended")
    page = client.get(step(draft, "requisitos"), {"orden": "1"}).content.decode()
    back = step(draft, "condiciones") + "?orden=1"
    assert f'href="{back}"' in page
    answer = client.post(back, {"hours": "full", "contract": "fees"})
    assert answer.url == step(draft, "requisitos") + "?orden=1"


def test_the_summary_is_the_last_step(client, draft):
    page = client.get(reverse("vacancy_edit", args=[draft.pk])).content.decode()
    assert "Paso 4 de 4" in page


def test_changing_one_thing_of_a_finished_offer_goes_back_to_the_summary(client, draft):
    Vacancy.objects.update(contract="open_ended")
    answer = client.post(step(draft, "condiciones"), {"hours": "full", "contract": "fees"})
    assert answer.url == reverse("vacancy_edit", args=[draft.pk])


def test_pay_may_stay_reserved(client, draft):
    client.post(step(draft, "condiciones"), {"hours": "full", "contract": "open_ended"})
    draft.refresh_from_db()
    assert (draft.pay_min, draft.pay_max, draft.contract) == (None, None, "open_ended")


def test_pay_is_read_as_people_write_it(client, draft):
    typed = {"hours": "full", "contract": "fees", "pay_min": "$ 650.000", "pay_max": "700000"}
    client.post(step(draft, "condiciones"), typed)
    draft.refresh_from_db()
    assert (draft.pay_min, draft.pay_max) == (650_000, 700_000)


def test_pay_upside_down_is_told(client, draft):
    typed = {"hours": "full", "contract": "fees", "pay_min": "700000", "pay_max": "650000"}
    page = client.post(step(draft, "condiciones"), typed).content.decode()
    assert "debe ser igual o mayor" in page


def test_the_question_about_a_law_comes_only_with_words_that_need_one(client, draft):
    question = "Que la OMIL lo revise"
    assert question not in client.get(step(draft, "condiciones")).content.decode()
    typed = {"hours": "full", "contract": "fees", "benefits": "Buena presencia"}
    assert question in client.post(step(draft, "condiciones"), typed).content.decode()


def test_an_offer_does_not_close_before_today(client, draft):
    typed = {"hours": "full", "contract": "fees", "closes_on": "2020-01-01"}
    assert "Esa fecha ya pasó" in client.post(step(draft, "condiciones"), typed).content.decode()


def test_skills_are_found_in_the_shared_list(client, draft):
    Skill.objects.get_or_create(name="Soldadura TIG")
    typed = {
        "schooling": "4",
        "experience_months": "12",
        "licences": ["B"],
        "skills": "soldadura tig",
    }
    client.post(step(draft, "requisitos"), typed)
    draft.refresh_from_db()
    assert [skill.name for skill in draft.skills.all()] == ["Soldadura TIG"]
    assert (draft.schooling, draft.experience_months, draft.licences) == (4, 12, ["B"])


def test_what_is_missing_is_said_before_sending(client, draft):
    page = client.get(reverse("vacancy_edit", args=[draft.pk])).content.decode()
    assert "Todavía falta" in page
    assert reverse("vacancy_submit", args=[draft.pk]) not in page


def test_a_finished_draft_is_sent_and_waits(client, draft):
    Vacancy.objects.update(contract="open_ended")
    client.post(reverse("vacancy_submit", args=[draft.pk]))
    draft.refresh_from_db()
    assert draft.status == "in_review"


def test_what_is_being_read_is_not_changed(client, draft):
    Vacancy.objects.update(status="in_review")
    client.post(step(draft, "condiciones"), {"hours": "night", "contract": "fees"})
    draft.refresh_from_db()
    assert draft.hours == "full"


def test_changing_the_words_takes_the_legal_ground_away(client, draft):
    Vacancy.objects.update(legal_ground="DL 3.607")
    client.post(step(draft, "condiciones"), {"hours": "full", "contract": "fees"})
    draft.refresh_from_db()
    assert draft.legal_ground == ""


def test_no_page_asks_for_what_the_law_forbids():
    from employers.steps import STEPS

    asked = {name for page in STEPS for name in page.form.base_fields}
    assert not asked & {
        "age",
        "sex",
        "nationality",
        "marital_status",
        "photo",
        "min_age",
        "max_age",
    }

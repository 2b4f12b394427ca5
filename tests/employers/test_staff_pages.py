"""The OMIL's pages: what waits, what it says, the companies."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from employers.highlight import mark
from employers.lawful import unlawful_requirements
from employers.models import EmployerContact, Vacancy
from omil_portal.access.roles import Role
from tests.factories.employers import (
    EmployerContactFactory,
    EmployerFactory,
    EmployerMemberFactory,
    VacancyFactory,
)
from tests.factories.kernel import StaffMembershipFactory
from tests.factories.when import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    staff = StaffMembershipFactory(role=Role.EMPLOYER_LIAISON)
    client.force_login(staff.user)
    return staff.office


def waiting(office, title="Garzón", **fields):
    return VacancyFactory(office=office, title=title, in_review=True, **fields)


def seen(vacancy):
    return vacancy.changed_at.strftime("%Y-%m-%dT%H:%M:%S.%f%z")


def test_the_one_that_waits_longest_comes_first(client, office):
    waiting(office, "Segunda", changed_at=AT)
    waiting(office, "Primera", changed_at=AT - timedelta(days=1))
    page = client.get(reverse("review_queue")).content.decode()
    assert page.index("Primera") < page.index("Segunda")


def test_offers_of_other_offices_do_not_wait_here(client, office):
    VacancyFactory(in_review=True, title="Ajena")
    page = client.get(reverse("review_queue")).content.decode()
    assert "No hay ofertas por revisar" in page


def test_the_queue_costs_the_same_whatever_waits(client, office, django_assert_max_num_queries):
    for _ in range(8):
        waiting(office)
    with django_assert_max_num_queries(8):
        client.get(reverse("review_queue"))


def test_what_the_law_forbids_is_marked_with_its_reason(client, office):
    vacancy = waiting(office, functions="Atender. Buena presencia.")
    page = client.get(reverse("vacancy_review", args=[vacancy.pk])).content.decode()
    assert "<mark>Buena presencia</mark>" in page
    assert "La apariencia no puede ser requisito" in page
    assert "Publicar con esa norma" in page


def test_what_the_company_must_take_out_is_already_written(client, office):
    vacancy = waiting(office, functions="Atender. Buena presencia.")
    form = client.get(reverse("vacancy_review", args=[vacancy.pk])).context["return_form"]
    assert form.initial["note"].startswith("Quita «Buena presencia». La apariencia")


def test_what_the_company_writes_is_shown_as_text():
    text = "<b>Buena presencia</b> & trato"
    marked = mark(text, unlawful_requirements(text))
    assert marked == "&lt;b&gt;<mark>Buena presencia</mark>&lt;/b&gt; &amp; trato"


def test_publishing_from_the_page(client, office):
    vacancy = waiting(office)
    client.post(reverse("vacancy_publish", args=[vacancy.pk]), {"seen": seen(vacancy)})
    assert Vacancy.objects.get().status == "published"


def test_unlawful_wording_asks_for_the_legal_ground(client, office):
    vacancy = waiting(office, functions="Solo varones")
    page = client.post(reverse("vacancy_publish", args=[vacancy.pk]), {"seen": seen(vacancy)})
    assert "Completa «Norma que lo permite en este trabajo»." in page.content.decode()
    assert Vacancy.objects.get().status == "in_review"


def test_a_note_typed_on_an_old_page_does_not_decide_on_a_new_text(client, office):
    vacancy = waiting(office)
    old = seen(vacancy)
    Vacancy.objects.update(changed_at=AT + timedelta(hours=1))
    page = client.post(
        reverse("vacancy_return", args=[vacancy.pk]), {"seen": old, "note": "Falta."}, follow=True
    )
    assert "cambió mientras la leías" in page.content.decode()
    assert Vacancy.objects.get().status == "in_review"


def test_the_front_desk_reads_and_does_not_decide(client):
    staff = StaffMembershipFactory()
    vacancy = waiting(staff.office)
    client.force_login(staff.user)
    page = client.get(reverse("vacancy_review", args=[vacancy.pk])).content.decode()
    assert "Devolver a la empresa" not in page


@pytest.mark.parametrize("typed", ["Conserbas Melinca", "CONSERVAS MELÍNCA", "76.543.210-3"])
def test_a_company_is_found_by_rut_or_by_a_name_with_faults(client, office, typed):
    EmployerFactory(legal_name="Conservas Melinka SpA", rut_number=76543210, rut_dv="3")
    EmployerFactory(legal_name="Aserradero Los Robles")
    page = client.post(reverse("employer_list"), {"sought": typed}).content.decode()
    assert "Conservas Melinka SpA" in page
    assert "Aserradero Los Robles" not in page


def test_the_list_of_companies_costs_the_same_however_long(
    client, office, django_assert_max_num_queries
):
    for _ in range(8):
        VacancyFactory()
    with django_assert_max_num_queries(7):
        client.get(reverse("employer_list"))


def test_a_visit_is_noted_once(client, office):
    employer = EmployerFactory()
    typed = {"request_id": uuid.uuid4(), "kind": "visit", "note": "Buscan 3 soldadores."}
    for _ in range(2):
        client.post(reverse("employer_contact", args=[employer.pk]), typed)
    contact = EmployerContact.objects.get()
    assert (contact.office, contact.kind) == (office, "visit")


def test_the_file_shows_who_waits_to_be_confirmed(client, office):
    newcomer = EmployerMemberFactory(unconfirmed=True)
    page = client.get(reverse("employer_file", args=[newcomer.employer_id])).content.decode()
    assert "Pide actuar por la empresa" in page


def test_a_contact_is_written_only_where_the_reader_attends_companies(client, office):
    liaison = office.memberships.get().user
    elsewhere = StaffMembershipFactory(user=liaison, role=Role.FRONT_DESK).office
    address = reverse("employer_file", args=[EmployerFactory().pk])
    forms = []
    for acting in (office, elsewhere):
        client.post(reverse("choose_office"), {"office": acting.pk})
        forms.append(client.get(address).context["form"])
    assert (forms[0] is None, forms[1] is None) == (False, True)


def test_a_contact_noted_wrongly_is_corrected_and_annulled_with_a_reason(client, office):
    contact = EmployerContactFactory(office=office, kind="visit", note="Otra empresa")
    address = reverse("contact_correct", args=[contact.pk])
    file = reverse("employer_file", args=[contact.employer_id])
    assert address in client.get(file).content.decode()
    client.post(address, {"kind": "call", "note": "Piden dos garzones"})
    contact.refresh_from_db()
    assert (contact.kind, contact.note) == ("call", "Piden dos garzones")
    remove = reverse("contact_remove", args=[contact.pk])
    assert "Completa «Por qué se anula»" in client.post(remove, {"reason": ""}).content.decode()
    client.post(remove, {"reason": "Era de otra empresa"})
    assert not EmployerContact.objects.exists()
    last = EmployerContact.versions.rel.related_model.objects.order_by("pgh_id").last()
    assert last.pgh_label == "delete"
    assert last.pgh_context.metadata["reason"] == "Era de otra empresa"


def test_the_contact_of_another_office_is_read_and_not_corrected(client, office):
    theirs = EmployerContactFactory()
    page = client.get(reverse("employer_file", args=[theirs.employer_id])).content.decode()
    assert theirs.get_kind_display() in page
    assert reverse("contact_correct", args=[theirs.pk]) not in page

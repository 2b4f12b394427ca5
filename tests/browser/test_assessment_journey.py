"""The guided interview: asked at the desk in two sittings, its plan done on the telephone."""

import pytest
from django.urls import reverse

from jobseekers.models import Assessment, Attention, PlanStep
from tests.browser.walk import PHONE, Walk
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import OfficeFactory, StaffMembershipFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office():
    return OfficeFactory(name="OMIL Osorno")


@pytest.fixture
def person(office):
    return JobSeekerFactory(
        comuna=office.comuna, with_account=True, with_profile=True, linked_to=office
    )


@pytest.fixture
def walk(page, live_server):
    return Walk(page, live_server.url)


def answer(walk, **codes):
    for question, code in codes.items():
        walk.page.locator(f"input[name={question}][value={code}]").check()


def test_an_interview_in_two_sittings_becomes_a_plan_that_the_person_does(walk, office, person):
    walk.sit(StaffMembershipFactory(office=office, counsellor=True).user)
    walk.go(reverse("person_file", args=[person.pk]))
    walk.press("Hacer un diagnóstico")
    answer(walk, goal="none", experience="none", studies="none", papers="some")
    walk.press("Guardar y seguir")
    walk.go(reverse("person_file", args=[person.pk]))
    walk.press("Seguir el diagnóstico")
    answer(walk, availability="none", travel="none", care="none")
    walk.press("Guardar y seguir")
    answer(walk, digital="none", search="none")
    walk.press("Guardar y seguir")
    answer(walk, adjustments="some")
    walk.page.get_by_label("Trabajo sentado").check()
    walk.page.get_by_label("Otro ajuste").fill("Por su artrosis")
    walk.press("Guardar y ver el plan")
    assert walk.page.locator("main").get_by_text("quita «artrosis»").first.is_visible()
    walk.page.get_by_label("Otro ajuste").fill("")
    walk.press("Guardar y ver el plan")
    walk.follow("Agregar un paso")
    walk.press("Guardar el paso")
    walk.go(reverse("assessment_file", args=[Assessment.objects.get().pk]))
    walk.press("Cerrar y registrar la atención")
    assert Attention.objects.get().kind == Attention.Kind.ASSESSMENT

    walk.sit(person.user, PHONE)
    walk.go(reverse("my_page"))
    walk.follow("Ver mi plan")
    walk.press("Ya lo hice Sacar los documentos que faltan")
    assert PlanStep.objects.exclude(done_at=None).get().done_by == person.user

"""A company signs in, sees whom the office presented, answers, and the office sees the answer."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from omil_portal.occupations import reference as occupations_reference
from tests.browser.walk import DESK, PHONE, Walk
from tests.factories.employers import EmployerMemberFactory, VacancyFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import OfficeFactory, StaffMembershipFactory
from tests.factories.matching import ReferralAnswerFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("screen", [PHONE, DESK], ids=["phone", "desk"])
def test_a_company_answers_from_its_own_page(page, live_server, screen):
    office = OfficeFactory(name="OMIL Quellón", phone="65 268 0000")
    officer = StaffMembershipFactory(office=office).user
    member = EmployerMemberFactory(user__full_name="Patricio Oyarzo")
    offer = VacancyFactory(employer=member.employer, office=office, title="Operario de planta")
    for names in ("Rosalba", "Elena"):
        ReferralAnswerFactory(
            referral__office=office,
            referral__vacancy=offer,
            referral__seeker=JobSeekerFactory(
                names=names, first_surname="Curinao", second_surname=""
            ),
            referral__answer_due=timezone.localdate() + timedelta(days=3),
        )
    walk = Walk(page, live_server.url)
    walk.sit(member.user, screen)
    walk.go(reverse("my_company"))
    assert walk.number("personas esperan tu respuesta") == 2
    walk.go(reverse("vacancy_edit", args=[offer.pk]))
    walk.follow("2 personas esperan tu respuesta")
    assert not walk.says("Rosalba")
    walk.page.get_by_role("link", name="Responder por R. C.").click()
    walk.look()
    walk.press("Enviar la respuesta")
    assert walk.says("Hay un problema")
    walk.tick("No se presentó")
    walk.press("Enviar la respuesta")
    assert walk.row("R. C.").get_by_text("No se presentó").is_visible()
    walk.go(reverse("presented_of_company"))
    assert walk.number("persona espera tu respuesta") == 1
    walk.sit(officer, screen)
    walk.go(reverse("referral_list") + "?state=answered")
    walk.follow("Rosalba Curinao", within=walk.row("Rosalba Curinao"))
    assert walk.says("Respondió Patricio Oyarzo, de la empresa.")


def test_an_occupation_picked_while_the_list_renews_stays_picked(page, live_server):
    """Leaving the tasks asks for the list again, and its answer comes after the click."""
    occupations_reference.load()
    walk = Walk(page, live_server.url)
    walk.sit(EmployerMemberFactory().user)
    walk.go(reverse("vacancy_new"))
    walk.type(title="Ayudante", occupation_text="ayudante")
    walk.page.locator("[name=occupation]").last.wait_for()
    walk.page.locator("[name=functions]").press_sequentially("Ayudar en la cocina.")
    with walk.page.expect_response("**/ocupaciones/"):
        walk.page.get_by_label("Ninguna de estas").click()
    walk.page.locator("#ocupaciones.htmx-settling").wait_for(state="detached")
    assert walk.page.get_by_label("Ninguna de estas").is_checked()

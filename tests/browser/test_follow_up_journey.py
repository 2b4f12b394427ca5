"""From the letter to the third month: a company answers, a phone proves it, the office calls."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from matching.follow_up_rules import months_after
from matching.models import EvidenceLink, FollowUp, Placement
from tests.browser.walk import PHONE, Walk
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import OfficeFactory, StaffMembershipFactory
from tests.factories.matching import FollowUpFactory, PlacementFactory, ReferralAnswerFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office():
    return OfficeFactory(name="OMIL Quellón", phone="65 268 0000")


@pytest.fixture
def officer(office):
    return StaffMembershipFactory(office=office).user


@pytest.fixture
def walk(page, live_server):
    return Walk(page, live_server.url)


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_a_company_answers_by_the_letter_corrects_it_and_the_office_takes_it_on(
    walk, office, officer
):
    today = timezone.localdate()
    link = ReferralAnswerFactory(
        referral__office=office,
        referral__answer_due=today,
        referral__seeker=JobSeekerFactory(
            names="María", first_surname="Soto", second_surname="", linked_to=office
        ),
    )
    walk.sit(officer)
    walk.go(reverse("referral_letter", args=[link.referral_id]))
    assert walk.page.locator("main svg.qr").is_visible()
    walk.sit(None, PHONE)
    walk.go(reverse("company_answer", args=[link.code]))
    assert walk.says("M. S.")
    walk.press("Enviar la respuesta")
    assert walk.says("Hay un problema")
    walk.tick("No se presentó")
    walk.press("Enviar la respuesta")
    assert walk.says("Gracias. La oficina ya tiene tu respuesta.")
    walk.page.get_by_text("Corregir la respuesta").click()
    walk.tick("La contratamos")
    walk.type(on=today.isoformat())
    walk.press("Guardar la respuesta")
    walk.sit(officer)
    walk.go(reverse("referral_list") + "?state=answered")
    assert walk.row("María Soto").get_by_text("Respondió la empresa").is_visible()
    walk.follow("María Soto", within=walk.row("María Soto"))
    walk.press("Marcar como revisada")
    assert walk.says("La respuesta de la empresa quedó revisada.")
    walk.follow("Registrar la colocación")
    walk.sit(None, PHONE)
    walk.go(reverse("company_answer", args=[link.code]))
    assert walk.says("Para cambiarla, llámala.")


def test_a_photo_of_the_contract_goes_from_the_phone_to_the_desk(
    walk, live_server, office, officer, tmp_path
):
    placement = PlacementFactory(office=office)
    walk.sit(officer)
    walk.go(reverse("placement_file", args=[placement.pk]))
    walk.press("Sacar una foto con el teléfono")
    code = EvidenceLink.objects.get().code
    # Another browser: the phone has no session.
    context = walk.page.context.browser.new_context(
        base_url=live_server.url, viewport=PHONE, locale="es-CL"
    )
    phone = Walk(context.new_page(), live_server.url)
    phone.go(reverse("phone_evidence", args=[code]))
    picture = tmp_path / "foto.jpg"
    picture.write_bytes(b"\xff\xd8\xff\xe0 foto")
    phone.page.locator("input[name=photo]").set_input_files(picture)
    phone.press("Enviar el documento")
    assert phone.says("Documento enviado")
    context.close()
    walk.page.get_by_text("Llegó el documento").wait_for(timeout=10_000)
    walk.look()
    walk.follow("Ver la colocación")
    assert walk.row("Contrato de trabajo").is_visible()


def test_the_office_calls_one_does_not_answer_another_lost_the_job(walk, office, officer):
    today = timezone.localdate()
    for days, surname in ((9, "Águila"), (0, "Barría")):
        due = today - timedelta(days=days)
        FollowUpFactory(
            due_on=due,
            placement__starts_on=months_after(due, -3),
            placement__office=office,
            placement__seeker__first_surname=surname,
            placement__seeker__phone="9 8765 4321",
            placement__seeker__linked_to=office,
        )
    walk.sit(officer)
    walk.go(reverse("follow_up_list"))
    assert walk.number("por llamar hoy") == 2
    walk.page.locator("main tbody tr").first.get_by_role("link").first.click()
    walk.look()
    walk.press("No contesta")
    assert walk.number("por llamar hoy") == 1
    walk.page.locator("main tbody tr").first.get_by_role("link").first.click()
    walk.page.locator("input[name=still_working][value=no]").check()
    walk.press("Guardar el seguimiento")
    assert walk.says("Completa «Último día de trabajo».")
    walk.type(ended_on=today.isoformat())
    walk.choose(reason="El sueldo no era lo acordado")
    walk.page.locator("input[name=looks_for_work][value=yes]").check()
    walk.press("Guardar el seguimiento")
    assert walk.says("No hay llamadas que mostrar")
    assert walk.says("0 de 1 que contestaron a los 3 meses")
    ended = FollowUp.objects.get(still_working=False)
    assert ended.placement.ends_on == today
    assert Placement.objects.count() == 2

    walk.go(reverse("follow_up_file", args=[ended.pk]))
    walk.follow("Corregir lo que se anotó")
    walk.page.locator("input[name=still_working][value=yes]").check()
    walk.press("Guardar la corrección")
    assert walk.says("El seguimiento quedó corregido.")
    assert Placement.objects.filter(ends_on=None).count() == 2

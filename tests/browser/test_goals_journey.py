"""An agreement from its signature to its cut-off: targets, money, the list, and a correction."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sence_programs import reference
from sence_programs.models import Goal, GoalDefinition
from sence_programs.services.nightly import goals_step
from tests.browser.walk import DESK, PHONE, Walk
from tests.factories.jobseekers import AttentionFactory
from tests.factories.kernel import (
    ComunaFactory,
    OfficeFactory,
    RegionFactory,
    StaffMembershipFactory,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office():
    return OfficeFactory(comuna=ComunaFactory(region=RegionFactory(cut="10")))


def test_from_the_agreement_to_a_corrected_figure(page, live_server, office):
    reference.load()
    today = timezone.localdate()
    analyst = StaffMembershipFactory(regional_analyst=True, region=office.comuna.region).user
    manager = StaffMembershipFactory(role="office_manager", office=office).user
    for days in (1, 2, 3):
        AttentionFactory(office=office, at=timezone.now() - timedelta(days=days))
    walk = Walk(page, live_server.url)

    walk.sit(analyst, DESK)
    walk.go("/convenios/")
    walk.follow("Cómo se cuenta")
    assert walk.says("Una versión en uso no se cambia")
    walk.go("/convenios/nuevo/")
    attended = GoalDefinition.objects.get(code="attended")
    walk.choose(office=office.name)
    starts_on = today - timedelta(days=40)
    walk.type(year=str(today.year), starts_on=starts_on.isoformat(), cut_off=today.isoformat())
    walk.type(**{f"target_{attended.pk}": "10"})
    walk.press("Guardar convenio")
    walk.follow("Personas atendidas", within=page.locator("#reparto"))
    goal = Goal.objects.get()
    periods = [f"period_{target.starts_on:%Y_%m}" for target in goal.targets.all()]
    walk.type(**{periods[0]: "9"})
    walk.press("Guardar el reparto")
    assert walk.says("sobran")
    rest = dict.fromkeys(periods, "0") | {periods[0]: "4", periods[-1]: "6"}
    walk.type(**rest)
    walk.press("Guardar el reparto")
    assert walk.says("Por mes: ")
    walk.follow("Agregar una cuota")
    walk.type(amount="4500000", condition="Llegar a la mitad de las personas atendidas.")
    walk.type(due_on=today.isoformat(), percent="50", checked_on=today.isoformat())
    walk.choose(goal="Personas atendidas")
    walk.press("Guardar la cuota")
    assert walk.says("Hoy va en 30 %.")

    goals_step(today)
    walk.sit(manager, PHONE)
    walk.go("/metas/")
    walk.follow("Personas atendidas", within=page.locator("table"))
    assert walk.number("personas") == 3
    listed = page.get_by_role("table", name="Lo que se contó")
    assert listed.locator("tbody tr").count() == 3
    walk.follow("Convenio")
    walk.open("Cuotas")
    assert walk.says("Por pagar")

    goals_step(today + timedelta(days=1))
    AttentionFactory(office=office, at=timezone.now())
    walk.sit(analyst, DESK)
    walk.go(f"/metas/{goal.pk}/lista/")
    walk.follow(f"Corregir la cifra del {today:%d-%m-%Y}")
    walk.type(value="4", reason="Faltaba una atención en terreno.")
    walk.press("Guardar la corrección")
    assert walk.says("De 3 a 4. Faltaba una atención en terreno.")
    walk.sit(manager, PHONE)
    walk.go(f"/metas/{goal.pk}/lista/")
    walk.open("Mes a mes")
    assert walk.says("corregida: 4")
    assert goal.snapshots.get(on=today).value == 3

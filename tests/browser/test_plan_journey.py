"""A manager plans the semester and works by it; the region reads it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from pypdf import PdfReader

from sence_programs.plans.semesters import Semester
from tests.browser.walk import DESK, PHONE, Walk
from tests.factories.kernel import OfficeFactory, RegionFactory, StaffMembershipFactory
from tests.factories.plans import PlanActivityFactory, SemesterPlanFactory
from tests.factories.sence_programs import AgreementFactory, GoalDefinitionFactory, GoalFactory
from tests.sence_programs.network import MAKE

pytestmark = pytest.mark.django_db(transaction=True)


def test_from_the_forecast_to_a_plan_that_the_region_reads(page, live_server, tmp_path):
    today = timezone.localdate()
    semester = Semester.of(today)
    office = OfficeFactory(comuna__region=RegionFactory(cut="10"))
    definition = GoalDefinitionFactory(valid_from=date(today.year, 1, 1))
    GoalFactory(
        agreement=AgreementFactory(office=office, year=today.year),
        definition=definition,
        target=60,
    )
    for days in range(5):
        MAKE["attended"](office, timezone.now() - timedelta(days=days))
    manager = StaffMembershipFactory(office=office, office_manager=True).user
    before = semester.previous
    PlanActivityFactory(
        plan=SemesterPlanFactory(office=office, year=before.year, half=before.half),
        title="Feria de la comuna",
        month=before.months[5],
        in_charge=manager,
        done=True,
    )
    walk = Walk(page, live_server.url)

    walk.sit(manager, DESK)
    walk.go("/metas/")
    walk.follow(f"Pronóstico de {definition.name.lower()}")
    assert walk.says("De dónde sale")
    walk.go("/plan/")
    walk.press("Empezar el plan")
    walk.press("Copiar las del semestre anterior")
    assert walk.says("Copiamos una actividad")

    walk.sit(manager, PHONE)
    walk.go("/plan/")
    walk.follow("Agregar actividad")
    walk.press("Guardar actividad")
    assert walk.says("Hay un problema")
    walk.choose(kind="Taller", in_charge=manager.full_name, goal=definition.name)
    page.locator("main [name=month]").select_option(index=semester.months.index(_first(today)) + 1)
    walk.type(title="Taller de entrevistas", expected="8")
    walk.press("Guardar actividad")
    assert walk.says("Agregamos la actividad.")
    walk.press("Hecha Taller de entrevistas")
    assert walk.says("«Taller de entrevistas» queda como hecha.")

    walk.follow(f"Cambiar los meses de {definition.name.lower()}")
    last = f"month_{semester.months[5].month}"
    walk.type(**{last: "999"})
    walk.press("Guardar los meses")
    assert walk.says("Los meses suman")
    assert page.locator(f"main [name={last}]").input_value() == "999"

    walk.sit(manager, DESK)
    walk.go("/plan/")
    walk.follow("Ver en una hoja")
    sheet = tmp_path / "plan.pdf"
    page.pdf(path=sheet, format="Letter")
    assert len(PdfReader(sheet).pages) == 1

    analyst = StaffMembershipFactory(regional_analyst=True, region=office.comuna.region).user
    walk.sit(analyst, DESK)
    walk.go("/plan/")
    assert walk.says("Todas las oficinas tienen plan.")
    walk.follow(office.name)
    assert walk.says("Taller de entrevistas")


def _first(day: date) -> date:
    return day.replace(day=1)

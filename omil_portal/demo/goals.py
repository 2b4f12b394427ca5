"""How invented agreements divide their year, the money that goes with them, and job analyses."""

from datetime import date, datetime, timedelta
from random import Random
from uuid import uuid5

from django.db.models import Count

from employers.models import Employer, JobAnalysis
from matching.models import Placement
from omil_portal.accounts.models import User
from omil_portal.demo.activity import NAMESPACE
from omil_portal.demo.sizes import DESK, SEASONS
from omil_portal.offices.models import Office
from sence_programs.goals.months import MONTH, SEMESTER, months_between, spread_evenly, spread_like
from sence_programs.models import Agreement, Disbursement, Goal, GoalTarget

SEMESTERS_EVERY = 4
"""One agreement in four is divided by semesters, the rest by month with the seasons."""
JOBS = (
    ("Operaria de planta", "Revisar, cortar y empacar el producto.", "Estar de pie, frío."),
    ("Bodeguero", "Recibir, ordenar y despachar mercadería.", "Levantar hasta 25 kilos."),
    ("Recepcionista de hotel", "Atender público y tomar reservas.", "Turnos y pantalla."),
    ("Ayudante de cocina", "Preparar ingredientes y mantener el orden.", "Calor, ritmo rápido."),
)
ADJUSTMENTS = ("Banco para trabajar sentado.", "Horario fijo, sin turno de noche.", "")


def divide_the_year(on: date) -> int:
    """Every goal of the year by month, or by semester."""
    goals = Goal.objects.filter(agreement__year=on.year).order_by("agreement", "pk")
    agreements = list(Agreement.objects.filter(year=on.year).order_by("pk"))
    by_semester = {agreement.pk for agreement in agreements[SEMESTERS_EVERY - 1 :: SEMESTERS_EVERY]}
    months = months_between(date(on.year, 1, 1), date(on.year, 12, 31))
    rows = []
    for goal in goals.select_related("definition"):
        length = SEMESTER if goal.agreement_id in by_semester else MONTH
        season = SEASONS.get(goal.definition.indicator, DESK)
        weights = {month: round(100 * season[month.month - 1]) for month in months}
        parts = spread_like(goal.target, weights)
        if length == SEMESTER:
            parts = spread_evenly(goal.target, months[::SEMESTER])
        rows += [
            GoalTarget(goal=goal, starts_on=day, months=length, amount=amount)
            for day, amount in parts.items()
        ]
    return len(GoalTarget.objects.bulk_create(rows, batch_size=2000))


def create_disbursements(random: Random, on: date) -> int:
    """Three parts of each agreement: at the signature, in mid year and near its end."""
    placed = {
        goal.agreement_id: goal
        for goal in Goal.objects.filter(
            agreement__year=on.year, definition__indicator="placed"
        ).select_related("agreement")
    }
    by_july = _placed_by(date(on.year, 6, 30))
    rows = []
    for agreement in Agreement.objects.filter(year=on.year).order_by("pk"):
        total = random.randrange(1_800, 4_500) * 10_000
        goal = placed.get(agreement.pk)
        for number, share, percent, checked_on, due_on in (
            (1, 40, None, None, date(on.year, 3, 31)),
            (2, 35, 40, date(on.year, 6, 30), date(on.year, 7, 31)),
            (3, 25, 85, date(on.year, 11, 30), date(on.year, 12, 15)),
        ):
            check = percent if goal else None
            met = number != 2 or not goal or _reached(by_july, goal, percent)
            rows.append(
                Disbursement(
                    agreement=agreement,
                    number=number,
                    amount=total * share // 100,
                    condition=_condition(percent),
                    goal=goal if check else None,
                    percent=check,
                    checked_on=checked_on if check else None,
                    due_on=due_on,
                    paid_on=due_on - timedelta(days=random.randrange(12))
                    if met and due_on < on
                    else None,
                )
            )
    return len(Disbursement.objects.bulk_create(rows))


def _placed_by(on: date) -> dict[int, int]:
    """Office → validated placements of the year that began by that day."""
    found = Placement.objects.filter(
        state=Placement.State.VALIDATED, starts_on__range=(date(on.year, 1, 1), on)
    )
    counted = found.order_by().values("office").annotate(number=Count("pk"))
    return dict(counted.values_list("office", "number"))


def _reached(placed: dict[int, int], goal: Goal, percent: int) -> bool:
    return 100 * placed.get(goal.agreement.office_id, 0) >= percent * goal.target


def _condition(percent: int | None) -> str:
    if percent is None:
        return "Convenio firmado y rendición del año anterior al día."
    return f"Al menos {percent} % de la meta de colocaciones y rendiciones al día."


def create_job_analyses(
    companies: list[Employer],
    offices: list[Office],
    officers: dict[int, User],
    random: Random,
    at: datetime,
) -> int:
    """None to three of each office since January."""
    rows = []
    for office in offices:
        for turn in range(random.randrange(4)):
            position, tasks, requirements = random.choice(JOBS)
            rows.append(
                JobAnalysis(
                    employer=random.choice(companies),
                    office=office,
                    officer=officers[office.pk],
                    position=position,
                    tasks=tasks,
                    requirements=requirements,
                    adjustments=random.choice(ADJUSTMENTS),
                    done_on=at.date() - timedelta(days=random.randrange(at.timetuple().tm_yday)),
                    recorded_at=at,
                    request_id=uuid5(NAMESPACE, f"job-analysis/{office.pk}/{turn}"),
                )
            )
    return len(JobAnalysis.objects.bulk_create(rows))

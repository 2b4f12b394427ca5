"""One row of each list that is taken away, and how a workbook reads."""

from datetime import timedelta
from io import BytesIO

import openpyxl
from django.utils import timezone

from omil_portal.accounts.models import User
from omil_portal.offices.models import Office
from sence_programs.models import Agreement
from tests.factories.agenda import AppointmentFactory
from tests.factories.answers import AnswerGapFactory
from tests.factories.applications import BenefitApplicationFactory
from tests.factories.assessments import AssessmentFactory, PlanStepFactory
from tests.factories.courses import CourseFactory
from tests.factories.employers import EmployerFactory, VacancyFactory
from tests.factories.jobseekers import AttentionFactory, JobSeekerFactory
from tests.factories.matching import FollowUpFactory, PlacementFactory, ReferralFactory
from tests.factories.meetings import CommitmentFactory
from tests.factories.other_services import ExternalReferralFactory, FcsBenefitFactory
from tests.factories.sence_programs import AgreementFactory

PAGES = {
    "atenciones": "attention_list",
    "agenda": "agenda",
    "por-avisar": "hours_to_tell",
    "sin-quien-atienda": "hours_stranded",
    "otros-servicios": "external_referral_list",
    "pasos-de-planes": "plan_step_list",
    "fondo-de-cesantia": "fcs_list",
    "derivaciones": "referral_list",
    "colocaciones": "placement_list",
    "seguimientos": "follow_up_list",
    "empresas": "employer_list",
    "ofertas-por-revisar": "review_queue",
    "postulaciones": "application_list",
    "cursos": "course_list",
    "preguntas": "gap_list",
    "compromisos": "commitment_list",
    "convenios": "agreement_list",
}
"""The name of each list → the address of its page."""
OF_ONE_THING = {"meta", "cifra", "revision", "inscritos", "feria"}
"""Of a goal, a figure, a course or a fair: `tests/sence_programs/test_excel_of_one.py`."""
OF_A_COMPANY = {"personas-presentadas"}
"""`tests/matching/answers/test_presented.py`."""
OF_A_BOARD = {"fichas-incompletas", "seguimientos-atrasados"}
"""Of a manager: `tests/jobseekers/test_offices.py`, `tests/matching/follow_ups/test_late.py`."""
WITHOUT_FILTERS = {
    *("por-avisar", "sin-quien-atienda", "empresas"),
    *("ofertas-por-revisar", "cursos", "convenios"),
}
OF_A_REGION = {"convenios"}


def a_row_of(name: str, typed: str, office: Office, officer: User) -> None:
    """One row of that list, today, with nothing chosen in its filters. `typed`: by somebody."""
    seeker = JobSeekerFactory(names=typed, first_surname=typed, linked_to=office)
    here = {"seeker": seeker, "office": office}
    now = timezone.now()
    match name:
        case "atenciones":
            AttentionFactory(at=now, officer=officer, **here)
        case "agenda":
            AppointmentFactory(service__office=office, seeker=seeker, starts_at=now)
        case "por-avisar" | "sin-quien-atienda":
            tomorrow = now + timedelta(days=1)
            AppointmentFactory(service__office=office, seeker=seeker, starts_at=tomorrow)
        case "otros-servicios":
            ExternalReferralFactory(sent_by=officer, **here)
        case "pasos-de-planes":
            plan = AssessmentFactory(officer=officer, closed=True, **here)
            PlanStepFactory(assessment=plan, owner="officer")
        case "fondo-de-cesantia":
            first_month = timezone.localdate().replace(day=1)
            FcsBenefitFactory(first_month=first_month, opened_by=officer, **here)
        case "derivaciones":
            ReferralFactory(referred_by=officer, **here)
        case "colocaciones":
            PlacementFactory(recorded_by=officer, **here)
        case "seguimientos":
            FollowUpFactory(placement__office=office, placement__seeker=seeker)
        case "empresas":
            EmployerFactory(legal_name=typed, trade_name=typed)
        case "ofertas-por-revisar":
            VacancyFactory(in_review=True, title=typed, office=office)
        case "postulaciones":
            BenefitApplicationFactory(opened_by=officer, **here)
        case "cursos":
            CourseFactory(title=typed, office=office)
        case "preguntas":
            AnswerGapFactory(question=typed, office=office)
        case "compromisos":
            region = office.comuna.region
            CommitmentFactory(text=typed, office=office, meeting__region=region)
        case "convenios":
            year = 2020 + Agreement.objects.filter(office=office).count()
            AgreementFactory(code=typed, office=office, year=year)


def sheet_of(content: bytes):
    return openpyxl.load_workbook(BytesIO(content)).active


def cells_of(content: bytes) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet_of(content).iter_rows()]


def rows_in(content: bytes) -> list[dict[str, object]]:
    """The rows under the head of a workbook, each by the names of its columns."""
    rows = cells_of(content)
    top = next(at for at, row in enumerate(rows) if not any(row)) + 1
    return [dict(zip(rows[top], row, strict=True)) for row in rows[top + 1 :]]


def people_in(content: bytes) -> list[object]:
    return [row["Persona"] for row in rows_in(content)]

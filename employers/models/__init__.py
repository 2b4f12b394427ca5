from employers.models.contact import EmployerContact
from employers.models.employer import Employer, EmployerMember
from employers.models.job_analysis import JobAnalysis
from employers.models.vacancy import Vacancy, VacancyEvent

__all__ = [
    "Employer",
    "EmployerContact",
    "EmployerMember",
    "JobAnalysis",
    "Vacancy",
    "VacancyEvent",
]

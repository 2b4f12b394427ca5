from employers.models.contact import EmployerContact
from employers.models.employer import Employer, EmployerMember
from employers.models.vacancy import Vacancy, VacancyEvent

__all__ = ["Employer", "EmployerContact", "EmployerMember", "Vacancy", "VacancyEvent"]

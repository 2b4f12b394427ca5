"""Roles are data: a name people know and the permissions that come with it."""

from django.db.models import TextChoices

from omil_portal.access.permissions import Permission as P


class Role(TextChoices):
    SEEKER = "seeker", "Persona que busca trabajo"
    EMPLOYER_MEMBER = "employer_member", "Empresa"
    FRONT_DESK = "front_desk", "Ejecutivo/a de atención"
    COUNSELLOR = "counsellor", "Orientador/a laboral"
    EMPLOYER_LIAISON = "employer_liaison", "Ejecutivo/a de empresas"
    OFFICE_MANAGER = "office_manager", "Encargado/a de OMIL"
    REGIONAL_ANALYST = "regional_analyst", "Analista regional SENCE"
    NATIONAL_UNIT = "national_unit", "Nivel central SENCE"
    ADMINISTRATOR = "administrator", "Administrador/a del portal"


OFFICE_ROLES = (
    Role.FRONT_DESK,
    Role.COUNSELLOR,
    Role.EMPLOYER_LIAISON,
    Role.OFFICE_MANAGER,
)

COUNTRY_ROLES = (Role.NATIONAL_UNIT, Role.ADMINISTRATOR)
"""Held in no office and no region."""

_DESK = frozenset(
    {
        P.PERSON_FIND,
        P.PERSON_REGISTER,
        P.PERSON_VIEW,
        P.ATTENTION_RECORD,
        P.ACCESS_CODE_ISSUE,
        P.BENEFIT_EVALUATE,
        P.MATCH_VIEW,
        P.REFERRAL_CREATE,
        P.REFERRAL_RESULT,
        P.PLACEMENT_RECORD,
        P.EMPLOYER_VIEW,
        P.GOALS_VIEW,
        P.ANSWERS_USE,
        P.MEETINGS_ATTEND,
        P.FAIRS_VIEW,
        P.FAIR_CHECK_IN,
        P.COURSES_VIEW,
        P.COURSE_ENROL,
    }
)
_COMPANIES = frozenset({P.EMPLOYER_VIEW, P.EMPLOYER_CONTACT, P.VACANCY_REVIEW, P.FAIRS_HOLD})
_REGION = frozenset(
    {
        P.GOALS_VIEW,
        P.GOALS_SET,
        P.REGION_DASHBOARD,
        P.RUNS_VIEW,
        P.WEIGHTS_SET,
        P.EMPLOYER_VIEW,
        P.ANSWERS_USE,
        P.ANSWERS_REVIEW,
        P.MEETINGS_ATTEND,
        P.MEETINGS_HOLD,
        P.FAIRS_VIEW,
        P.COURSES_VIEW,
    }
)

ROLE_PERMISSIONS: dict[Role, frozenset[P]] = {
    Role.SEEKER: frozenset({P.OWN_RECORD}),
    Role.EMPLOYER_MEMBER: frozenset({P.OWN_VACANCIES}),
    Role.FRONT_DESK: _DESK,
    Role.COUNSELLOR: _DESK | {P.PLACEMENT_VALIDATE, P.COURSES_HOLD},
    Role.EMPLOYER_LIAISON: _DESK | _COMPANIES,
    Role.OFFICE_MANAGER: _DESK
    | _COMPANIES
    | {
        P.PLACEMENT_VALIDATE,
        P.AGENDA_SET,
        P.STAFF_MANAGE,
        P.TRAVEL_CORRECT,
        P.COURSES_HOLD,
        P.PLAN_SET,
    },
    Role.REGIONAL_ANALYST: _REGION,
    Role.NATIONAL_UNIT: _REGION | {P.WEIGHTS_SIGN, P.DEFINITIONS_SET},
    Role.ADMINISTRATOR: frozenset({P.STAFF_MANAGE, P.TRAVEL_CORRECT, P.RUNS_VIEW}),
}

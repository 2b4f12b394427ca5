"""Everything that can be counted towards a goal, in one table.

The names are those of the figures a region publishes. Their official formulas are not public, so
each note says what this portal counts.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from employers.models import EmployerContact, JobAnalysis, Vacancy
from jobseekers.models import Attention
from matching.models import Placement, Referral
from sence_programs.goals.counting import Indicator
from sence_programs.goals.rule_parameters import (
    CONTRACTS,
    MIN_CONTRACT_DAYS,
    MIN_WEEKLY_HOURS,
    ONCE_PER_PERSON,
)
from sence_programs.models import Course, CourseSession, GoalDefinition, Presence

_MANAGEMENT = GoalDefinition.Kind.MANAGEMENT
_INSERTION = GoalDefinition.Kind.INSERTION
_Kind = Attention.Kind
_Contact = EmployerContact.Kind


def _attentions(*kinds: str):
    return lambda: Attention.objects.filter(kind__in=kinds) if kinds else Attention.objects.all()


def _contacts(*kinds: str):
    return lambda: EmployerContact.objects.filter(kind__in=kinds)


def validated_placements(
    *, min_contract_days: int = 1, min_weekly_hours: int = 1, contracts: Iterable[str] = ()
) -> QuerySet:
    """Validated, of long enough contracts; one without an end is long enough."""
    last_day = F("starts_on") + timedelta(days=min_contract_days - 1)
    found = Placement.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=last_day),
        state=Placement.State.VALIDATED,
        weekly_hours__gte=min_weekly_hours,
    )
    return found.filter(contract__in=list(contracts)) if contracts else found


def _workshop_sessions() -> QuerySet:
    """Sessions of workshops to which somebody came."""
    came = Presence.objects.filter(session=OuterRef("pk"))
    return CourseSession.objects.filter(Exists(came), course__kind=Course.Kind.WORKSHOP)


_TABLE = (
    Indicator(
        name="placed",
        label="Colocaciones validadas",
        unit="colocaciones",
        kind=_INSERTION,
        note="Colocaciones validadas cuyo trabajo comenzó en el período. Cada una cuenta una sola "
        "vez en toda la red, para la oficina que la registró primero.",
        rows=validated_placements,
        when="starts_on",
        dated=True,
        parameters=(MIN_CONTRACT_DAYS, MIN_WEEKLY_HOURS, CONTRACTS, ONCE_PER_PERSON),
    ),
    Indicator(
        name="attended",
        label="Personas atendidas",
        unit="personas",
        kind=_MANAGEMENT,
        note="Personas con al menos una atención de cualquier tipo. Cada persona cuenta una vez.",
        rows=_attentions(),
        once="person",
    ),
    Indicator(
        name="oriented",
        label="Personas orientadas",
        unit="personas",
        kind=_MANAGEMENT,
        note="Personas con un diagnóstico individual (PP21) o apresto laboral (PP22). "
        "Cada persona cuenta una vez.",
        rows=_attentions(_Kind.ASSESSMENT, _Kind.JOB_READINESS),
        once="person",
    ),
    Indicator(
        name="referred",
        label="Personas derivadas",
        unit="personas",
        kind=_MANAGEMENT,
        note="Personas derivadas a una empresa (PP33). Cada persona cuenta una vez.",
        rows=Referral.objects.all,
        when="referred_at",
        once="person",
    ),
    Indicator(
        name="assessed",
        label="Evaluaciones funcionales",
        unit="evaluaciones",
        kind=_MANAGEMENT,
        note="Diagnósticos individuales realizados (PP21). Cada uno cuenta.",
        rows=_attentions(_Kind.ASSESSMENT),
        parameters=(ONCE_PER_PERSON,),
    ),
    Indicator(
        name="readiness",
        label="Apresto laboral",
        unit="participaciones",
        kind=_MANAGEMENT,
        note="Participaciones en talleres de apresto (PP22). Cada persona y sesión cuenta.",
        rows=_attentions(_Kind.JOB_READINESS),
        parameters=(ONCE_PER_PERSON,),
    ),
    Indicator(
        name="readiness_workshops",
        label="Talleres de apresto",
        unit="sesiones",
        kind=_MANAGEMENT,
        note="Sesiones de talleres de apresto a las que vino al menos una persona. "
        "Cada sesión cuenta una vez, vengan cuantas vengan.",
        rows=_workshop_sessions,
        when="starts_at",
        office="course__office",
    ),
    Indicator(
        name="employer_contacts",
        label="Contactos con empresas",
        unit="contactos",
        kind=_MANAGEMENT,
        note="Visitas, llamadas y correos con empresas. Los encuentros y ferias se cuentan aparte.",
        rows=_contacts(_Contact.VISIT, _Contact.CALL, _Contact.EMAIL),
    ),
    Indicator(
        name="employer_meetings",
        label="Encuentros empresariales",
        unit="encuentros",
        kind=_MANAGEMENT,
        note="Días con un encuentro registrado. "
        "Varias empresas el mismo día son un solo encuentro.",
        rows=_contacts(_Contact.MEETING),
        once="office_day",
    ),
    Indicator(
        name="fairs",
        label="Ferias laborales",
        unit="días de feria",
        kind=_MANAGEMENT,
        note="Días con una feria registrada. Varias empresas el mismo día son una sola feria.",
        rows=_contacts(_Contact.FAIR),
        once="office_day",
    ),
    Indicator(
        name="job_analyses",
        label="Análisis de puesto",
        unit="análisis",
        kind=_MANAGEMENT,
        note="Puestos que la oficina analizó en una empresa. Cada análisis cuenta.",
        rows=JobAnalysis.objects.all,
        when="done_on",
        dated=True,
    ),
    Indicator(
        name="vacancies",
        label="Vacantes captadas",
        unit="vacantes",
        kind=_MANAGEMENT,
        note="Puestos de las ofertas publicadas en la comuna. "
        "No cuentan las tomadas de la Bolsa Nacional de Empleo.",
        rows=lambda: Vacancy.objects.exclude(source=Vacancy.Source.BNE),
        when="published_at",
        weight="posts",
    ),
)

INDICATORS: dict[str, Indicator] = {indicator.name: indicator for indicator in _TABLE}

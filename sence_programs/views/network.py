"""One door to what the network does together: what each reader may open, in plain words."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P

# Who may open it, its name, what one does there, the name of its address.
DOORS = (
    (P.MEETINGS_ATTEND, "Encuentros", "Convocatoria, asistencia, acta y cifras.", "meeting_list"),
    (
        P.MEETINGS_ATTEND,
        "Compromisos",
        "Lo que se acordó en los encuentros y sigue abierto.",
        "commitment_list",
    ),
    (P.FAIRS_VIEW, "Ferias laborales", "Inscripción, entrada, entrevistas e informe.", "fair_list"),
    (
        P.COURSES_VIEW,
        "Cursos y talleres",
        "Cupos, lista de espera, asistencia y certificados.",
        "course_list",
    ),
    (
        P.BENEFIT_EVALUATE,
        "Postulaciones a beneficios",
        "Dónde se presentó cada una y qué plazo vence.",
        "application_list",
    ),
    (P.PLAN_SET, "Plan del semestre", "Metas mes a mes y actividades para cumplirlas.", "plan"),
    (
        P.REGION_DASHBOARD,
        "Planes de las oficinas",
        "Qué oficina tiene plan y cuánto lleva.",
        "plan_region",
    ),
    (P.REGION_DASHBOARD, "Informe", "Las cifras de la región, en PDF y Excel.", "region_report"),
    (P.ATTENTION_RECORD, "Por leer", "Respuestas y beneficios que cambiaron.", "reading_list"),
    (
        P.GOALS_SET,
        "Definición de las metas",
        "Cómo se cuenta cada una, desde qué fecha.",
        "definition_list",
    ),
)


@require_safe
@requires(P.ANSWERS_USE)
def network(request):
    """For staff of the offices and of the regional unit."""
    doors = [door[1:] for door in DOORS if request.actor.can(door[0])]
    return render(request, "sence_programs/network.html", {"doors": doors})

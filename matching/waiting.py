"""Why a person's list is empty, and the one thing that would change it."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from jobseekers.models import DesiredOccupation, JobSeeker
from matching.models import Run


@dataclass(frozen=True)
class WhyNone:
    """`action` and `url_name` with `step`: a link to what helps; empty when only time does.

    `for_staff` says the same to whoever attends the person.
    """

    title: str
    text: str
    for_staff: str
    action: str = ""
    url_name: str = ""
    step: str = ""


NOT_LOOKING = WhyNone(
    "No estás buscando trabajo",
    "Tu ficha dice que hoy no buscas. Cámbialo en tu página y vuelve mañana.",
    "La persona dijo que hoy no busca trabajo.",
    "Ir a mi página",
    "my_page",
)
WORKING = WhyNone(
    "Ya tienes trabajo",
    "Tu oficina registró que trabajas. Si ya no es así, avísale.",
    "La persona tiene un trabajo registrado.",
)
NO_OCCUPATION = WhyNone(
    "Cuéntanos qué trabajo buscas",
    "Con una ocupación podemos buscar ofertas para ti.",
    "Falta saber qué trabajo busca. Agrega una ocupación a su perfil.",
    "Elegir una ocupación",
    "profile_step",
    "ocupaciones",
)
NOT_YET = WhyNone(
    "Tu lista llega mañana",
    "Cada noche comparamos tu perfil con todas las ofertas. Vuelve mañana en la mañana.",
    "Su perfil cambió después de la última lista. Mañana temprano estará la nueva.",
)
NOTHING_FITS = WhyNone(
    "Hoy ninguna oferta calza contigo",
    "Cada noche buscamos de nuevo. Si aceptas viajar más lejos, puede haber más.",
    "Ninguna oferta abierta cumple lo que la persona pide o puede hacer.",
    "Cambiar cuánto viajas",
    "profile_step",
    "traslado",
)


def why_none(seeker: JobSeeker, run: Run | None) -> WhyNone:
    """The first reason that explains an empty list."""
    if seeker.status == JobSeeker.Status.PLACED:
        return WORKING
    if seeker.status != JobSeeker.Status.ACTIVE:
        return NOT_LOOKING
    told = DesiredOccupation.objects.filter(profile=OuterRef("pk"))
    if not JobSeeker.objects.filter(Exists(told), pk=seeker.pk).exists():
        return NO_OCCUPATION
    if run is None or seeker.profile.updated_at > run.started_at:
        return NOT_YET
    return NOTHING_FITS

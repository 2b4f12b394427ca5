"""Why a person's list is empty, and the one thing that would change it."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Exists, OuterRef

from employers.models import Vacancy
from jobseekers.models import DesiredOccupation, JobSeeker
from matching.engine import Rule
from matching.models import Run, SeekerMatches
from matching.reasons import explanations
from matching.what_if import Outcome, WhatIf


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
    "Tu ficha dice que hoy no buscas. Cámbialo en tu página y verás tus ofertas.",
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
    "Esta noche comparamos tu perfil con todas las ofertas. Vuelve mañana en la mañana.",
    "Todavía no hay una lista con su perfil. Mañana temprano estará.",
)
NOTHING_FITS = WhyNone(
    "Hoy ninguna oferta calza contigo",
    "Buscamos de nuevo cada noche, y cada vez que cambias tu perfil.",
    "Ninguna oferta abierta cumple lo que la persona pide o puede hacer.",
)
NEAREST = 50
"""Offers of the person's own occupations that are looked at to say what most of them ask."""
_ASKED = {
    Rule.TRAVEL: ("quedan más lejos de lo que viajas", "quedan más lejos de lo que acepta"),
    Rule.SCHEDULE: ("tienen otra jornada", "tienen otra jornada"),
    Rule.LICENCES: ("piden una licencia que no tienes", "piden una licencia que no tiene"),
    Rule.PERMITS: ("piden un permiso o curso que no tienes", "piden un permiso que no tiene"),
    Rule.SCHOOLING: ("piden más estudios", "piden más estudios"),
    Rule.EXPERIENCE: ("piden más experiencia", "piden más experiencia"),
}


def why_none(seeker: JobSeeker, run: Run | None, on: date) -> WhyNone:
    """The first reason that explains an empty list."""
    if seeker.status == JobSeeker.Status.PLACED:
        return WORKING
    if seeker.status != JobSeeker.Status.ACTIVE:
        return NOT_LOOKING
    told = DesiredOccupation.objects.filter(profile=OuterRef("pk"))
    if not JobSeeker.objects.filter(Exists(told), pk=seeker.pk).exists():
        return NO_OCCUPATION
    if run is None or not _matched_as_they_are(seeker, run):
        return NOT_YET
    if best := WhatIf(seeker, run, on).best:
        return _with_one_change(best)
    return _what_most_ask(seeker, run, on)


def _matched_as_they_are(seeker: JobSeeker, run: Run) -> bool:
    saved = seeker.profile.updated_at
    again = SeekerMatches.objects.filter(run=run, seeker=seeker, changed_at__gte=saved)
    return saved <= run.started_at or again.exists()


def _with_one_change(best: Outcome) -> WhyNone:
    words, offers = best.question.words, f"{best.more} oferta{'s' if best.more > 1 else ''}"
    return replace(
        NOTHING_FITS,
        text=f"{words} habría {offers} para ti. Buscamos de nuevo cada noche.",
        for_staff=f"{NOTHING_FITS.for_staff} {words} habría {offers}.",
        action="Ver qué pasaría",
        url_name="my_what_if",
    )


def _what_most_ask(seeker: JobSeeker, run: Run, on: date) -> WhyNone:
    """No single change is enough: what the offers of the same occupations ask most often."""
    wanted = DesiredOccupation.objects.filter(profile=seeker.pk).values("occupation")
    nearest = Vacancy.objects.published(on).filter(occupation__in=wanted).order_by("-pk")[:NEAREST]
    offers = Vacancy.objects.filter(pk__in=list(nearest.values_list("pk", flat=True)))
    whys = explanations(JobSeeker.objects.filter(pk=seeker.pk), offers, on, run)
    failed = Counter(rule for why in whys.values() for rule in why.failed if rule in _ASKED)
    if not failed:
        return NOTHING_FITS
    person, staff = _ASKED[failed.most_common(1)[0][0]]
    return replace(
        NOTHING_FITS,
        text=f"Las ofertas de tu ocupación {person}. Buscamos de nuevo cada noche.",
        for_staff=f"Las ofertas de su ocupación {staff}.",
    )

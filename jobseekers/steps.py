"""The pages of a profile, in order. Each is saved on its own, so a journey can stop anywhere."""

from dataclasses import dataclass

from django.urls import reverse

from jobseekers.forms import profile, protected
from jobseekers.models import JobSeeker


@dataclass(frozen=True)
class Step:
    """`form` is None for the occupations, which have a page of their own."""

    slug: str
    name: str
    title: str
    lead: str
    form: type | None = None


PROTECTED = (
    "Responde solo si quieres. Sirve para decirte a qué beneficios puedes acceder. "
    "Las empresas nunca lo ven y no cambia qué ofertas te mostramos."
)

STEPS = (
    Step(
        "estudios",
        "Estudios",
        "Tus estudios",
        "Elige el nivel más alto al que llegaste.",
        profile.StudiesForm,
    ),
    Step(
        "ocupaciones",
        "Ocupaciones",
        "El trabajo que buscas",
        "Puedes agregar hasta tres, la más importante primero.",
    ),
    Step(
        "jornada",
        "Jornada y sueldo",
        "Jornada y sueldo",
        "Para ofrecerte solo lo que te acomoda.",
        profile.HoursForm,
    ),
    Step(
        "traslado",
        "Traslado",
        "Cómo te trasladas",
        "Buscamos ofertas a una distancia que puedas viajar.",
        profile.TravelForm,
    ),
    Step(
        "licencias",
        "Licencias",
        "Licencias y habilidades",
        "Marca todo lo que tengas vigente.",
        profile.LicencesForm,
    ),
    Step("sobre-ti", "Sobre ti", "Sobre ti", PROTECTED, protected.AboutYouForm),
    Step("situacion", "Situación", "Tu situación", PROTECTED, protected.SituationForm),
)
CORRECTIONS = (
    Step("nombre", "Nombre", "Tu nombre", "Corrígelo si quedó mal separado.", profile.NameForm),
    Step(
        "contacto",
        "Contacto",
        "Cómo te ubicamos",
        "La oficina usa estos datos para avisarte.",
        profile.ContactForm,
    ),
)
BY_SLUG = {step.slug: step for step in STEPS + CORRECTIONS}


@dataclass(frozen=True)
class Journey:
    """Whose profile it is, and on whose pages: the person's own, or the desk's."""

    seeker: JobSeeker
    at_desk: bool = False

    def url(self, slug: str) -> str:
        if self.at_desk:
            return reverse("person_edit", args=[self.seeker.pk, slug])
        return reverse("profile_step", args=[slug])

    @property
    def end_url(self) -> str:
        """Where the journey ends: the person's page, or their file."""
        if self.at_desk:
            return reverse("person_file", args=[self.seeker.pk])
        return reverse("my_page")

    def after(self, step: Step) -> str:
        """The next page; a correction goes back where it was asked for."""
        if step not in STEPS or step is STEPS[-1]:
            return self.end_url
        return self.url(STEPS[STEPS.index(step) + 1].slug)

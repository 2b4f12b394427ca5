"""A profile in lines a person reads, each with the page that changes it."""

from typing import NamedTuple

from jobseekers.forms.occupations import experience_in_words
from jobseekers.models import Profile
from jobseekers.steps import Journey
from omil_portal.look.formats import minutes, money
from omil_portal.occupations.work import Licence, Permit, WorkingHours


class Line(NamedTuple):
    label: str
    value: str
    url: str


def summary(journey: Journey) -> list[Line]:
    """Of the profile alone: nothing protected."""
    profile = (
        Profile.objects.filter(seeker=journey.seeker)
        .prefetch_related("desired_occupations__occupation", "moving_regions", "skills")
        .first()
    )
    if profile is None:
        return []
    return [Line(label, value, journey.url(step)) for step, label, value in _lines(profile)]


def _lines(profile: Profile):
    desired = profile.desired_occupations.all()
    work = [f"{d.occupation.name} ({experience_in_words(d.months).lower()})" for d in desired]
    schooling = profile.get_schooling_display() if profile.schooling is not None else ""
    licences = [f"Licencia {name}" for name in _labels(Licence, profile.licences)]
    licences += _labels(Permit, profile.permits)
    regions = [region.name for region in profile.moving_regions.all()]
    pay = money(profile.expected_pay) if profile.expected_pay else ""
    yield "ocupaciones", "Trabajos buscados", "; ".join(work)
    yield "estudios", "Estudios", ", ".join(filter(None, [schooling, profile.title]))
    yield "jornada", "Jornada", ", ".join(_labels(WorkingHours, profile.hours))
    yield "jornada", "Sueldo bruto esperado", pay
    yield "traslado", "Viaje al trabajo", f"Hasta {minutes(profile.accepted_minutes)}"
    yield "traslado", "Otras regiones", ", ".join(regions) or "No por ahora"
    yield "licencias", "Licencias y permisos", ", ".join(licences)
    yield "licencias", "Habilidades", ", ".join(skill.name for skill in profile.skills.all())


def _labels(choices, values) -> list[str]:
    return [str(choices(value).label) for value in values]

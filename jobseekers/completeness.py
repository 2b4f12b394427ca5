"""How complete a profile is, in words: what is missing and what it would open. Pure reading."""

from dataclasses import dataclass

from jobseekers.models import JobSeeker, Profile


@dataclass(frozen=True)
class Missing:
    """A step of the profile without an answer yet, and why it matters."""

    step: str
    what: str
    why: str


def missing(profile: Profile | None, occupations: int) -> list[Missing]:
    """The steps to answer next, the most useful first."""
    lacks = [
        (
            not occupations,
            Missing("ocupaciones", "En qué quieres trabajar", "Sin esto no hay ofertas para ti."),
        ),
        (
            not profile or profile.schooling is None,
            Missing("estudios", "Tus estudios", "Muchas ofertas piden un nivel."),
        ),
        (
            not profile or not profile.hours,
            Missing("jornada", "Qué jornada aceptas", "Así no te ofrecemos turnos que no puedes."),
        ),
    ]
    return [what for lacking, what in lacks if lacking]


def in_words(lacks: list[Missing]) -> str:
    """The whole profile as a word, the same everywhere."""
    return "Incompleto" if lacks else "Listo"


def missing_for(seeker: JobSeeker) -> list[Missing]:
    """The same for a person; two queries."""
    profile = Profile.objects.filter(seeker=seeker).first()
    return missing(profile, profile.desired_occupations.count() if profile else 0)

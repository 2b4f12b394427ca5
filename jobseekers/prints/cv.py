from jobseekers.forms.occupations import experience_in_words
from jobseekers.models import JobSeeker, Profile
from omil_portal.occupations.work import Licence, Permit, WorkingHours
from omil_portal.printing.sheet import Section, Sheet


def cv_of(seeker: JobSeeker) -> Sheet:
    """From the profile alone: no RUN, birth date, pay or anything protected."""
    return Sheet(
        title=seeker.display_name,
        office="Currículum",
        facts=tuple(
            (label, value)
            for label, value in (
                ("Comuna", seeker.comuna.name),
                ("Teléfono", seeker.phone),
                ("Correo", seeker.email),
            )
            if value
        ),
        sections=tuple(section for section in _sections(seeker) if section.items),
    )


def _sections(seeker: JobSeeker):
    profile = (
        Profile.objects.filter(seeker=seeker)
        .prefetch_related("desired_occupations__occupation", "skills")
        .first()
    )
    if profile is None:
        return
    jobs = profile.desired_occupations.all()
    work = (f"{job.occupation.name}: {experience_in_words(job.months).lower()}" for job in jobs)
    schooling = profile.get_schooling_display() if profile.schooling is not None else ""
    licences = [f"Licencia {Licence(value).label}" for value in profile.licences]
    licences += [str(Permit(value).label) for value in profile.permits]
    hours = tuple(str(WorkingHours(value).label) for value in profile.hours)
    yield Section("Experiencia en los trabajos que busco", tuple(work))
    yield Section("Estudios", tuple(filter(None, [schooling, profile.title])))
    yield Section("Licencias y permisos", tuple(licences), running=True)
    yield Section("Jornadas que acepto", hours, running=True)
    yield Section("Habilidades", tuple(skill.name for skill in profile.skills.all()), running=True)

"""Whether a row of a spreadsheet is about somebody the network knows."""

from jobseekers.models import JobSeeker
from omil_portal.occupations.text import fold
from omil_portal.offices.models import Office

ELSEWHERE = (
    "Está en el portal, en otra oficina. Regístrale una atención para abrir su ficha; "
    "la planilla no la cambia."
)


def known_people(numbers: list[int]) -> dict[int, JobSeeker]:
    """RUN number → whose it is in the network: of a merged file, that of the file kept."""
    people = (
        JobSeeker.objects.filter(run_number__in=numbers)
        .select_related("comuna", "merged_into__comuna")
        .prefetch_related("office_links", "merged_into__office_links")
    )
    return {person.run_number: person.merged_into or person for person in people}


def serves(office: Office, seeker: JobSeeker) -> bool:
    return any(link.office_id == office.pk for link in seeker.office_links.all())


def nothing_in_common(seeker: JobSeeker, name: str) -> bool:
    """No word of `name` is one of the file: perhaps the RUN is of somebody else."""
    return not set(fold(name).split()) & set(seeker.search_text.split())

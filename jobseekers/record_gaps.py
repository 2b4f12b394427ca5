"""What the records of an office lack: each thing missing is a list of people to complete."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from jobseekers.models import Assessment, DesiredOccupation, JobSeeker, OfficeLink
from omil_portal.offices.models import Office


@dataclass(frozen=True)
class Gap:
    """`code`: its name in an address. `step`: the one of the profile where it is answered."""

    code: str
    label: str
    lacking: Q
    why: str
    step: str = ""


_WANTED = DesiredOccupation.objects.filter(profile=OuterRef("pk"))
_DIAGNOSED = Assessment.objects.filter(seeker=OuterRef("pk"), closed_at__isnull=False)

GAPS = (
    Gap("telefono", "Sin teléfono", Q(phone=""), "No se les puede avisar de nada.", "contacto"),
    Gap(
        "ocupacion",
        "Sin ocupación elegida",
        ~Q(Exists(_WANTED)),
        "Ninguna oferta les llega.",
        "ocupaciones",
    ),
    Gap(
        "estudios",
        "Sin sus estudios",
        Q(profile__schooling=None),
        "Muchas ofertas piden un nivel.",
        "estudios",
    ),
    Gap(
        "nacimiento",
        "Sin fecha de nacimiento",
        Q(birth_date=None),
        "Varios beneficios dependen de la edad.",
        "sobre-ti",
    ),
    Gap(
        "diagnostico",
        "Sin diagnóstico",
        ~Q(Exists(_DIAGNOSED)),
        "Su plan empieza con esa entrevista.",
    ),
    Gap(
        "documento",
        "Sin su documento visto",
        Q(identity_checked_at=None),
        "Pide su cédula cuando vengan.",
    ),
)
BY_CODE = {gap.code: gap for gap in GAPS}


def records_of(office: Office) -> QuerySet[JobSeeker]:
    """People who look for work and whom the office knows."""
    linked = OfficeLink.objects.filter(office=office, seeker=OuterRef("pk"))
    return JobSeeker.objects.available().filter(Exists(linked), merged_into=None)


def lacking(office: Office, gap: Gap) -> QuerySet[JobSeeker]:
    """Whose records lack that, by name."""
    return records_of(office).filter(gap.lacking)


def count_gaps(office: Office) -> tuple[int, list[tuple[Gap, int]]]:
    """How many people there are, and (what, of how many), what most lack first. One query."""
    counts = {gap.code: Count("pk", filter=gap.lacking) for gap in GAPS}
    found = records_of(office).order_by().aggregate(people=Count("pk"), **counts)
    rows = [(gap, found[gap.code]) for gap in GAPS]
    return found["people"], sorted(rows, key=lambda row: -row[1])

"""The rows behind a number, in words: one table for each kind of evidence."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Model, QuerySet
from django.urls import reverse
from django.utils import timezone

from employers.models import EmployerContact, JobAnalysis, Vacancy
from jobseekers.models import Attention, JobSeeker
from matching.models import Placement, Referral
from matching.models.placement import PlacementQuerySet
from omil_portal.look import formats
from sence_programs.masks import initials, masked
from sence_programs.models import CourseSession


@dataclass(frozen=True)
class Row:
    """`title` heads the row; `cells` follow the columns; `url` opens it, or is ""."""

    title: str
    cells: tuple[str, ...]
    url: str = ""


@dataclass(frozen=True)
class Listing:
    """How the rows of one model read. `row(object, named)`; `columns` name title and cells.

    `key` is the column that a phone shows beside the title while the row is shut.
    `prepare` brings with the rows whatever else they tell.
    """

    noun: str
    columns: tuple[str, ...]
    key: str
    related: tuple[str, ...]
    row: Callable[[Model, bool], Row]
    prepare: Callable[[QuerySet], QuerySet] = QuerySet.all

    def prepared(self, counted: QuerySet) -> QuerySet:
        return self.prepare(counted.select_related(*self.related))


def listing_of(counted: QuerySet) -> Listing:
    return LISTINGS[counted.model]


def _who(seeker: JobSeeker, *, named: bool) -> tuple[str, str, str]:
    """Name, document and address of the file; initials, a mask and nothing when not `named`."""
    name = seeker.display_name
    document = formats.run(seeker.run.canonical) if seeker.run else seeker.other_document or ""
    if named:
        return name, document, reverse("person_file", args=[seeker.pk])
    return initials(name), masked(document), ""


def _day(moment) -> str:
    return formats.short_date(timezone.localtime(moment))


def _person(seeker: JobSeeker, named: bool) -> Row:
    name, document, url = _who(seeker, named=named)
    return Row(name, (document, seeker.comuna.name), url)


def _attention(row: Attention, named: bool) -> Row:
    name, document, url = _who(row.seeker, named=named)
    kind = row.get_kind_display()
    return Row(name, (document, kind, _day(row.at), row.office.name), url)


def _referral(row: Referral, named: bool) -> Row:
    name, document, url = _who(row.seeker, named=named)
    due = formats.short_date(row.answer_due)
    return Row(
        name, (document, row.vacancy.title, _day(row.referred_at), due, row.office.name), url
    )


def _placement(row: Placement, named: bool) -> Row:
    name, document, url = _who(row.seeker, named=named)
    start, hours = formats.short_date(row.starts_on), f"{row.weekly_hours} h"
    contract = f"{row.get_contract_display()}, {hours}"
    company, others = row.employer.display_name, ", ".join(row.other_offices) or "Ninguna"
    return Row(name, (document, company, start, contract, row.office.name, others), url)


def _contact(row: EmployerContact, named: bool) -> Row:
    kind = row.get_kind_display()
    return Row(row.employer.display_name, (kind, _day(row.at), row.office.name))


def _with_people(sessions: QuerySet) -> QuerySet:
    return sessions.annotate(came=Count("presences")).order_by("-starts_at", "-pk")


def _session(row: CourseSession, named: bool) -> Row:
    came = formats.thousands(row.came)
    return Row(row.course.title, (_day(row.starts_at), came, row.course.office.name))


def _analysis(row: JobAnalysis, named: bool) -> Row:
    day = formats.short_date(row.done_on)
    cells = (row.employer.display_name, day, row.office.name)
    return Row(row.position, cells, reverse("job_analysis", args=[row.pk]))


def _vacancy(row: Vacancy, named: bool) -> Row:
    posts = formats.thousands(row.posts)
    cells = (row.employer.display_name, posts, _day(row.published_at), row.office.name)
    return Row(row.title, cells)


LISTINGS: dict[type[Model], Listing] = {
    JobSeeker: Listing(
        "personas",
        ("Persona", "Documento", "Comuna donde vive"),
        "Comuna donde vive",
        ("comuna",),
        _person,
    ),
    Attention: Listing(
        "atenciones",
        ("Persona", "Documento", "Atención", "Fecha", "Oficina"),
        "Fecha",
        ("seeker", "office"),
        _attention,
    ),
    Referral: Listing(
        "derivaciones",
        ("Persona", "Documento", "Oferta", "Derivada", "Responder hasta", "Oficina"),
        "Derivada",
        ("seeker", "vacancy", "office"),
        _referral,
    ),
    Placement: Listing(
        "colocaciones",
        (
            *("Persona", "Documento", "Empresa", "Comenzó", "Contrato"),
            *("Cuenta para", "También la derivó"),
        ),
        "Comenzó",
        ("seeker", "employer", "office"),
        _placement,
        prepare=PlacementQuerySet.with_other_offices,
    ),
    EmployerContact: Listing(
        "contactos",
        ("Empresa", "Contacto", "Fecha", "Oficina"),
        "Fecha",
        ("employer", "office"),
        _contact,
    ),
    CourseSession: Listing(
        "sesiones",
        ("Taller", "Fecha", "Personas presentes", "Oficina"),
        "Fecha",
        ("course__office",),
        _session,
        prepare=_with_people,
    ),
    JobAnalysis: Listing(
        "análisis",
        ("Puesto", "Empresa", "Visita", "Oficina"),
        "Visita",
        ("employer", "office"),
        _analysis,
    ),
    Vacancy: Listing(
        "ofertas",
        ("Oferta", "Empresa", "Vacantes", "Publicada", "Oficina"),
        "Publicada",
        ("employer", "office"),
        _vacancy,
    ),
}

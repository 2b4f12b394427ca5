"""Ads of the Bolsa Nacional de Empleo → employers and vacancies. Every line is accounted for."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, time
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from employers.bne.ad import Ad, Rejection
from employers.bne.occupations import NamedOccupation, also_listed, file_under
from employers.bne.places import Place, Places
from employers.bne.read import open_lines, read_ads
from employers.bne.terms import Hours, Shift
from employers.models import Employer, Vacancy, VacancyEvent
from employers.services.publishing import search_words
from omil_portal.occupations.coding import current_coder
from omil_portal.occupations.models import Occupation
from omil_portal.occupations.text import fold
from omil_portal.occupations.work import WorkingHours
from omil_portal.offices.models import Comuna, Office
from omil_portal.offices.territory import read_comunas

CONFIDENTIAL = "Empresa confidencial (BNE)"
BATCH = 1000


@dataclass
class Report:
    """What became of each line: `imported` and `known` ads, `duplicates`, and `rejections`."""

    imported: int = 0
    known: int = 0
    duplicates: list[tuple[int, int]] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    new_employers: int = 0
    occupations: Counter = field(default_factory=Counter)
    places: Counter = field(default_factory=Counter)
    kept_as_text: Counter = field(default_factory=Counter)

    @property
    def lines(self) -> int:
        return self.imported + self.known + len(self.duplicates) + len(self.rejections)


@transaction.atomic
def import_file(path: Path, *, at: datetime, dry_run: bool = False) -> Report:
    """Imports the ads of `path` (JSON lines, with or without gzip), all or none.

    An ad already there is left as it is, so that importing twice changes nothing.
    Raises OSError when the file cannot be read.
    """
    reading = read_ads(open_lines(path))
    report = Report(duplicates=reading.duplicates, rejections=reading.rejections)
    known = set(
        Vacancy.objects.filter(external_id__isnull=False).values_list("external_id", flat=True)
    )
    new = [ad for ad in reading.ads if ad.external_id not in known]
    report.known = len(reading.ads) - len(new)
    employers = _employers(new, report, at)
    builder = _Builder(at=at, report=report)
    vacancies = [builder.vacancy(ad, employers[_employer_key(ad)]) for ad in new]
    Vacancy.objects.bulk_create(vacancies, batch_size=BATCH)
    VacancyEvent.objects.bulk_create(
        (
            VacancyEvent(
                vacancy=vacancy, to_status=vacancy.status, at=at, note="Importada de la BNE"
            )
            for vacancy in vacancies
        ),
        batch_size=BATCH,
    )
    report.imported = len(vacancies)
    transaction.set_rollback(dry_run)
    return report


def _employer_key(ad: Ad) -> str:
    return fold(ad.employer or CONFIDENTIAL)[:64]


def _employers(ads: list[Ad], report: Report, at: datetime) -> dict[str, Employer]:
    """The employer of each ad by its folded name; adds those that are missing."""
    wanted = {_employer_key(ad): ad for ad in ads}
    found = {e.bne_key: e for e in Employer.objects.filter(bne_key__in=wanted)}
    new = [
        Employer(
            bne_key=key,
            legal_name=(ad.employer or CONFIDENTIAL)[:160],
            activity=ad.activity[:200] if ad.employer else "",
            description=ad.company_description if ad.employer else "",
            created_at=at,
        )
        for key, ad in wanted.items()
        if key not in found
    ]
    report.new_employers = len(new)
    created = Employer.objects.bulk_create(new, batch_size=BATCH)
    return found | {employer.bne_key: employer for employer in created}


class _Builder:
    """Turns an ad into a vacancy, counting in the report what could not be read."""

    def __init__(self, *, at: datetime, report: Report):
        self._at = at
        self._report = report
        self._coder = current_coder()
        self._names = dict(Occupation.objects.values_list("code", "name"))
        self._offices = dict(Office.objects.values_list("comuna_id", "pk"))
        self._places = _places()

    def vacancy(self, ad: Ad, employer: Employer) -> Vacancy:
        place = self._places.resolve(ad.region_name, ad.comuna_name)
        occupation = file_under(
            ad.title,
            ad.occupations,
            self._coder,
            also=also_listed(ad),
            details=ad.functions,
        )
        code = occupation.code if occupation else None
        text = _kept_as_text(ad)
        self._count(occupation, place, text)
        published = timezone.make_aware(datetime.combine(ad.published_on, time(9)))
        vacancy = Vacancy(
            employer=employer,
            office_id=self._offices.get(place.cut),
            title=ad.title[:160],
            occupation_id=code,
            occupation_text=", ".join(ad.occupations)[:300],
            posts=ad.posts,
            functions="\n\n".join(filter(None, [ad.functions, ad.requirements])),
            comuna_id=place.cut,
            region_id=place.region_cut,
            place_text=", ".join(filter(None, [ad.region_name, ad.comuna_name]))[:160],
            pay_min=ad.pay_min,
            pay_max=ad.pay_max,
            hours=_hours(ad),
            contract=ad.contract or "",
            schooling=ad.schooling or 0,
            experience_months=ad.experience_months or 0,
            licences=[] if ad.licences.alternatives else list(ad.licences.classes),
            permits=list(ad.permits),
            inclusive=ad.inclusive,
            source=Vacancy.Source.BNE,
            external_id=ad.external_id,
            unparsed=text,
            status=Vacancy.Status.PUBLISHED,
            created_at=self._at,
            changed_at=self._at,
            published_at=published,
        )
        vacancy.search_text = search_words(vacancy, self._names.get(code or "", ""))
        return vacancy

    def _count(self, occupation: NamedOccupation | None, place: Place, text: dict) -> None:
        digits = len(occupation.code or "") if occupation else 0
        self._report.occupations[digits] += 1
        self._report.places[place.how] += 1
        self._report.kept_as_text.update(text.keys())


def _places() -> Places:
    regions = dict(Comuna.objects.values_list("pk", "region__name"))
    return Places(
        [
            (row.cut, name, regions[row.cut])
            for row in read_comunas()
            for name in (row.name, *row.other_names)
        ]
    )


def _hours(ad: Ad) -> str:
    """The portal's word for the hours: a shift says more than «full»."""
    shifts = set(ad.shifts)
    if len(shifts) > 1:
        return WorkingHours.SHIFTS
    if Shift.NIGHT in shifts:
        return WorkingHours.NIGHT
    if Shift.WEEKEND in shifts:
        return WorkingHours.WEEKEND
    if shifts:
        return WorkingHours.PARTIAL
    return {Hours.FULL: WorkingHours.FULL, Hours.PARTIAL: WorkingHours.PARTIAL}.get(ad.schedule, "")


def _kept_as_text(ad: Ad) -> dict[str, str]:
    """By its label, what the ad says and a vacancy has no column for, and what was not read."""
    listed = {
        "Títulos que pide": ad.degrees,
        "Cursos": ad.courses,
        "Certificaciones": ad.certifications,
        "Idiomas": ad.languages,
        "Vehículos": ad.vehicles,
        "Licencias antiguas": ad.licences.old,
        "Una de estas licencias": ad.licences.classes if ad.licences.alternatives else (),
        "Nivel del cargo": (ad.rank,) if ad.rank else (),
    }
    return {label: ", ".join(values) for label, values in listed.items() if values} | ad.unparsed

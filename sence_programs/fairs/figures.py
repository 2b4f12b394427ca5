"""What a fair gave, each number with the rows it counts; frozen when the fair is closed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, QuerySet

from employers.models import Vacancy
from matching.models import Placement, Referral, ReferralEvent
from omil_portal.look.formats import short_date
from sence_programs.fairs.breakdowns import Breakdown, breakdowns_of, sizes_of
from sence_programs.models import FairInterview, FairRegistration, FairStand, JobFair

RESULT_DAYS = 30
"""Days after the fair in which what the companies decide still counts as its result."""


def _people(fair: JobFair) -> QuerySet:
    return FairRegistration.objects.standing().filter(fair=fair)


def _first_time(fair: JobFair) -> QuerySet:
    earlier = FairRegistration.objects.came().filter(
        seeker=OuterRef("seeker"), fair__starts_on__lt=fair.starts_on
    )
    return _people(fair).came().filter(~Exists(earlier))


def _stands(fair: JobFair) -> QuerySet:
    return FairStand.objects.standing().filter(fair=fair)


def _offers(fair: JobFair) -> QuerySet:
    offered = FairStand.vacancies.through.objects.filter(fairstand__in=_stands(fair))
    return Vacancy.objects.filter(pk__in=offered.values("vacancy"))


def _interviews(*results: str) -> Callable[[JobFair], QuerySet]:
    def of(fair: JobFair) -> QuerySet:
        found = FairInterview.objects.filter(registration__fair=fair)
        return found.filter(result__in=results) if results else found

    return of


def _hired_in_time(fair: JobFair) -> QuerySet:
    hirings = ReferralEvent.objects.filter(
        referral=OuterRef("referral"),
        to_state=Referral.State.HIRED,
        at__date__lte=fair.ends_on + timedelta(days=RESULT_DAYS),
    )
    hired = _interviews()(fair).filter(referral__state=Referral.State.HIRED)
    return hired.filter(Exists(hirings))


def _placements(fair: JobFair) -> QuerySet:
    referred = _interviews()(fair).values("referral")
    return Placement.objects.filter(referral__in=referred).exclude(state=Placement.State.REJECTED)


@dataclass(frozen=True)
class Counted:
    """A number of the report. `note` says in Spanish what it counts; `later`: may still grow."""

    name: str
    label: str
    note: str
    rows: Callable[[JobFair], QuerySet]
    weight: str = ""
    later: bool = False

    def value(self, rows: QuerySet) -> int:
        return sum(rows.values_list(self.weight, flat=True)) if self.weight else rows.count()


_Result = FairInterview.Result
_TABLE = (
    Counted(
        "registered",
        "Personas inscritas",
        "En línea, en la oficina o en la entrada. No cuentan las que se anularon.",
        _people,
    ),
    Counted(
        "came",
        "Personas que vinieron",
        "Pasaron por la entrada o tuvieron una entrevista.",
        lambda fair: _people(fair).came(),
    ),
    Counted(
        "walk_ins",
        "Se inscribieron en la entrada",
        "Vinieron sin inscripción previa.",
        lambda fair: _people(fair).came().filter(channel=FairRegistration.Channel.DOOR),
    ),
    Counted("first_time", "Vinieron por primera vez", "A una feria de la red.", _first_time),
    Counted("companies", "Empresas con stand", "No cuentan las que lo devolvieron.", _stands),
    Counted(
        "companies_present",
        "Empresas que vinieron",
        "Cada una queda además como contacto de la oficina.",
        lambda fair: _stands(fair).exclude(days_present=[]),
    ),
    Counted("offers", "Ofertas en la feria", "Las que eligió cada empresa.", _offers),
    Counted("posts", "Vacantes en la feria", "Los puestos de esas ofertas.", _offers, "posts"),
    Counted(
        "interviews",
        "Entrevistas",
        "Una por persona y oferta. Cada una es una derivación.",
        _interviews(),
    ),
    Counted(
        "shortlisted",
        "Preseleccionadas en la feria",
        "Entrevistas con ese resultado.",
        _interviews(_Result.SHORTLISTED),
    ),
    Counted(
        "hired",
        "Contratadas en la feria",
        "Entrevistas con ese resultado.",
        _interviews(_Result.HIRED),
    ),
    Counted(
        "not_going_on",
        "No siguen",
        "Entrevistas con ese resultado.",
        _interviews(_Result.NOT_GOING_ON),
    ),
    Counted(
        "hired_in_time",
        f"Contratadas a los {RESULT_DAYS} días",
        f"Entrevistas cuya derivación llegó a contratación en {RESULT_DAYS} días.",
        _hired_in_time,
        later=True,
    ),
    Counted(
        "placements",
        "Colocaciones que vienen de la feria",
        "Registradas desde una derivación de la feria y no rechazadas.",
        _placements,
        later=True,
    ),
)
FIGURES: dict[str, Counted] = {counted.name: counted for counted in _TABLE}


@dataclass(frozen=True)
class Told:
    """A figure as a fair tells it; `after`: how many came after it was closed, None if open."""

    counted: Counted
    value: int
    after: int | None = None


@dataclass(frozen=True)
class Report:
    """The figures of a fair, and who came, as they stand or as they stood when it was closed."""

    fair: JobFair
    figures: list[Told]
    breakdowns: list[Breakdown]

    @property
    def results_until(self) -> str:
        return short_date(self.fair.ends_on + timedelta(days=RESULT_DAYS))

    def value(self, name: str) -> int:
        return next(told.value for told in self.figures if told.counted.name == name)


def frozen_report(fair: JobFair) -> dict:
    """What `JobFair.report` keeps: each number with the keys of its rows, and who came."""
    figures = {}
    for name, counted in FIGURES.items():
        rows = counted.rows(fair)
        keys = sorted(rows.values_list("pk", flat=True))
        figures[name] = {"value": counted.value(rows), "rows": keys}
    return {"figures": figures, "breakdowns": sizes_of(fair)}


def report_of(fair: JobFair) -> Report:
    if fair.report is None:
        figures = [Told(c, c.value(c.rows(fair))) for c in FIGURES.values()]
        return Report(fair, figures, breakdowns_of(sizes_of(fair)))
    return Report(fair, list(_frozen(fair)), breakdowns_of(fair.report["breakdowns"]))


def _frozen(fair: JobFair) -> Iterator[Told]:
    for name, counted in FIGURES.items():
        kept = fair.report["figures"][name]
        after = rows_after(fair, counted).count() if counted.later else None
        yield Told(counted, kept["value"], after)


def rows_behind(fair: JobFair, counted: Counted) -> QuerySet:
    """The very rows that the number counts: those of the closing, when there was one."""
    if fair.report is None:
        return counted.rows(fair)
    model = counted.rows(fair).model
    return model.objects.filter(pk__in=fair.report["figures"][counted.name]["rows"])


def rows_after(fair: JobFair, counted: Counted) -> QuerySet:
    """What came after the fair was closed: never part of its figures."""
    return counted.rows(fair).exclude(pk__in=fair.report["figures"][counted.name]["rows"])

"""What is missing in the rows that count: the number to look at beside each goal."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, IntegerField, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from matching.models import Placement, Referral
from omil_portal.offices.models import Region
from sence_programs.indicators import INDICATORS


@dataclass(frozen=True)
class Check:
    """Of the rows `among` (offices, since, until) those that are `wrong` on the last day."""

    slug: str
    indicator: str
    label: str
    among: Callable[[Iterable, date, date], QuerySet]
    wrong: Callable[[date], Q]

    def rows(self, offices: Iterable, since: date, until: date) -> QuerySet:
        """The rows that somebody should look at."""
        return self.among(offices, since, until).filter(self.wrong(until))


@dataclass(frozen=True)
class Found:
    """`wrong` of `whole` rows."""

    check: Check
    wrong: int
    whole: int

    @property
    def words(self) -> str:
        return f"{self.wrong} de {self.whole}"


def _attended(offices, since, until) -> QuerySet:
    return INDICATORS["attended"].counted(offices, since, until)


def _placements(offices, since, until) -> QuerySet:
    rows = Placement.objects.exclude(state=Placement.State.REJECTED)
    return rows.filter(office__in=offices, starts_on__gte=since, starts_on__lte=until)


def _referrals(offices, since, until) -> QuerySet:
    return INDICATORS["referred"].rows_between(since, until).filter(office__in=offices)


def _vacancies(offices, since, until) -> QuerySet:
    return INDICATORS["vacancies"].counted(offices, since, until)


_OPEN = Q(state__in=Referral.OPEN_STATES)

CHECKS = (
    Check(
        "por-validar",
        "placed",
        "Colocaciones que esperan validación",
        _placements,
        lambda on: Q(state=Placement.State.PENDING),
    ),
    Check(
        "sin-respuesta",
        "referred",
        "Derivaciones sin respuesta a tiempo",
        _referrals,
        lambda on: Q(state=Referral.State.EXPIRED) | _OPEN & Q(answer_due__lt=on),
    ),
    Check(
        "sin-identidad",
        "attended",
        "Personas cuya cédula nadie ha visto",
        _attended,
        lambda on: Q(identity_checked_at=None),
    ),
    Check(
        "sin-nacimiento",
        "attended",
        "Personas sin fecha de nacimiento",
        _attended,
        lambda on: Q(birth_date=None),
    ),
    Check(
        "sin-ocupacion",
        "vacancies",
        "Ofertas sin ocupación",
        _vacancies,
        lambda on: Q(occupation=None),
    ),
)

BY_SLUG = {check.slug: check for check in CHECKS}


def quality_of(region: Region, offices: Iterable, since: date, until: date) -> list[Found]:
    """Every check over these offices, in one query."""
    numbers = []
    for check in CHECKS:
        among = check.among(offices, since, until)
        numbers += [_number(among.filter(check.wrong(until))), _number(among)]
    values = list(Region.objects.filter(pk=region.pk).values_list(*numbers).get())
    return [Found(check, *values[2 * at : 2 * at + 2]) for at, check in enumerate(CHECKS)]


def _number(rows: QuerySet) -> Coalesce:
    counted = rows.order_by().annotate(every=Value(1)).values("every").annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n"), output_field=IntegerField()), 0)

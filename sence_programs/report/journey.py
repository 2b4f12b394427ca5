"""How far the people whom the offices attended came, and who they are: one query for both."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import NamedTuple

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.utils import timezone

from jobseekers.models import Attention, JobSeeker
from matching.fairness.figures import hidden_groups
from sence_programs.goals.counting import Indicator
from sence_programs.indicators import INDICATORS
from sence_programs.region import parameters_on
from sence_programs.report.tables import HIDDEN, Cell

KEPT_DAYS = 90
LARGEST_HIDDEN = 4
UNKNOWN = "unknown"
YOUNG, ADULT, OLDER = 18, 30, 55


class Stage(NamedTuple):
    name: str
    label: str
    note: str


STAGES = (
    Stage("attended", "Atendidas", "Personas con alguna atención en el período."),
    Stage("oriented", "Orientadas", "De ellas, con diagnóstico (PP21) o apresto (PP22)."),
    Stage("referred", "Derivadas", "De ellas, derivadas a una empresa (PP33)."),
    Stage("placed", "Colocadas", "De ellas, con una colocación validada."),
    Stage(
        "kept",
        "Siguen en el trabajo",
        f"De ellas, con el trabajo vigente {KEPT_DAYS} días después de empezar, o terminado "
        "más tarde. Cuentan quienes ya cumplieron ese tiempo.",
    ),
)

GROUPS: dict[str, tuple[str, dict[str, str]]] = {
    "sex": ("Sexo registral", {"female": "Mujeres", "male": "Hombres", UNKNOWN: "Sin dato"}),
    "age": (
        "Edad",
        {
            "minor": "Menos de 18",
            "young": "Jóvenes, 18 a 29",
            "adult": "30 a 54",
            "older": "55 o más",
            UNKNOWN: "Sin dato",
        },
    ),
    "nation": ("Nacionalidad", {"chilean": "Chilena", "other": "Otra", UNKNOWN: "Sin dato"}),
    "credential": (
        "Discapacidad",
        {"yes": "Con credencial", "no": "Sin credencial", UNKNOWN: "Sin dato"},
    ),
    "network": (
        "En la red",
        {"new": "Viene por primera vez", "known": "Ya había venido a una oficina"},
    ),
}


@dataclass(frozen=True)
class Journey:
    """The people attended by these offices from `since` to `until`, both included."""

    offices: Iterable
    since: date
    until: date

    @cached_property
    def _counted(self) -> list[dict]:
        """One row for each combination of groups, with how many people reached each stage."""
        reached = {stage.name: _REACHED[stage.name](self) for stage in STAGES[1:]}
        people = JobSeeker.objects.filter(Exists(self._own(INDICATORS["attended"])))
        grouped = people.order_by().annotate(**self._groups()).values(*GROUPS)
        return list(
            grouped.annotate(
                attended=Count("pk"),
                **{name: Count("pk", filter=condition) for name, condition in reached.items()},
            )
        )

    @cached_property
    def _rules(self) -> dict[str, dict]:
        return parameters_on(self.until)

    def people(self, stage: str) -> int:
        return sum(row[stage] for row in self._counted)

    def group_rows(self, group: str) -> list[tuple[str, list[Cell]]]:
        """Each group with its people by stage; the small ones hidden, and what would tell them.

        A column hides on its own, so that a group of many of whom few were placed is told too.
        """
        names = GROUPS[group][1]
        columns = [self._shown(group, stage.name) for stage in STAGES]
        return [
            (label, [column[at] for column in columns]) for at, label in enumerate(names.values())
        ]

    def _shown(self, group: str, stage: str) -> list[Cell]:
        counted: Counter[str] = Counter()
        for row in self._counted:
            counted[row[group]] += row[stage]
        sizes = [counted[name] for name in GROUPS[group][1]]
        hidden = hidden_groups(sizes, LARGEST_HIDDEN)
        return [HIDDEN if at in hidden else size for at, size in enumerate(sizes)]

    def _groups(self) -> dict[str, Case]:
        sex, nation = F("protected_facts__sex"), "protected_facts__nationality"
        credential = "protected_facts__disability_credential"
        born = {years: _years_before(self.until, years) for years in (YOUNG, ADULT, OLDER)}
        return {
            "sex": _case(When(protected_facts__sex__gt="", then=sex)),
            "age": _case(
                When(birth_date__gt=born[YOUNG], then=Value("minor")),
                When(birth_date__gt=born[ADULT], then=Value("young")),
                When(birth_date__gt=born[OLDER], then=Value("adult")),
                When(birth_date__isnull=False, then=Value("older")),
            ),
            "nation": _case(
                When(**{f"{nation}__istartswith": "chil"}, then=Value("chilean")),
                When(**{f"{nation}__gt": ""}, then=Value("other")),
            ),
            "credential": _case(
                When(**{credential: True}, then=Value("yes")),
                When(**{credential: False}, then=Value("no")),
            ),
            "network": Case(
                When(Exists(self._attended_before()), then=Value("known")),
                default=Value("new"),
                output_field=CharField(),
            ),
        }

    def _attended_before(self) -> QuerySet:
        """What any office of the country did for the person before the first day."""
        first = timezone.make_aware(datetime.combine(self.since, time.min))
        return Attention.objects.filter(seeker=OuterRef("pk"), at__lt=first)

    def _own(self, indicator: Indicator) -> QuerySet:
        """The rows of an indicator that are of the person of the outer query."""
        rule = self._rules.get(indicator.name, {})
        rows = indicator.rows_between(self.since, self.until, **rule)
        return rows.filter(office__in=self.offices, seeker=OuterRef("pk"))


def _placements(journey: Journey) -> QuerySet:
    return journey._own(INDICATORS["placed"])


def _kept(journey: Journey) -> QuerySet:
    long = timedelta(days=KEPT_DAYS)
    begun = _placements(journey).filter(starts_on__lte=journey.until - long)
    return begun.filter(Q(ends_on=None) | Q(ends_on__gte=F("starts_on") + long))


_REACHED: dict[str, Callable[[Journey], Exists]] = {
    "oriented": lambda journey: Exists(journey._own(INDICATORS["oriented"])),
    "referred": lambda journey: Exists(journey._own(INDICATORS["referred"])),
    "placed": lambda journey: Exists(_placements(journey)),
    "kept": lambda journey: Exists(_kept(journey)),
}


def _case(*whens: When) -> Case:
    return Case(*whens, default=Value(UNKNOWN), output_field=CharField())


def _years_before(on: date, years: int) -> date:
    """Who was born after it has not turned so many years on that day."""
    try:
        return on.replace(year=on.year - years)
    except ValueError:  # 29 February
        return on.replace(year=on.year - years, day=28)

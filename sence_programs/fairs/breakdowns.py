"""Who came to a fair, by sex, age and whether they are new; groups under five are never shown."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from jobseekers.models import Attention, ProtectedFacts
from matching.fairness.figures import hidden_groups
from sence_programs.models import FairRegistration, JobFair

LARGEST_HIDDEN = 4
UNKNOWN = "unknown"
GROUPS: dict[str, tuple[str, dict[str, str]]] = {
    "sex": (
        "Por sexo registral",
        {"female": "Mujeres", "male": "Hombres", UNKNOWN: "Sin dato"},
    ),
    "age": (
        "Por edad",
        {
            "under_18": "Menos de 18",
            "18_24": "18 a 24",
            "25_54": "25 a 54",
            "55": "55 o más",
            UNKNOWN: "Sin dato",
        },
    ),
    "network": (
        "Por primera vez en la red",
        {"new": "Viene por primera vez", "known": "Ya había venido a una oficina"},
    ),
}
_BANDS = ((18, "under_18"), (25, "18_24"), (55, "25_54"))


@dataclass(frozen=True)
class Breakdown:
    """`rows`: (group in words, people), None where so few that it is hidden."""

    title: str
    rows: Sequence[tuple[str, int | None]]


def age_on(birth_date: date, on: date) -> int:
    """Whole years; who was born a 29 February has the birthday on 1 March of other years."""
    return on.year - birth_date.year - ((on.month, on.day) < (birth_date.month, birth_date.day))


def age_band(birth_date: date | None, on: date) -> str:
    if birth_date is None:
        return UNKNOWN
    age = age_on(birth_date, on)
    return next((name for limit, name in _BANDS if age < limit), "55")


def sizes_of(fair: JobFair) -> dict[str, dict[str, int]]:
    """Dimension → group → how many of those who came. For the record: not to be shown."""
    came = FairRegistration.objects.came().filter(fair=fair)
    born = came.order_by("pk").values_list("seeker__birth_date", flat=True)
    facts = ProtectedFacts.objects.filter(seeker__in=came.values("seeker"))
    sexes = Counter(facts.order_by("pk").values_list("sex", flat=True))
    told = {name: sexes[name] for name in ("female", "male")}
    known = came.filter(Exists(_attended_before(fair))).count()
    ages = Counter(age_band(birth, fair.starts_on) for birth in born)
    return {
        "sex": told | {UNKNOWN: sum(ages.values()) - sum(told.values())},
        "age": {name: ages[name] for name in GROUPS["age"][1]},
        "network": {"new": sum(ages.values()) - known, "known": known},
    }


def _attended_before(fair: JobFair) -> QuerySet:
    """What any office did for the person before the first day of the fair."""
    first = timezone.make_aware(datetime.combine(fair.starts_on, time.min))
    return Attention.objects.filter(seeker=OuterRef("seeker"), at__lt=first)


def breakdowns_of(sizes: Mapping[str, Mapping[str, int]]) -> list[Breakdown]:
    """What may be shown: the small groups hidden, and one more where they could be worked out.

    A report frozen before a dimension was counted is told without it.
    """
    return [
        Breakdown(title, _shown([(words[name], sizes[key][name]) for name in words]))
        for key, (title, words) in GROUPS.items()
        if key in sizes
    ]


def _shown(rows: list[tuple[str, int]]) -> list[tuple[str, int | None]]:
    hidden = hidden_groups([size for _, size in rows], LARGEST_HIDDEN)
    return [(label, None if at in hidden else size) for at, (label, size) in enumerate(rows)]

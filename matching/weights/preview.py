"""What other weights would change of today's lists in some regions; nobody is told by name."""

from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.db import connection, transaction
from django.db.models import Count, QuerySet

from employers.models import Vacancy
from jobseekers.models import DesiredOccupation, JobSeeker
from matching.engine import Seekers, Skills, Weights, match
from matching.engine.arrays import columns_of
from matching.engine.wording import count
from matching.list_comparison import Comparison, Moved, compare
from matching.store import day_number, read_market

MOST_PEOPLE, MOST_PAIRS = 50_000, 500_000_000
"""Beyond so many people, or people times offers, a sample is compared: a page takes two seconds."""
EXAMPLES, TOP = 10, 5
LEAST_GROUP = 10
"""Nobody is told apart in a group of so many."""
CANDIDATES = 1_000
"""Examples are looked for among so many of the largest moves."""


@dataclass(frozen=True)
class Balance:
    """Places on people's lists that the offers of one occupation or comuna gain or lose."""

    name: str
    difference: int

    @property
    def in_words(self) -> str:
        """ "+3 lugares", "-1 lugar"."""
        sign = "+" if self.difference > 0 else "-"
        return sign + count(abs(self.difference), "lugar", "lugares")


@dataclass(frozen=True)
class Example:
    """An offer that was first for somebody of a group, and its new place; None, off the list."""

    group: str
    offer: str
    place: int | None


@dataclass(frozen=True)
class Preview:
    """What the weights would change. `population`: people of the regions who look for work."""

    lists: Comparison
    population: int
    compared: int
    vacancies: int
    occupations: list[Balance]
    comunas: list[Balance]
    examples: list[Example]

    @property
    def is_sample(self) -> bool:
        return self.compared < self.population

    @property
    def most_in_words(self) -> str:
        return count(self.lists.most_changed, "persona", "personas")

    @property
    def kept_in_words(self) -> str:
        return f"{_decimal(self.lists.kept_percent)} %, en promedio"

    @property
    def places_in_words(self) -> str:
        return f"{_decimal(self.lists.mean_places)} lugares, en promedio"

    @property
    def gained_in_words(self) -> str:
        return count(self.lists.gained, "oferta", "ofertas")

    @property
    def lost_in_words(self) -> str:
        return count(self.lists.lost, "oferta", "ofertas")


def preview(*, before: Weights, after: Weights, on: date, regions: Collection[str]) -> Preview:
    """Ranks the vacancies for the people of `regions` with both weights, and compares.

    Lists are the exact ones, before they are spread over more offers. In a large market a sample
    of people is compared, always the same one.
    """
    market = read_market(on, regions=regions)
    seekers, vacancies = _sample(market.seekers, len(market.vacancies)), market.vacancies
    was, will_be = (
        match(
            seekers,
            vacancies,
            market.territory.travel,
            on_day=day_number(on),
            weights=weights,
            excluded=market.excluded,
        ).seekers
        for weights in (before, after)
    )
    lists = compare(was, will_be, len(vacancies))
    occupations, comunas = _balances(lists.places, vacancies.id)
    return Preview(
        lists=lists,
        population=len(market.seekers),
        compared=len(seekers),
        vacancies=len(vacancies),
        occupations=occupations,
        comunas=comunas,
        examples=list(_examples(lists.moved, seekers.id, vacancies.id, _people(regions))),
    )


def _people(regions: Collection[str]) -> QuerySet:
    return JobSeeker.objects.available().filter(comuna__region__in=regions)


def _sample(seekers: Seekers, vacancies: int) -> Seekers:
    """Everyone, or those whose id is scattered lowest: as good as chance, and repeatable."""
    most = min(MOST_PEOPLE, MOST_PAIRS // max(vacancies, 1))
    if len(seekers) <= most:
        return seekers
    scattered = seekers.id.astype(np.uint64) * np.uint64(2_654_435_761) % np.uint64(2**32)
    rows = np.sort(np.argsort(scattered, kind="stable")[:most])
    counts = seekers.skills.counts[rows]
    offsets = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
    entries = np.arange(offsets[-1]) + np.repeat(
        seekers.skills.offsets[rows] - offsets[:-1], counts
    )
    skills = Skills(offsets, seekers.skills.ids[entries], seekers.skills.weights[entries])
    columns = {name: getattr(seekers, name)[rows] for name in columns_of(Seekers)}
    return Seekers(skills=skills, **columns)


def _balances(places: np.ndarray, ids: np.ndarray) -> tuple[list[Balance], list[Balance]]:
    difference = places[:, 1] - places[:, 0]
    changed = dict(
        zip(ids[difference != 0].tolist(), difference[difference != 0].tolist(), strict=True)
    )
    occupations: Counter[str] = Counter()
    comunas: Counter[str] = Counter()
    for pk, occupation, comuna in Vacancy.objects.filter(pk__in=changed).values_list(
        "pk", "occupation__name", "comuna__name"
    ):
        occupations[occupation or "Sin ocupación"] += changed[pk]
        comunas[comuna or "Sin comuna"] += changed[pk]
    return _top(occupations), _top(comunas)


def _top(differences: Counter[str]) -> list[Balance]:
    """Those that gain most and those that lose most, from most to least."""
    ranked = sorted(differences.items(), key=lambda row: (-row[1], row[0]))
    gain = [row for row in ranked if row[1] > 0][:TOP]
    lose = [row for row in ranked if row[1] < 0][-TOP:]
    return [Balance(*row) for row in gain + lose]


def _examples(
    moved: list[Moved], seekers: np.ndarray, vacancies: np.ndarray, people: QuerySet
) -> Iterator[Example]:
    """The largest moves, one for each occupation wanted, of groups where nobody stands out."""
    moved = sorted(moved, key=lambda move: (-(move.place or 99), move.vacancy, move.seeker))
    moved = moved[:CANDIDATES]
    groups = _groups(people.filter(pk__in=[int(seekers[move.seeker]) for move in moved]), people)
    offers = _offers({int(vacancies[move.vacancy]) for move in moved})
    told: set[str] = set()
    for move in moved:
        occupation, group = groups.get(int(seekers[move.seeker]), ("", ""))
        if group and occupation not in told and len(told) < EXAMPLES:
            told.add(occupation)
            yield Example(group, offers[int(vacancies[move.vacancy])], move.place)


@contextmanager
def all_rows_joined() -> Iterator[None]:
    """Inside it nothing is joined row by row: right for a whole region, whatever is known of it.

    Where nobody has analysed the tables yet, the planner takes each for a single row, and what
    takes milliseconds takes minutes.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off")
        yield
        cursor.execute("SET LOCAL enable_nestloop = on")


def _groups(some: QuerySet, people: QuerySet) -> dict[int, tuple[str, str]]:
    """Seeker id → (occupation code, the smallest group that may be told), if there is one."""
    wishes = DesiredOccupation.objects.filter(rank=1)
    by = ("occupation_id", "profile__seeker__comuna_id")
    of_all = wishes.filter(profile__seeker__in=people).order_by()
    with all_rows_joined():
        here = {(o, c): n for o, c, n in of_all.values_list(*by).annotate(n=Count("pk"))}
    anywhere: Counter[str] = Counter()
    for (occupation, _), size in here.items():
        anywhere[occupation] += size
    rows = wishes.filter(profile__seeker__in=some).values_list(
        "profile__seeker_id", *by, "occupation__name", "profile__seeker__comuna__name"
    )
    groups = {}
    for seeker, code, cut, occupation, comuna in rows:
        if here[code, cut] >= LEAST_GROUP:
            groups[seeker] = code, f"Busca «{occupation}» y vive en {comuna}"
        elif anywhere[code] >= LEAST_GROUP:
            groups[seeker] = code, f"Busca «{occupation}»"
    return groups


def _offers(ids: set[int]) -> dict[int, str]:
    rows = Vacancy.objects.filter(pk__in=ids).values_list("pk", "title", "comuna__name")
    return {pk: ", ".join(filter(None, [title, comuna])) for pk, title, comuna in rows}


def _decimal(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")

"""A few people and vacancies as the engine's records, a row at a time: for explanations."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

import numpy as np
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from employers.models import Vacancy
from jobseekers.models import DesiredOccupation, Profile
from matching.engine import SeekerRow, VacancyRow, encode_occupation, rarity
from matching.models import Referral
from matching.territory import Territory
from omil_portal.occupations.work import Licence, Permit, WorkingHours

EPOCH = date(1970, 1, 1)
REJECTIONS = (Referral.State.REJECTED, Referral.State.WITHDREW)
"""After one of these the same pair is not proposed again."""


def day_number(on: date) -> int:
    """Days since 1970-01-01."""
    return (on - EPOCH).days


def mask(choices: type, held: Iterable[str]) -> int:
    """One bit for each of `choices` that is held, in the order they are declared."""
    bits = _bits(choices)
    return sum(bits[value] for value in set(held))


@cache
def _bits(choices: type) -> dict[str, int]:
    return {choice: 1 << bit for bit, choice in enumerate(choices.values)}


@dataclass(frozen=True)
class SkillWeights:
    """Rarity of each skill among the open vacancies; a skill none of them names weighs as one."""

    weights: dict[int, int]

    @classmethod
    def among(cls, vacancies: QuerySet) -> "SkillWeights":
        named = vacancies.filter(skills__isnull=False).order_by().values_list("skills", flat=True)
        return cls.counted(vacancies.count(), np.array(list(named), dtype=np.int64))

    @classmethod
    def counted(cls, vacancies: int, named: np.ndarray) -> "SkillWeights":
        """From how many vacancies there are and every skill id they name, once for each."""
        skills, counts = np.unique(named, return_counts=True)
        weights = rarity(vacancies, counts.astype(np.int64)).tolist()
        return cls(dict(zip(skills.tolist(), weights, strict=True)))

    def of(self, skill_ids: Iterable[int]) -> dict[int, int]:
        return {skill: self.weights.get(skill, 1) for skill in skill_ids}

    def of_many(self, skill_ids: np.ndarray) -> np.ndarray:
        """The weight of each, int32."""
        table = np.ones(max([*self.weights, skill_ids.max(initial=0)]) + 1, dtype=np.int32)
        table[list(self.weights)] = list(self.weights.values())
        return table[skill_ids]


_PERSON = ("pk", "comuna_id", "birth_date")
_PROFILE = tuple(
    f"profile__{name}"
    for name in (
        "accepted_minutes",
        "hours",
        "licences",
        "permits",
        "schooling",
        "expected_pay",
        "widen",
        "updated_at",
    )
)
_OFFER = (
    "pk",
    "comuna_id",
    "region_id",
    "hours",
    "licences",
    "permits",
    "schooling",
    "occupation_id",
    "experience_months",
    "pay_max",
    "adults_only",
    "published_at",
)


@dataclass(frozen=True)
class Reading:
    """Turns rows of the two sides into the engine's records as of a day, in one statement a side.

    Written apart from `read_market`, which reads everyone for the night; a test holds both equal.
    """

    territory: Territory
    skills: SkillWeights
    on: date

    def seekers(self, people: QuerySet) -> list[SeekerRow]:
        """Records of these people who have a profile with something to look for, by id."""
        wishes = DesiredOccupation.objects.filter(profile=OuterRef("pk")).order_by("rank")
        skills = Profile.skills.through.objects.filter(profile=OuterRef("pk"))
        moving = Profile.moving_regions.through.objects.filter(profile=OuterRef("pk"))
        rows = people.filter(Exists(wishes)).order_by("pk").values_list(*_PERSON, *_PROFILE)
        rows = rows.annotate(
            desired=ArraySubquery(wishes.values("occupation_id")),
            desired_months=ArraySubquery(wishes.values("months")),
            skill_ids=ArraySubquery(skills.values("skill_id")),
            moving=ArraySubquery(moving.values("region_id")),
        )
        return [self._seeker(*row) for row in rows.iterator()]

    def _seeker(
        self,
        pk: int,
        cut: str,
        born: date | None,
        minutes: int,
        hours: list[str],
        licences: list[str],
        permits: list[str],
        schooling: int | None,
        expected_pay: int | None,
        widen: bool,
        updated_at: datetime,
        desired: list[str],
        months: list[int],
        skills: list[int],
        moving: list[str],
    ) -> SeekerRow:
        by_group = [0] * 10
        for code, worked in zip(desired, months, strict=True):
            by_group[int(code[0])] += worked
        return SeekerRow(
            id=pk,
            comuna=self.territory.comuna(cut),
            accepted_minutes=minutes,
            moving_regions=sum(1 << self.territory.regions[region] for region in moving),
            schedules=mask(WorkingHours, hours),
            licences=mask(Licence, licences),
            permits=mask(Permit, permits),
            schooling=schooling or 0,
            desired=_three(map(encode_occupation, desired)),
            desired_months=_three(months),
            group_months=tuple(by_group),
            expected_pay=expected_pay or 0,
            # Only someone known to be a minor is kept from work the law forbids to minors.
            adult=born is None or _age(born, self.on) >= 18,
            widen=widen,
            updated=day_number(timezone.localdate(updated_at)),
            skills=self.skills.of(skills),
        )

    def vacancies(self, offers: QuerySet) -> list[VacancyRow]:
        """Records of these vacancies, by id."""
        skills = Vacancy.skills.through.objects.filter(vacancy=OuterRef("pk"))
        rows = offers.order_by("pk").values_list(*_OFFER)
        rows = rows.annotate(skill_ids=ArraySubquery(skills.values("skill_id")))
        return [self._vacancy(*row) for row in rows.iterator()]

    def _vacancy(
        self,
        pk: int,
        cut: str | None,
        region: str | None,
        hours: str,
        licences: list[str],
        permits: list[str],
        schooling: int,
        code: str | None,
        experience_months: int,
        pay_max: int | None,
        adults_only: bool,
        published_at: datetime,
        skills: list[int],
    ) -> VacancyRow:
        return VacancyRow(
            id=pk,
            comuna=self.territory.comuna(cut),
            region=self.territory.region(region),
            schedule=mask(WorkingHours, [hours] if hours else []),
            licences=mask(Licence, licences),
            permits=mask(Permit, permits),
            schooling=schooling,
            occupation=encode_occupation(code or ""),
            experience_months=experience_months,
            pay_max=pay_max or 0,
            adult_only=adults_only,
            published=day_number(timezone.localdate(published_at)),
            skills=self.skills.of(skills),
        )


def rejections() -> QuerySet:
    """(seeker id, vacancy id) of the pairs that said no before."""
    rejected = Referral.objects.filter(state__in=REJECTIONS)
    return rejected.order_by().values_list("seeker", "vacancy")


def rejected_pairs() -> np.ndarray:
    """The pairs that said no before, as the engine takes them."""
    return np.array(list(rejections()), dtype=np.int64).reshape(-1, 2)


def _three(values: Iterable[int]) -> tuple[int, ...]:
    listed = list(values)
    return tuple(listed + [0] * (3 - len(listed)))


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))

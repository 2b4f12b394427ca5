"""PostgreSQL → the engine's records: what matching may know of each side, and no more."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from employers.models import Vacancy
from jobseekers.models import DesiredOccupation, JobSeeker
from matching.engine import UNREACHABLE, SeekerRow, VacancyRow, encode_occupation, rarity
from matching.models import Referral
from omil_portal.occupations.work import Licence, Permit, WorkingHours
from omil_portal.offices.models import Comuna, Region
from omil_portal.offices.travel_times import travel_minutes

EPOCH = date(1970, 1, 1)
REJECTIONS = (Referral.State.REJECTED, Referral.State.WITHDREW)
"""After one of these the same pair is not proposed again."""


def day_number(on: date) -> int:
    """Days since 1970-01-01."""
    return (on - EPOCH).days


@dataclass(frozen=True)
class Territory:
    """Comunas and regions as the engine numbers them, and the minutes between comunas.

    The last row and column stand for a place that is not known: nobody can commute to it.
    """

    comunas: dict[str, int]
    regions: dict[str, int]
    travel: np.ndarray

    @classmethod
    def load(cls, among: Collection[str] | None = None) -> "Territory":
        """The whole country, or with the minutes of the comunas `among` only."""
        cuts = Comuna.objects.order_by("cut").values_list("cut", flat=True)
        comunas = {cut: index for index, cut in enumerate(cuts)}
        regions = Region.objects.order_by("cut").values_list("cut", flat=True)
        travel = np.full((len(comunas) + 1,) * 2, UNREACHABLE, dtype=np.int16)
        for (origin, destination), minutes in travel_minutes(among).items():
            travel[comunas[origin], comunas[destination]] = minutes
        return cls(comunas, {cut: bit for bit, cut in enumerate(regions)}, travel)

    def comuna(self, cut: str | None) -> int:
        return self.comunas.get(cut or "", len(self.comunas))

    def minutes(self, seeker: SeekerRow, vacancy: VacancyRow) -> int:
        return int(self.travel[seeker.comuna, vacancy.comuna])


def mask(choices: type, held: Iterable[str]) -> int:
    """One bit for each of `choices` that is held, in the order they are declared."""
    bits = {choice: 1 << bit for bit, choice in enumerate(choices.values)}
    return sum(bits[value] for value in set(held))


@dataclass(frozen=True)
class SkillWeights:
    """Rarity of each skill among the open vacancies; a skill none of them names weighs as one."""

    weights: dict[int, int]

    @classmethod
    def among(cls, vacancies: QuerySet) -> "SkillWeights":
        named = Counter(
            vacancies.filter(skills__isnull=False).order_by().values_list("skills", flat=True)
        )
        counts = np.array(list(named.values()), dtype=np.int64)
        weights = rarity(vacancies.count(), counts).tolist()
        return cls(dict(zip(named, weights, strict=True)))

    def of(self, skill_ids: Iterable[int]) -> dict[int, int]:
        return {skill: self.weights.get(skill, 1) for skill in skill_ids}


@dataclass(frozen=True)
class Reading:
    """Turns rows of the two sides into the engine's records as of a day."""

    territory: Territory
    skills: SkillWeights
    on: date

    def seekers(self, people: QuerySet) -> list[SeekerRow]:
        """Records of these people who have a profile with something to look for, by id."""
        wishes = DesiredOccupation.objects.filter(profile=OuterRef("pk"))
        rows = people.filter(Exists(wishes)).select_related("profile").order_by("pk")
        rows = rows.prefetch_related(
            "profile__desired_occupations", "profile__skills", "profile__moving_regions"
        )
        return [self._seeker(person) for person in rows]

    def _seeker(self, person: JobSeeker) -> SeekerRow:
        profile = person.profile
        desired = list(profile.desired_occupations.all())
        by_group = [0] * 10
        for wish in desired:
            by_group[int(wish.occupation_id[0])] += wish.months
        born = person.birth_date
        return SeekerRow(
            id=person.pk,
            comuna=self.territory.comuna(person.comuna_id),
            accepted_minutes=profile.accepted_minutes,
            moving_regions=sum(
                1 << self.territory.regions[region.pk] for region in profile.moving_regions.all()
            ),
            schedules=mask(WorkingHours, profile.hours),
            licences=mask(Licence, profile.licences),
            permits=mask(Permit, profile.permits),
            schooling=profile.schooling or 0,
            desired=_three(encode_occupation(wish.occupation_id) for wish in desired),
            desired_months=_three(wish.months for wish in desired),
            group_months=tuple(by_group),
            expected_pay=profile.expected_pay or 0,
            # Only someone known to be a minor is kept from work the law forbids to minors.
            adult=born is None or _age(born, self.on) >= 18,
            widen=profile.widen,
            updated=day_number(timezone.localdate(profile.updated_at)),
            skills=self.skills.of(skill.pk for skill in profile.skills.all()),
        )

    def vacancies(self, offers: QuerySet) -> list[VacancyRow]:
        """Records of these vacancies, by id."""
        return [self._vacancy(o) for o in offers.order_by("pk").prefetch_related("skills")]

    def _vacancy(self, offer: Vacancy) -> VacancyRow:
        return VacancyRow(
            id=offer.pk,
            comuna=self.territory.comuna(offer.comuna_id),
            region=self.territory.regions.get(offer.region_id, len(self.territory.regions)),
            schedule=mask(WorkingHours, [offer.hours] if offer.hours else []),
            licences=mask(Licence, offer.licences),
            permits=mask(Permit, offer.permits),
            schooling=offer.schooling,
            occupation=encode_occupation(offer.occupation_id or ""),
            experience_months=offer.experience_months,
            pay_max=offer.pay_max or 0,
            adult_only=offer.adults_only,
            published=day_number(timezone.localdate(offer.published_at)),
            skills=self.skills.of(skill.pk for skill in offer.skills.all()),
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

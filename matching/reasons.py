"""Why a pair is, or is not, a match, as of the current run; for one pair or for a whole list.

Worked out by the engine's independent code with the skill weights and the day of the run, so
that the sum is the published score for whoever has not changed since.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from employers.models import Vacancy
from jobseekers.models import JobSeeker
from matching.engine import (
    WEIGHTS_V1,
    Explanation,
    Factor,
    Reader,
    Weights,
    explain,
    factor_words,
    rule_sentence,
)
from matching.models import Run, WeightsVersion
from matching.store import Reading, SkillWeights, day_number, rejections
from matching.territory import Territory
from omil_portal.look.formats import thousands

Pair = tuple[int, int]
"""(seeker id, vacancy id)."""

FACTOR_NAMES = {
    Factor.OCCUPATION: "Ocupación",
    Factor.EXPERIENCE: "Experiencia",
    Factor.SKILLS: "Habilidades",
    Factor.SCHOOLING: "Estudios",
    Factor.TRAVEL: "Viaje",
    Factor.PAY: "Sueldo",
    Factor.SCHEDULE: "Jornada",
    Factor.FRESHNESS: "Novedad",
}
TOP_REASONS = 3
FITS_VERY_WELL, FITS_WELL = 7500, 5500


@dataclass(frozen=True)
class Reason:
    """A factor in words; the label says how many points it may give, as `most` does."""

    label: str
    points: int
    sentence: str
    most: int


def current_run() -> Run | None:
    return Run.objects.filter(current=True).select_related("weights").first()


def weights_of(run: Run | None, on: date) -> Weights:
    """Those the run was made with; before any run, those in force on `on`."""
    version = run.weights if run else WeightsVersion.objects.in_force(on)
    return version.weights() if version else WEIGHTS_V1


def explanations(
    people: QuerySet, offers: QuerySet, on: date, run: Run | None = None
) -> dict[Pair, Explanation]:
    """Explains every pair of these people and offers, in a number of queries that does not grow.

    `run` is the current one when the caller has it, and its weights are used; before any run,
    skills and factors weigh as on `on`.
    People who have not said what work they want have no explanation.
    """
    run = run or current_run()
    people, offers = people.select_related(None), offers.select_related(None)
    reading, weights = _reading(people, offers, run, on), weights_of(run, on)
    seekers, vacancies = reading.seekers(people), reading.vacancies(offers)
    rejected = set(
        rejections().filter(
            seeker__in=[seeker.id for seeker in seekers],
            vacancy__in=[vacancy.id for vacancy in vacancies],
        )
    )
    return {
        (seeker.id, vacancy.id): explain(
            seeker,
            vacancy,
            minutes=reading.territory.minutes(seeker, vacancy),
            on_day=day_number(reading.on),
            weights=weights,
            rejected_before=(seeker.id, vacancy.id) in rejected,
        )
        for seeker in seekers
        for vacancy in vacancies
    }


def explain_pair(seeker: JobSeeker, vacancy: Vacancy, on: date) -> Explanation | None:
    """Explains one pair; None when the person has not said what work they want."""
    pairs = explanations(
        JobSeeker.objects.filter(pk=seeker.pk), Vacancy.objects.filter(pk=vacancy.pk), on
    )
    return pairs.get((seeker.pk, vacancy.pk))


def _reading(people: QuerySet, offers: QuerySet, run: Run | None, on: date) -> Reading:
    cuts = {*_comunas(people), *_comunas(offers)} - {None}
    if run is None:
        skills = SkillWeights.among(Vacancy.objects.published(on))
    else:
        skills = SkillWeights({int(skill): w for skill, w in run.skill_weights.items()})
    return Reading(Territory.load(among=cuts), skills, run.on if run else on)


def _comunas(rows: QuerySet) -> QuerySet:
    return rows.order_by().values_list("comuna_id", flat=True).distinct()


def factor_reasons(why: Explanation, reader: Reader) -> list[Reason]:
    """Every factor, in the order they are told."""
    return [
        Reason(
            f"{FACTOR_NAMES[factor]} (hasta {thousands(why.weights.most(factor))})",
            why.points[factor],
            factor_words(factor, why, reader),
            why.weights.most(factor),
        )
        for factor in Factor
    ]


def top_sentences(why: Explanation, reader: Reader) -> list[str]:
    """The occupation, and then what speaks best for the pair: the factors nearest to their most."""
    best = sorted(_worth_telling(why), key=lambda f: -why.points[f] / why.weights.most(f))
    told = [Factor.OCCUPATION, *best[: TOP_REASONS - 1]]
    return [factor_words(factor, why, reader) for factor in told]


def _worth_telling(why: Explanation) -> list[Factor]:
    """The factors on which both sides said something."""
    seeker, vacancy = why.seeker, why.vacancy
    said = {
        Factor.EXPERIENCE: why.shared_digits and why.months,
        Factor.TRAVEL: True,
        Factor.SKILLS: seeker.skills.keys() & vacancy.skills.keys(),
        Factor.PAY: seeker.expected_pay and vacancy.pay_max,
        Factor.SCHEDULE: seeker.schedules and vacancy.schedule,
        Factor.SCHOOLING: vacancy.schooling,
    }
    return [factor for factor, both in said.items() if both]


def failed_sentences(why: Explanation, reader: Reader) -> list[str]:
    """What the vacancy or the person asks and is not met."""
    return [rule_sentence(rule, why, reader) for rule in why.failed]


def fit_in_words(points: int) -> str:
    if points >= FITS_VERY_WELL:
        return "Calza muy bien"
    return "Calza bien" if points >= FITS_WELL else "Calza en parte"

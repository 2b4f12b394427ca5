"""What to ask next: only what some benefit in force on that day still needs."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from sence_programs.benefits.questions import asked_of
from sence_programs.calculator.topics import TOPICS, Topic
from sence_programs.rules.evaluate import MODULES, evaluate, of_a_hiring
from sence_programs.rules.evaluation import Evaluation
from sence_programs.rules.facts import Facts
from sence_programs.rules.loader import current_rules
from sence_programs.rules.logic import Verdict
from sence_programs.rules.schema import PeriodStatus
from sence_programs.rules.standing import standing

IN_FORCE = (PeriodStatus.OPEN, PeriodStatus.TO_CONFIRM, PeriodStatus.RUNNING_ONLY)


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What was told so far. `asked` holds every fact already shown, answered or not."""

    on: date
    comuna: str = ""
    facts: Facts = field(default_factory=Facts)
    asked: frozenset[str] = frozenset()

    def with_page(self, topic: Topic, facts: Facts, asked: Iterable[str], comuna: str) -> "Answers":
        where = comuna if topic.asks_comuna else self.comuna
        return replace(self, facts=facts, asked=self.asked | set(asked), comuna=where)


def in_force(on: date) -> list[str]:
    """The benefits that can be evaluated and that somebody may have on that day."""
    benefits = current_rules().benefits
    return [code for code in MODULES if standing(benefits[code], on).status in IN_FORCE]


def for_a_hiring(on: date) -> list[str]:
    """Those in force that hiring somebody brings in."""
    return [code for code in in_force(on) if of_a_hiring(code)]


def wanted(answers: Answers) -> set[str]:
    """The facts that could still change what some benefit in force answers."""
    evaluations = (evaluate(code, answers.facts, answers.on) for code in in_force(answers.on))
    return {name for evaluation in evaluations for name in _asked_first(evaluation)}


def _asked_first(evaluation: Evaluation) -> set[str]:
    """While nobody knows whether a closed benefit still runs, nothing else matters."""
    period = evaluation.conditions[0]
    if period.verdict is Verdict.UNKNOWN:
        return {fact.name for fact in period.missing}
    return asked_of(evaluation)


def questions_of(topic: Topic, answers: Answers) -> list[str]:
    """What the topic's page shows: what is wanted now, and what it showed before."""
    shown = wanted(answers) | answers.asked
    return [name for name in topic.facts if name in shown]


def next_topic(
    answers: Answers, after: Topic | None = None, *, again: bool = False
) -> Topic | None:
    """The next page with something not asked yet, `after` one and then from the start.

    `again`: whoever went back walks forward page by page, over those already seen.
    """
    left = wanted(answers) - answers.asked
    open_topics = [topic for topic in TOPICS if left.intersection(topic.facts)]
    here = TOPICS.index(after) if after else 0
    later = [topic for topic in open_topics if TOPICS.index(topic) >= here]
    if again and after not in open_topics:
        later = [topic for topic in TOPICS[here + 1 :] if questions_of(topic, answers)]
    return next(iter(later or open_topics), None)


def shown_topics(answers: Answers) -> list[Topic]:
    """The pages already seen, in order."""
    return [topic for topic in TOPICS if answers.asked.intersection(topic.facts)]


def part_of(topic: Topic, answers: Answers) -> tuple[int, int]:
    """Which page it is, and of how many at most: what is told may spare some."""
    everything = wanted(Answers(on=answers.on)) | answers.asked | set(topic.facts)
    parts = [each for each in TOPICS if everything.intersection(each.facts)]
    return parts.index(topic) + 1, len(parts)

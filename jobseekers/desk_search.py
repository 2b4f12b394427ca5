"""Finding a person at the desk: by document in the whole network, by name or telephone among
one's own."""

import re
from dataclasses import dataclass
from functools import reduce
from operator import and_

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Case, F, FloatField, Q, Value, When
from django.db.models.functions import Greatest

from jobseekers.identity import Identity
from jobseekers.models import JobSeeker
from jobseekers.phones import InvalidPhone, parse_phone
from omil_portal.access.actor import Actor
from omil_portal.accounts.run import InvalidRun, Run, parse_run
from omil_portal.occupations.text import fold

MOST_SHOWN = 20
_ALIKE = {
    **dict.fromkeys(("s", "z", "x"), "[szxc]"),
    **dict.fromkeys(("b", "v"), "[bv]"),
    **dict.fromkeys(("g", "j"), "[gj]"),
    **dict.fromkeys(("ll", "y"), "(ll|y|i)"),
    **dict.fromkeys(("qu", "k"), "(qu|k|c)"),
    "c": "[cszk]",
    "i": "[iy]",
    "h": "h?",
    "n": "n+",
    "r": "r+",
    "t": "t+",
}
_SOUND = re.compile("ll|qu|[szxbvgjykchinrt]")
_DOUBLE = re.compile(r"([nrt])\1")


def read_run(text: str) -> Run | None:
    """The RUN in what was typed, None when it is a name. Raises `InvalidRun` on a wrong one."""
    if not any(c.isdigit() for c in text):
        return None
    try:
        return parse_run(text)
    except InvalidRun:
        if any(c.isalpha() and c not in "kK" for c in text):
            return None
        raise


@dataclass(frozen=True)
class ByNumber:
    """What a text found as a document: `sought` is False when it is no number but a name.

    `problem` says to the reader what is wrong with a RUN that nobody can have.
    """

    sought: bool
    person: JobSeeker | None = None
    problem: str = ""


def find_by_number(text: str) -> ByNumber:
    """Whoever has exactly that RUN, passport or provisional number, in the whole network."""
    identity = Identity.of_document("", text)
    person = identity.find() if identity.other else None
    if person:
        return ByNumber(True, person)
    try:
        run = read_run(text)
    except InvalidRun as wrong:
        return ByNumber(True, problem=str(wrong))
    return ByNumber(True, Identity.of_run(run).find()) if run else ByNumber(False)


def find_by_phone(text: str, actor: Actor):
    """People the actor may open who have that telephone: a family may share one."""
    try:
        phone = parse_phone(text)
    except InvalidPhone:
        return JobSeeker.objects.none()
    people = JobSeeker.objects.visible_to(actor).filter(phone=phone)
    return people.select_related("comuna")[:MOST_SHOWN]


def everybody_like(text: str, actor: Actor) -> list[JobSeeker]:
    """Whoever has that document, in the whole network, or else that telephone or name."""
    by_number = find_by_number(text)
    if by_number.person:
        return [by_number.person]
    return list(find_by_phone(text, actor)) or list(find_by_name(text, actor))


def spellings(word: str) -> str:
    """A regular expression of what sounds like the folded `word` in Chile: "oyarso" is Oyarzo."""
    return _SOUND.sub(lambda found: _ALIKE[found[0]], _DOUBLE.sub(r"\1", word))


def find_by_name(text: str, actor: Actor):
    """People the actor may open whose names resemble `text`, closest first; typos forgiven.

    Both conditions use the trigram index: PostgreSQL's own word similarity (0.6 or more), and
    every word somewhere, in any order, however it may be spelt.
    """
    folded = fold(text)
    if len(folded) < 2:
        return JobSeeker.objects.none()
    every_word = reduce(and_, (Q(search_text__regex=spellings(word)) for word in folded.split()))
    whole = Case(When(every_word, then=Value(1.0)), default=0.0, output_field=FloatField())
    return (
        JobSeeker.objects.visible_to(actor)
        .filter(every_word | Q(search_text__trigram_word_similar=folded))
        .select_related("comuna")
        .annotate(closeness=Greatest(TrigramWordSimilarity(folded, "search_text"), whole))
        .order_by(F("closeness").desc(), "search_text", "pk")[:MOST_SHOWN]
    )


def likely_same(*, names: str, birth_date):
    """People with the same folded name and birth date, who may be the one being registered."""
    if not birth_date:
        return JobSeeker.objects.none()
    return (
        JobSeeker.objects.select_related("comuna")
        .filter(search_text=fold(names), birth_date=birth_date, merged_into=None)
        .order_by("pk")[:5]
    )

"""Finding an answer as people ask: accents, endings and spelling forgiven, other names known."""

from functools import reduce
from operator import add, or_

from django.contrib.postgres.search import SearchQuery, TrigramWordSimilarity
from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When

from omil_portal.occupations.text import sound
from sence_programs.answers.words import Term, terms

IN_QUESTION, SOUNDS_ALIKE, IN_ANSWER = 10, 7, 4
"""What a term is worth where it was found: in how people ask, or only in the answer."""
ENOUGH = 4
"""What each term must be worth, one with another, for the text to be shown."""
_SHORTEST_MISSPELT = 4


def search_answers(texts: QuerySet, typed: str) -> QuerySet:
    """Those of `texts` that speak of what was typed, the most telling first.

    A word is misspelt when PostgreSQL's word similarity of how it sounds is 0.6 or more.
    Without any word typed, all of them, by topic.
    """
    sought = terms(typed)
    if not sought:
        return texts.order_by("topic", "question", "pk")
    worth = reduce(add, [_worth(term) for term in sought])
    return (
        texts.alias(worth=worth, near=TrigramWordSimilarity(sound(typed), "sound_question"))
        .filter(worth__gte=ENOUGH * sum(term.weight for term in sought))
        .order_by(F("worth").desc(), F("near").desc(), "question", "pk")
    )


def _worth(term: Term) -> Case:
    """What the term is worth in a text; the cheapest is asked first."""
    phrases = [SearchQuery(name, config="spanish", search_type="phrase") for name in term.names]
    found: SearchQuery = reduce(or_, phrases)
    cases = [When(asked=found, then=Value(IN_QUESTION * term.weight))]
    if len(term.typed) >= _SHORTEST_MISSPELT:
        sounds = Q(sound_question__trigram_word_similar=sound(term.typed))
        cases.append(When(sounds, then=Value(SOUNDS_ALIKE * term.weight)))
    cases.append(When(told=found, then=Value(IN_ANSWER * term.weight)))
    return Case(*cases, default=Value(0), output_field=IntegerField())

"""Finding an answer as people ask: accents, endings and spelling forgiven, other names known."""

from functools import reduce
from operator import add, or_

from django.contrib.postgres.search import SearchQuery, SearchVector, TrigramWordSimilarity
from django.db.models import Case, F, FloatField, Q, QuerySet, Value, When

from omil_portal.occupations.text import sound
from sence_programs.answer_words import Term, terms

IN_QUESTION, SOUNDS_ALIKE, IN_ANSWER = 1.0, 0.7, 0.4
"""What a term is worth where it was found: in how people ask, or only in the answer."""
_SHORTEST_MISSPELT = 4
CONFIG = "spanish"


def search_answers(texts: QuerySet, typed: str) -> QuerySet:
    """Those of `texts` with at least half of the terms typed, the most telling first.

    Without any term typed, all of them, by topic.
    """
    sought = terms(typed)
    if not sought:
        return texts.order_by("topic", "question", "pk")
    texts = texts.alias(
        asked=SearchVector("search_question", config=CONFIG),
        told=SearchVector("search_body", config=CONFIG),
    )
    worth = reduce(add, [_worth(term) for term in sought])
    hits = reduce(add, [_hit(term) for term in sought])
    return (
        texts.alias(worth=worth, hits=hits)
        .filter(hits__gte=len(sought) / 2)
        .alias(near=TrigramWordSimilarity(sound(typed), "sound_question"))
        .order_by(F("worth").desc(), F("near").desc(), "question", "pk")
    )


def _query(term: Term) -> SearchQuery:
    phrases = [SearchQuery(name, config=CONFIG, search_type="phrase") for name in term.names]
    return reduce(or_, phrases)


def _sounds(term: Term) -> Q:
    """Whether a word of the question sounds like what was typed."""
    if len(term.typed) < _SHORTEST_MISSPELT:
        return Q(pk=None)
    return Q(sound_question__trigram_word_similar=sound(term.typed))


def _worth(term: Term) -> Case:
    return Case(
        When(asked=_query(term), then=Value(IN_QUESTION)),
        When(_sounds(term), then=Value(SOUNDS_ALIKE)),
        When(told=_query(term), then=Value(IN_ANSWER)),
        default=Value(0.0),
        output_field=FloatField(),
    )


def _hit(term: Term) -> Case:
    found = Q(asked=_query(term)) | Q(told=_query(term)) | _sounds(term)
    return Case(When(found, then=Value(1.0)), default=Value(0.0), output_field=FloatField())

"""Finding an answer as people ask: accents, endings and spelling forgiven, other names known."""

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import add, and_, or_

from django.contrib.postgres.search import SearchQuery, TrigramWordSimilarity
from django.db import connection
from django.db.models import Case, F, Func, IntegerField, Q, QuerySet, TextField, Value, When

from omil_portal.occupations.text import sound
from sence_programs.answers.words import Term, terms

IN_QUESTION, SOUNDS_ALIKE, IN_ANSWER = 10, 7, 4
"""What a term is worth where it was found: in how people ask, or only in the answer."""
ENOUGH = 4
"""What each term must be worth, one with another, for the text to be shown."""
MOST_COMPARED = 200
"""Among how many of the most telling texts equal worth is decided by likeness to what was typed."""
_SHORTEST_MISSPELT = 4
_LIKE = 0.6


class Found(Sequence):
    """The texts found, in their order; only those asked for are read."""

    def __init__(self, texts: QuerySet, pks: list[int]):
        self._texts, self._pks = texts, pks

    def __len__(self) -> int:
        return len(self._pks)

    def __getitem__(self, at):
        if isinstance(at, slice):
            return self._read(self._pks[at])
        return self._read([self._pks[at]])[0]

    def __iter__(self) -> Iterator:
        return iter(self._read(self._pks))

    def _read(self, pks: list[int]) -> list:
        by_pk = self._texts.in_bulk(pks)
        return [by_pk[pk] for pk in pks if pk in by_pk]


def search_answers(texts: QuerySet, typed: str) -> Sequence | QuerySet:
    """Those of `texts` that speak of what was typed, the most telling first.

    A word is misspelt when some word of the question is like it as both sound: PostgreSQL's word
    similarity of 0.6 or more. Without any word typed, all of them, by topic.
    """
    sought = terms(typed)
    if not sought:
        return texts.order_by("topic", "question", "pk")
    like = _words_like(texts, sought)
    worth = reduce(add, [_worth(term, like) for term in sought])
    enough = ENOUGH * sum(term.weight for term in sought)
    rows = texts.order_by().select_related(None).values_list(worth, "question", "pk")
    telling = sorted((-value, question, pk) for value, question, pk in rows if value >= enough)
    return Found(texts, _nearest_first(texts, typed, telling))


def _nearest_first(texts: QuerySet, typed: str, telling: list[tuple[int, str, int]]) -> list[int]:
    """The texts' keys; the first of equal worth by how like they are to the whole of `typed`."""
    pks = [pk for *_, pk in telling[:MOST_COMPARED]]
    near = TrigramWordSimilarity(sound(typed), "sound_question")
    likeness = dict(texts.order_by().filter(pk__in=pks).values_list("pk", near))
    first = sorted(
        telling[:MOST_COMPARED], key=lambda row: (row[0], -likeness.get(row[2], 0), *row[1:])
    )
    return [pk for *_, pk in first + telling[MOST_COMPARED:]]


def _sounds(term: Term) -> tuple[str, ...]:
    """How the words of the term sound, those long enough to be forgiven a letter."""
    words = [word for word in term.typed.split() if len(word) >= _SHORTEST_MISSPELT]
    return tuple(sound(word) for word in words)


def _words_like(texts: QuerySet, sought: tuple[Term, ...]) -> dict[str, list[str]]:
    """Each word sought, as it sounds → the distinct words of the questions like it.

    Comparing each distinct word once is what makes it cheap: the same few hundred words are in
    every question.
    """
    sounds = sorted({one for term in sought for one in _sounds(term)})
    if not sounds:
        return {}
    each = Func(
        Func(F("sound_question"), Value(" "), function="string_to_array"),
        function="unnest",
        output_field=TextField(),
    )
    known = texts.order_by().select_related(None).annotate(heard=each).values("heard").distinct()
    words = list(known.values_list("heard", flat=True))
    return _compare(sounds, words)


def _compare(sounds: list[str], words: list[str]) -> dict[str, list[str]]:
    """Each of `sounds` → those of `words` like it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT s, w FROM unnest(%s::text[]) s, unnest(%s::text[]) w"
            " WHERE word_similarity(s, w) >= %s",
            [sounds, words, _LIKE],
        )
        found: dict[str, list[str]] = {one: [] for one in sounds}
        for one, word in cursor.fetchall():
            found[one].append(word)
    return found


def _worth(term: Term, like: dict[str, list[str]]) -> Case:
    """What the term is worth in a text; the cheapest is asked first."""
    phrases = [SearchQuery(name, config="spanish", search_type="phrase") for name in term.names]
    found: SearchQuery = reduce(or_, phrases)
    cases = [When(asked=found, then=Value(IN_QUESTION * term.weight))]
    sounds = [like[one] for one in _sounds(term)]
    if sounds and all(sounds):
        heard = [Q(sound_question__regex=rf"\m({'|'.join(words)})\M") for words in sounds]
        cases.append(When(reduce(and_, heard), then=Value(SOUNDS_ALIKE * term.weight)))
    cases.append(When(told=found, then=Value(IN_ANSWER * term.weight)))
    return Case(*cases, default=Value(0), output_field=IntegerField())

"""The public board's searches: what is open, where, and in the words people use."""

from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import F, Func, Q, TextField, Value
from django.db.models.functions import Coalesce

from employers.models import Vacancy
from omil_portal.occupations.models import OccupationTerm
from omil_portal.occupations.text import STOP_WORDS, fold, sound

NEWEST, BEST_PAID = "nuevas", "sueldo"


@dataclass(frozen=True)
class Search:
    """What a visitor asks of the board; what is empty does not narrow it."""

    words: str = ""
    region: str = ""
    comuna: str = ""
    occupation: str = ""
    hours: str = ""
    no_experience: bool = False
    order: str = ""


def search_board(search: Search, *, on: date):
    """The offers on the board on the date `on` that answer to `search`, in its order.

    Words may be misspelt: each must sound like some word of the offer (trigram word similarity,
    0.6 or more), or all together name its occupation.
    """
    offers = Vacancy.objects.published(on).select_related("employer", "comuna", "region")
    narrow = {
        "region": search.region,
        "comuna": search.comuna,
        "occupation__code__startswith": search.occupation,
        "hours": search.hours,
    }
    offers = offers.filter(**{field: value for field, value in narrow.items() if value})
    if search.no_experience:
        offers = offers.filter(experience_months=0)
    words = _words(search.words)
    if words:
        offers = _that_sound_like(offers, words)
    return offers.order_by(*_order(search.order, bool(words)))


def _words(typed: str) -> list[str]:
    """The words worth searching, as they sound."""
    kept = [word for word in fold(typed).split() if word not in STOP_WORDS]
    return sound(" ".join(kept)).split()


def _that_sound_like(offers, words: list[str]):
    everyone = Q()
    for word in words:
        everyone &= Q(search_text__trigram_word_similar=word)
    named = OccupationTerm.objects.filter(sound=" ".join(words)).values("occupation_id").distinct()
    codes = sorted(named.values_list("occupation_id", flat=True))
    title = Func(
        F("search_text"), Value("\n"), Value(1), function="split_part", output_field=TextField()
    )
    return offers.filter(everyone | Q(occupation__in=codes)).annotate(
        likeness=TrigramWordSimilarity(" ".join(words), title)
    )


def _order(asked: str, by_words: bool) -> list:
    newest = [F("published_at").desc(), F("pk").desc()]
    if asked == BEST_PAID:
        return [Coalesce("pay_max", "pay_min").desc(nulls_last=True), *newest]
    if by_words and asked != NEWEST:
        return [F("likeness").desc(), *newest]
    return newest

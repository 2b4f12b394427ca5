"""Finds occupations as people say them: accents, spelling and plural forgiven."""

from django.contrib.postgres.search import TrigramSimilarity, TrigramWordSimilarity
from django.db.models import Case, F, FloatField, Max, Q, Value, When

from omil_portal.occupations.models import Occupation, OccupationTerm
from omil_portal.occupations.text import sound

CLOSE_ENOUGH = 0.5
"""Trigram word similarity from which a term is worth showing."""


def find_occupations(text: str, *, limit: int = 8):
    """Occupations of four digits whose terms resemble `text`, closest first, as dicts.

    Keys: `code`, `name` and `closeness` (higher is closer). Fewer than two letters find nothing.
    """
    typed = sound(text)
    if len(typed) < 2:
        return Occupation.objects.none().values("code", "name")
    begins = Q(terms__sound__startswith=typed) | Q(terms__sound__contains=f" {typed}")
    own_words = Case(
        When(terms__source=OccupationTerm.Source.ESCO, then=Value(0.0)),
        default=Value(0.3),
        output_field=FloatField(),
    )
    return (
        Occupation.objects.filter(level=4)
        .annotate(alike=TrigramWordSimilarity(typed, "terms__sound"))
        .filter(begins | Q(alike__gte=CLOSE_ENOUGH))
        .annotate(near=F("alike") + TrigramSimilarity("terms__sound", typed) + own_words)
        .values("code", "name")
        .annotate(closeness=Max("near"))
        .order_by("-closeness", "code")[:limit]
    )

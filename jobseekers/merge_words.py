"""How many rows of each kind, in the words of their tables."""

from collections import Counter

from django.apps import apps


def counted(rows: list[list]) -> list[tuple[str, int]]:
    """[model, field, pk] rows → ("atención", 3), the most first."""
    counts = Counter(label for label, _, _ in rows)
    return [(str(apps.get_model(label)._meta.verbose_name), n) for label, n in counts.most_common()]

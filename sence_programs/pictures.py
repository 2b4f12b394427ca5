"""Drawn once for the same numbers: the picture is kept under a key made of them."""

import hashlib
import json
from collections.abc import Callable, Sequence

from django.core.cache import cache

DAY_SECONDS = 86_400
DRAWING = 2
"""Raise it when the same numbers should be drawn otherwise."""


def key_of(rows: Sequence[tuple]) -> str:
    """Sixteen characters that change when any number does."""
    text = json.dumps(rows, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def drawn(kind: str, draw: Callable[[Sequence], str], rows: Sequence[tuple]) -> str:
    """The picture that `draw` makes of `rows`, from the cache when it was made before."""
    key = f"picture:{DRAWING}:{kind}:{key_of(rows)}"
    return cache.get_or_set(key, lambda: draw(rows), DAY_SECONDS)

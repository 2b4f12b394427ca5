"""How offers are ordered, for anybody to read."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from matching.algorithm.card import card_of
from matching.engine import ENGINE_VERSION
from matching.listing import LIST_LENGTH
from matching.reasons import weights_of
from matching.weights.history import signed_versions
from omil_portal.access.decorators import public


@require_safe
@public
def algorithm(request):
    """The card of the match: rules, points, an example, what is not used, how to object."""
    today = timezone.localdate()
    weights = weights_of(None, today)
    context = {
        "card": card_of(weights),
        "in_force_title": f"Versión {weights.version}",
        "engine_title": f"Versión {ENGINE_VERSION}",
        "versions": signed_versions(today),
        "list_length": LIST_LENGTH,
    }
    return render(request, "matching/algorithm.html", context)

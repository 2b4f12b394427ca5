from django.shortcuts import render

from omil_portal.access.decorators import public
from omil_portal.occupations.search import find_occupations


@public
def occupation_search(request):
    """Occupations for what was typed: a fragment as one types, a whole page without JavaScript."""
    typed = request.GET.get("q", "")[:80]
    found = list(find_occupations(typed)) if typed else []
    return render(
        request, "occupations/occupation_search.html", {"typed": typed, "occupations": found}
    )

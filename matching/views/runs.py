from django.core.paginator import Paginator
from django.shortcuts import render

from matching.models import Run
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P

A_PAGE = 30


@requires(P.RUNS_VIEW)
def run_list(request):
    """Each computation of the lists: what it read, what it changed, how long it took."""
    page = Paginator(Run.objects.all(), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "matching/run_list.html", {"page": page})

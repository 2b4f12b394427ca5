from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render

from matching.models import Run
from matching.run_report import RunReport
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P

A_PAGE = 30


@requires(P.RUNS_VIEW)
def run_list(request):
    """Each computation of the lists: what it read, what it changed, how long it took."""
    page = Paginator(Run.objects.all(), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "matching/run_list.html", {"page": page})


@requires(P.RUNS_VIEW)
def run_file(request, pk):
    """One run: what it read and changed, and what spreading the lists gained and cost."""
    run = get_object_or_404(Run.objects.select_related("weights"), pk=pk)
    context = {
        "run": run,
        "report": RunReport(run),
        "opens_weights": bool(run.weights and request.actor.can(P.WEIGHTS_SET)),
    }
    return render(request, "matching/run_file.html", context)

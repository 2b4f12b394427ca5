from django.shortcuts import get_object_or_404, render

from matching.fairness.figures import LARGEST_HIDDEN
from matching.fairness.words import dimensions
from matching.models import FairnessReport, Run
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P


@requires(P.RUNS_VIEW)
def run_fairness(request, pk):
    """Who got onto the lists of a run, by protected group; nobody is named, no small group told."""
    run = get_object_or_404(Run, pk=pk)
    report = FairnessReport.objects.filter(run=run).first()
    tables = dimensions(report.figures) if report else []
    context = {
        "run": run,
        "report": report,
        "dimensions": tables,
        "low": [(table, group) for table in tables for group in table.low],
        "largest_hidden": LARGEST_HIDDEN,
    }
    return render(request, "matching/run_fairness.html", context)

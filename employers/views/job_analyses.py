"""Jobs as the office saw them at the company (análisis de puesto)."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from employers.forms.job_analysis import JobAnalysisForm
from employers.models import Employer, JobAnalysis, Vacancy
from employers.services.job_analyses import record_job_analysis
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.offices.current import current_office


@requires(P.EMPLOYER_CONTACT)
def job_analysis_new(request, pk: int):
    """Records one for the reader's office, once."""
    employer = get_object_or_404(Employer.objects.visible_to(request.actor), pk=pk)
    form = JobAnalysisForm(
        request.POST or None,
        offers=Vacancy.objects.visible_to(request.actor).filter(employer=employer),
        on=timezone.localdate(),
    )
    if request.method == "POST" and form.is_valid():
        analysis = record_job_analysis(
            employer=employer,
            office=current_office(request),
            found=form.found,
            by=request.user,
            at=timezone.now(),
            request_id=form.cleaned_data["request_id"],
        )
        messages.success(request, "Guardamos el análisis. Ya cuenta en las metas de la oficina.")
        return redirect("job_analysis", analysis.pk)
    context = {"employer": employer, "form": form}
    return render(request, "employers/job_analysis_new.html", context)


@require_safe
@requires(P.EMPLOYER_VIEW)
def job_analysis(request, pk: int):
    """One analysis, read by whoever may open the company."""
    found = JobAnalysis.objects.filter(employer__in=Employer.objects.visible_to(request.actor))
    related = ("employer", "vacancy", "office", "officer")
    analysis = get_object_or_404(found.select_related(*related), pk=pk)
    return render(request, "employers/job_analysis.html", {"analysis": analysis})

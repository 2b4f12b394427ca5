"""What the plans of an office's people still ask for: listed by day, and ticked off."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jobseekers import excel
from jobseekers.models import PlanStep
from jobseekers.office_day import today_of
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.downloads.answer import asked_for, author_of, excel_of

A_PAGE = 30


@require_safe
@requires(P.ATTENTION_RECORD)
def plan_step_list(request):
    """What the office promised, unless another owner is asked for; the latest one on top."""
    author = author_of(request)
    listed = excel.plan_steps(author, request.GET)
    if asked_for(request):
        return excel_of(request, listed, author)
    context = {
        "form": listed.form,
        "office": author.place,
        "officer": PlanStep.Owner.OFFICER,
        "today": today_of(author.place, author.at),
        "page": Paginator(listed.rows, A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "jobseekers/assessments/plan_step_list.html", context)

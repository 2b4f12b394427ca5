"""The regional unit asks about a benefit that changed, and sees who answers well."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.offices.current import current_region
from omil_portal.offices.models import Region
from omil_portal.refusals import Refused
from sence_programs.answers.notice_checks import answerers, benefits_asked
from sence_programs.answers.readings import readers_of
from sence_programs.forms.three_questions import BenefitCheckForm
from sence_programs.services.benefit_checks import ask_about_benefit


@requires(P.ANSWERS_REVIEW)
def benefit_check(request, pk: int):
    """The three questions of the region: to write, or who of its offices answered them."""
    region = current_region(request, P.ANSWERS_REVIEW)
    today = timezone.localdate()
    notice = get_object_or_404(benefits_asked([region.pk], today), pk=pk)
    form = BenefitCheckForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        _ask(request, notice, region, form)
        return redirect("benefit_check", pk)
    people = answerers(notice, readers_of([region.pk], today))
    written = notice.checks.filter(region=region).select_related("by").first()
    context = {
        "notice": notice,
        "form": form,
        "region": region,
        "written": written,
        "people": people,
    }
    return render(request, "sence_programs/answers/benefit_check.html", context)


def _ask(request, notice, region: Region, form: BenefitCheckForm) -> None:
    try:
        ask_about_benefit(
            notice=notice, region=region, check=form.check, by=request.user, at=timezone.now()
        )
        messages.success(request, "Guardamos las tres preguntas. Las oficinas ya las ven.")
    except Refused as refused:
        messages.error(request, str(refused))

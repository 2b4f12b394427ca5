"""The public catalogue of benefits."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from omil_portal.access.decorators import public
from sence_programs.benefits.page import benefit_page as page_of
from sence_programs.forms.benefits import BenefitFilterForm
from sence_programs.rules.catalogue import catalogue, chosen


@require_safe
@public
def benefits(request):
    """Every benefit in plain words, and how it stands today."""
    today = timezone.localdate()
    form = BenefitFilterForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    entries = chosen(
        catalogue(today),
        audience=wanted.get("para", ""),
        status=wanted.get("estado", ""),
    )
    context = {"entries": entries, "form": form, "today": today}
    return render(request, "sence_programs/benefits.html", context)


@require_safe
@public
def benefit_page(request, code):
    """One benefit: for whom, since when, and where each sentence comes from."""
    today = timezone.localdate()
    try:
        page = page_of(code, today)
    except KeyError:
        raise Http404 from None
    return render(request, "sence_programs/benefit_page.html", {"benefit": page, "today": today})

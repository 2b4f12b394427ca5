"""The region: its figures, its offices by how far behind they are, and every list behind."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.downloads.answer import asked_for, author_of, excel_of
from omil_portal.offices.current import current_region
from omil_portal.offices.models import Office
from sence_programs.dashboard import Dashboard
from sence_programs.excel_behind import behind_region
from sence_programs.forms.report import report_form
from sence_programs.indicators import INDICATORS
from sence_programs.region import counted_in, region_figures, rule_on, year_start
from sence_programs.views.lists import listed, period_words

KINDS = ("oficinas", "mapa", "avances")


@require_safe
@requires(P.REGION_DASHBOARD)
def region_dashboard(request):
    """Which offices will miss their year, and the figures of the region, counted now."""
    region, now = current_region(request, P.REGION_DASHBOARD), timezone.localtime()
    context = {
        "region": region,
        "dashboard": Dashboard(region, now, request.GET.get("meta", "")),
        "figures": region_figures(region, now.date()),
        "period": period_words(year_start(now.date()), now.date()),
    }
    return render(request, "sence_programs/region_dashboard.html", context)


@require_safe
@requires(P.REGION_DASHBOARD)
def region_chart(request, kind):
    """One picture of the dashboard: `oficinas` (bars), `mapa` or `avances`."""
    region = current_region(request, P.REGION_DASHBOARD)
    dashboard = Dashboard(region, timezone.localtime(), request.GET.get("meta", ""))
    if kind not in KINDS or not dashboard.rows:
        raise Http404
    response = HttpResponse(dashboard.svg(kind), content_type="image/svg+xml")
    patch_cache_control(response, private=True, max_age=3600)
    return response


@require_safe
@requires(P.REGION_DASHBOARD)
def region_list(request, indicator):
    """The rows behind a figure of the region, or of one of its offices. Nobody is named."""
    region = current_region(request, P.REGION_DASHBOARD)
    on = report_form(request.GET.dict(), timezone.localdate()).day
    counting = INDICATORS.get(indicator)
    if counting is None:
        raise Http404
    offices = Office.objects.filter(comuna__region=region)
    slug = request.GET.get("oficina", "")
    office = get_object_or_404(offices, slug=slug) if slug else None
    if asked_for(request):
        author, asked = author_of(request), request.GET.copy()
        asked["cifra"], asked["region"] = indicator, region.pk
        return excel_of(request, behind_region(author, asked), author)
    counted = counted_in(counting, [office] if office else offices, on)
    per_office = counting.by_office(offices, year_start(on), on, **rule_on(counting, on))
    context = {
        "region": region,
        "indicator": counting,
        "office": office,
        "asked": urlencode({"region": region.pk, "hasta": on.isoformat()}),
        "offices": [(o, per_office.get(o.pk, 0)) for o in offices],
        "place": office.name if office else f"Región de {region.name}",
        "period": period_words(year_start(on), on),
        **listed(request, counted, named=False),
        "number": counting.total(counted),
    }
    return render(request, "sence_programs/region_list.html", context)

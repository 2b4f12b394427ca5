"""The report of a region: read on the screen, taken along as a PDF or a workbook."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.downloads.answer import asked_for, author_of, excel_of
from omil_portal.offices.current import current_region
from omil_portal.offices.models import Office
from sence_programs.excel_behind import behind_quality
from sence_programs.forms.report import ReportForm, report_form
from sence_programs.region import year_start
from sence_programs.report import workbook
from sence_programs.report.pack import Pack
from sence_programs.report.pdf import pdf_of
from sence_programs.report.quality import BY_SLUG
from sence_programs.views.lists import listed, period_words


@require_safe
@requires(P.REGION_DASHBOARD)
def region_report(request):
    """Every table on one page, with the two files beside it."""
    form = _form(request)
    pack = _pack(request, form)
    return render(request, "sence_programs/report/page.html", {"pack": pack, "form": form})


@require_safe
@requires(P.REGION_DASHBOARD)
def region_report_pdf(request):
    pack = _pack(request, _form(request))
    return _file(pdf_of(pack), "application/pdf", pack, "pdf")


@require_safe
@requires(P.REGION_DASHBOARD)
def region_report_workbook(request):
    pack = _pack(request, _form(request))
    return _file(workbook.workbook_of(pack), workbook.MEDIA_TYPE, pack, "xlsx")


@require_safe
@requires(P.REGION_DASHBOARD)
def region_quality_list(request, check: str):
    """The rows that somebody should complete. Nobody is named."""
    found = BY_SLUG.get(check)
    if found is None:
        raise Http404
    region, on = current_region(request, P.REGION_DASHBOARD), _form(request).day
    if asked_for(request):
        author, asked = author_of(request), request.GET.copy()
        asked["revision"], asked["region"] = check, region.pk
        return excel_of(request, behind_quality(author, asked), author)
    offices = Office.objects.filter(comuna__region=region)
    rows = found.rows(offices, year_start(on), on)
    context = {
        "region": region,
        "check": found,
        "number": rows.count(),
        "period": period_words(year_start(on), on),
        **listed(request, rows, named=False),
    }
    return render(request, "sence_programs/report/quality_list.html", context)


def _form(request) -> ReportForm:
    return report_form(request.GET.dict(), timezone.localdate())


def _pack(request, form: ReportForm) -> Pack:
    return Pack(current_region(request, P.REGION_DASHBOARD), form.day, timezone.localtime())


def _file(content: bytes, media_type: str, pack: Pack, ending: str) -> HttpResponse:
    name = f"informe-{pack.region.pk}-{pack.on:%Y-%m-%d}.{ending}"
    return HttpResponse(
        content,
        content_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )

from django.urls import path

from sence_programs.views import network, report

urlpatterns = [
    path("red/", network.network, name="network"),
    path("region/informe/", report.region_report, name="region_report"),
    path("region/informe/pdf/", report.region_report_pdf, name="region_report_pdf"),
    path("region/informe/excel/", report.region_report_workbook, name="region_report_workbook"),
    path("region/calidad/<slug:check>/", report.region_quality_list, name="region_quality_list"),
]

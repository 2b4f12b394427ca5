from tests.access_matrix.roles import DESK
from tests.access_matrix.row import Row

ROWS = [
    Row("network", own=f"{DESK} regional_analyst national_unit"),
    Row("region_report", own="regional_analyst national_unit"),
    Row("region_report_pdf", own="regional_analyst national_unit"),
    Row("region_report_workbook", own="regional_analyst national_unit"),
    Row("region_quality_list", own="regional_analyst national_unit", of={"check": "=por-validar"}),
]

from tests.access_matrix.roles import DESK
from tests.access_matrix.row import Row

AGREEMENT = {"pk": "agreement"}

ROWS = [
    Row("region_dashboard", own="regional_analyst national_unit"),
    Row("region_chart", own="regional_analyst national_unit", of={"kind": "=oficinas"}),
    Row("region_list", own="regional_analyst national_unit", of={"indicator": "=attended"}),
    Row("office_goals", own=DESK),
    Row("goal_list_behind", own=f"{DESK} regional_analyst national_unit", foreign=404),
    Row("goal_chart", own=f"{DESK} regional_analyst national_unit", foreign=404),
    Row("goal_targets", own="regional_analyst national_unit", foreign=404, post=True),
    Row(
        "figure_correct",
        own="regional_analyst national_unit",
        foreign=404,
        post=True,
        of={"pk": "frozen"},
    ),
    Row("definition_list", own="regional_analyst national_unit"),
    Row("definition_new", own="national_unit", post=True, of={"code": "=attended"}),
    Row(
        "disbursement_new",
        own="regional_analyst national_unit",
        foreign=404,
        post=True,
        of=AGREEMENT,
    ),
    Row(
        "disbursement_edit",
        own="regional_analyst national_unit",
        foreign=404,
        post=True,
        of={"pk": "disbursement"},
    ),
    Row("agreement_list", own="regional_analyst national_unit"),
    Row("agreement_new", own="regional_analyst national_unit", post=True),
    Row("agreement_file", own=f"{DESK} regional_analyst national_unit", foreign=404, of=AGREEMENT),
    Row(
        "agreement_edit", own="regional_analyst national_unit", foreign=404, post=True, of=AGREEMENT
    ),
]

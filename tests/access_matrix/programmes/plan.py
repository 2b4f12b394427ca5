from tests.access_matrix.roles import DESK
from tests.access_matrix.row import Row

READERS = f"{DESK} regional_analyst national_unit"
PLAN = {"pk": "plan"}
ACTIVITY = {"activity_pk": "plan_activity"}

ROWS = [
    Row("goal_forecast", own=READERS, foreign=404),
    Row("goal_forecast_chart", own=READERS, foreign=404),
    # Who works in no office is sent to the plans of the region.
    Row("plan", own=f"regional_analyst national_unit:302 {DESK}"),
    Row("plan_region", own="regional_analyst national_unit"),
    Row("plan_file", own=READERS, foreign=404, of=PLAN),
    Row("plan_sheet", own=READERS, foreign=404, of=PLAN),
    Row("plan_start", own="office_manager", get=False),
    Row("plan_copy", own="office_manager", foreign=404, get=False, of=PLAN),
    Row("plan_targets", own="office_manager", foreign=404, post=True, of=PLAN),
    Row("plan_activity_new", own="office_manager", foreign=404, post=True, of=PLAN),
    Row("plan_activity_edit", own="office_manager", foreign=404, post=True, of=ACTIVITY),
    # Who visits companies settles visits: any other activity is not there.
    Row(
        "plan_activity_settle",
        own="employer_liaison:404 office_manager",
        foreign=404,
        get=False,
        of=ACTIVITY,
    ),
]

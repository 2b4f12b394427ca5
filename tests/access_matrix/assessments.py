"""The guided interview and its plan, at the desk and on one's own page."""

from tests.access_matrix.roles import DESK
from tests.access_matrix.row import Row

INTERVIEW = {"pk": "assessment"}
STEP = {"pk": "plan_step"}

ROWS = [
    Row("assessment_start", own=DESK, foreign=404, get=False, of={"pk": "seeker"}),
    Row("assessment_file", own=DESK, foreign=404, of=INTERVIEW),
    Row("assessment_page", own=DESK, foreign=404, post=True, of={**INTERVIEW, "slug": "=tiempo"}),
    Row("assessment_close", own=DESK, foreign=404, get=False, of=INTERVIEW),
    Row("plan_step_new", own=DESK, foreign=404, post=True, of=INTERVIEW),
    Row("plan_step_list", own=DESK),
    Row("plan_step_edit", own=DESK, foreign=404, post=True, of=STEP),
    Row("plan_step_remove", own=DESK, foreign=404, get=False, of=STEP),
    Row("plan_step_done", own=DESK, foreign=404, get=False, of=STEP),
    Row("my_plan", own="seeker"),
    Row("my_step_done", own="seeker", foreign=404, get=False, of=STEP),
]

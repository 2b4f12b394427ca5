from tests.access_matrix.roles import DESK
from tests.access_matrix.row import Row

EVERYONE = f"{DESK} regional_analyst national_unit"
UNIT = "regional_analyst national_unit"
ANSWER = {"pk": "standard_answer"}
DRAFT = {"pk": "answer_draft"}
GAP = {"pk": "answer_gap"}

ROWS: list[Row] = [
    Row("answer_list", own=EVERYONE, post=True),
    Row("answer_page", own=EVERYONE, foreign=404, of=ANSWER),
    Row("answer_use", own=DESK, foreign=404, get=False, of=ANSWER),
    Row("person_answers", own=DESK, foreign=404, of={"pk": "seeker"}),
    Row("reading_list", own=DESK),
    Row("reading_page", own=DESK, foreign=404, post=True, of={"pk": "reading_notice"}),
    Row("reading_status", own=UNIT),
    # The notice is of the whole country; each unit sees its own questions about it.
    Row("benefit_check", own=UNIT, post=True, of={"pk": "benefit_notice"}),
    Row("gap_list", own=EVERYONE),
    Row("gap_report", own=DESK, post=True),
    Row("gap_file", own=EVERYONE, foreign=404, of=GAP),
    Row("gap_answer", own=UNIT, foreign=404, get=False, of=GAP),
    Row("gap_dismiss", own=UNIT, foreign=404, get=False, of=GAP),
    Row("answer_demand", own=UNIT),
    Row("answer_demand_chart", own=UNIT),
    Row("answer_uses", own=UNIT),
    Row("answer_review", own=UNIT),
    Row("answer_new", own=UNIT, post=True),
    Row("answer_edit", own=UNIT, foreign=404, post=True, of=ANSWER),
    Row("answer_text", own=UNIT, foreign=404, of=DRAFT),
    Row("answer_approve", own=UNIT, foreign=404, get=False, of=DRAFT),
    Row("answer_discard", own=UNIT, foreign=404, get=False, of=DRAFT),
    Row("answer_withdraw", own=UNIT, foreign=404, get=False, of=DRAFT),
]

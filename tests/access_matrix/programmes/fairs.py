from tests.access_matrix.roles import COMPANIES, DESK
from tests.access_matrix.row import Row

FAIR = {"pk": "fair"}
DRAFT = {"pk": "fair_draft"}
PASS = FAIR | {"registration_pk": "fair_registration"}
STAND = FAIR | {"stand_pk": "fair_stand"}
FOLLOWERS = f"{DESK} regional_analyst national_unit"

ROWS: list[Row] = [
    # An announced fair is everybody's; a draft, of those who follow it.
    Row("fair_list", everyone=200),
    Row("fair_page", everyone=200, of=FAIR),
    Row("fair_join", own="seeker", get=False, of=FAIR),
    Row("fair_leave", own="seeker", foreign=404, get=False, of=FAIR),
    Row("fair_pass", own="seeker", foreign=404, of=FAIR),
    Row("fair_pass_of", own=DESK, foreign=404, of=PASS),
    Row("fair_withdraw", own=DESK, foreign=404, get=False, of=PASS),
    Row("fair_new", own=COMPANIES, post=True),
    Row("fair_file", own=FOLLOWERS, foreign=404, of=DRAFT),
    Row("fair_edit", own=COMPANIES, foreign=404, post=True, of=FAIR),
    Row("fair_cancel", own=COMPANIES, foreign=404, post=True, of=FAIR),
    Row("fair_not_held", own=COMPANIES, foreign=404, get=False, of=FAIR),
    Row("fair_move", own=COMPANIES, foreign=404, get=False, of=FAIR | {"move": "=close"}),
    Row("fair_people", own=FOLLOWERS, foreign=404, of=FAIR),
    # Any office signs people up for any announced fair.
    Row("fair_enrol", own=DESK, get=False, of=FAIR),
    Row("fair_door", own=DESK, foreign=404, of=FAIR),
    Row("fair_door_code", own=DESK, foreign=404, get=False, of=FAIR),
    Row("fair_door_number", own=DESK, foreign=404, get=False, of=FAIR),
    Row("fair_walk_in", own=DESK, foreign=404, post=True, of=FAIR),
    Row("fair_queue", own=DESK, foreign=404, get=False, of=FAIR),
    Row("fair_arrival", own=DESK, foreign=404, post=True, of={"code": "fair_code"}),
    Row("fair_stands", own=FOLLOWERS, foreign=404, post=True, of=FAIR),
    # Any company asks for a stand in any announced fair.
    Row(
        "fair_stand_new",
        own=f"employer_member {COMPANIES}",
        foreign=404,
        everywhere="employer_member",
        get=False,
        of=FAIR,
    ),
    Row("fair_stand", own=f"employer_member {FOLLOWERS}", foreign=404, of=STAND),
    Row("fair_stand_offers", own=f"employer_member {COMPANIES}", foreign=404, get=False, of=STAND),
    Row("fair_stand_present", own=COMPANIES, foreign=404, get=False, of=STAND),
    Row("fair_stand_release", own=f"employer_member {COMPANIES}", foreign=404, get=False, of=STAND),
    Row("fair_interview", own=f"employer_member {COMPANIES}", foreign=404, get=False, of=STAND),
    Row("fair_report", own=FOLLOWERS, foreign=404, of=FAIR),
    Row("fair_report_xlsx", own=FOLLOWERS, foreign=404, of=FAIR),
    Row("fair_report_list", own=FOLLOWERS, foreign=404, of=FAIR | {"figure": "=came"}),
]

"""Calls to those who began a job, the company's answer by link, and documents sent by phone."""

from tests.access_matrix.roles import DESK
from tests.access_matrix.row import Row

LINK = {"pk": "placement", "link_pk": "evidence_link"}
# Only for who asked for it.
WHO_ASKED = "front_desk:200 counsellor employer_liaison office_manager:404"
FOLLOW_UP = {"pk": "follow_up"}

ROWS = [
    Row("follow_up_list", own=DESK),
    Row("late_follow_ups", own="office_manager", foreign=404),
    Row("follow_up_file", own=DESK, foreign=404, post=True, of=FOLLOW_UP),
    Row("follow_up_correct", own=DESK, foreign=404, post=True, of={"pk": "follow_up_done"}),
    Row("follow_up_no_answer", own=DESK, foreign=404, get=False, of=FOLLOW_UP),
    Row("company_answer", everyone=200, of={"code": "referral_answer_code"}),
    Row("presented_list", own="employer_member"),
    Row("presented_of_company", own="employer_member"),
    Row("presented_of_offer", own="employer_member", foreign=404, of={"pk": "vacancy"}),
    Row("presented_answer", own="employer_member", foreign=404, post=True, of={"pk": "referral"}),
    Row("answer_taken", own=DESK, foreign=404, get=False, of={"pk": "referral"}),
    Row("evidence_link_new", own=DESK, foreign=404, get=False, of={"pk": "placement"}),
    Row("evidence_link", own=WHO_ASKED, foreign=404, of=LINK),
    Row("evidence_link_state", own=WHO_ASKED, foreign=404, of=LINK),
    Row("phone_evidence", everyone=200, of={"code": "evidence_link_code"}),
]

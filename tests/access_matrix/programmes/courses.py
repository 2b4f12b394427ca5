from tests.access_matrix.roles import DESK
from tests.access_matrix.row import Row

HOLDERS = "counsellor office_manager"
READERS = f"{DESK} regional_analyst national_unit"
DRAFT = {"pk": "course_draft"}
COURSE = {"pk": "course"}
SESSION = {"session_pk": "course_session"}

ROWS = [
    Row("course_board", everyone=200),
    Row("course_page", everyone=200, of=COURSE),
    Row("course_join", own="seeker", get=False, of=COURSE),
    Row("course_leave", own="seeker", foreign=404, get=False, of=COURSE),
    Row("my_courses", own="seeker"),
    Row("certificate_check", everyone=200, of={"code": "certificate_code"}),
    Row("certificate", own=f"seeker {READERS}", foreign=404, of={"certificate_pk": "certificate"}),
    Row("course_list", own=READERS),
    Row("course_new", own=HOLDERS, post=True),
    Row("course_file", own=READERS, foreign=404, of=DRAFT),
    Row("course_edit", own=HOLDERS, foreign=404, post=True, of=DRAFT),
    Row("course_open", own=HOLDERS, foreign=404, get=False, of=DRAFT),
    Row("course_close", own=HOLDERS, foreign=404, get=False, of=DRAFT),
    Row("course_cancel", own=HOLDERS, foreign=404, post=True, of=DRAFT),
    Row("course_session_add", own=HOLDERS, foreign=404, get=False, of=DRAFT),
    Row("course_session_edit", own=HOLDERS, foreign=404, post=True, of=SESSION),
    Row("course_session_remove", own=HOLDERS, foreign=404, get=False, of=SESSION),
    Row("course_attendance", own=HOLDERS, foreign=404, post=True, of=SESSION),
    Row("course_enrol", own=DESK, foreign=404, get=False, of=COURSE),
    Row("course_fit", own=DESK, foreign=404, of=COURSE),
    Row(
        "course_invite",
        own=DESK,
        foreign=404,
        get=False,
        of=COURSE | {"seeker_pk": "seeker"},
    ),
    Row(
        "enrolment_withdraw",
        own=DESK,
        foreign=404,
        get=False,
        of={"enrolment_pk": "enrolment"},
    ),
]

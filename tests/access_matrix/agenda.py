"""The queue; and hours: the person's own, the office's, and what the manager gives hours for."""

from tests.access_matrix.roles import DESK
from tests.access_matrix.row import Row

OWN_HOUR = {"pk": "appointment"}

ROWS = [
    Row("my_hours", own="seeker"),
    Row("my_hour_new", own="seeker"),
    Row("my_hour_move", own="seeker", foreign=404, of=OWN_HOUR),
    Row("my_hour_cancel", own="seeker", foreign=404, of=OWN_HOUR),
    Row("agenda", own=DESK),
    Row("hours_to_tell", own=DESK),
    Row("hour_new", own=DESK, foreign=404, of={"pk": "seeker"}),
    Row("hour_file", own=DESK, foreign=404, of=OWN_HOUR),
    Row("hour_move", own=DESK, foreign=404, of=OWN_HOUR),
    Row("hour_cancel", own=DESK, foreign=404, of=OWN_HOUR),
    Row("hour_arrival", own=DESK, foreign=404, get=False, of=OWN_HOUR),
    Row("hour_no_show", own=DESK, foreign=404, get=False, of=OWN_HOUR),
    Row("hour_told", own=DESK, foreign=404, get=False, of=OWN_HOUR),
    Row("agenda_setup", own="office_manager"),
    Row("service_new", own="office_manager", post=True),
    Row("service_edit", own="office_manager", foreign=404, post=True, of={"pk": "desk_service"}),
    Row("shift_new", own="office_manager", post=True),
    Row("shift_end", own="office_manager", foreign=404, get=False, of={"pk": "shift"}),
    Row("closure_new", own="office_manager", post=True),
    Row("closure_remove", own="office_manager", foreign=404, get=False, of={"pk": "closure"}),
    Row("queue", own=DESK),
    Row("receive_unknown", own=DESK, post=True),
    Row("receive_person", own=DESK, foreign=404, of={"pk": "seeker"}),
    Row("call_next", own=DESK, get=False),
    Row("visit_call", own=DESK, foreign=404, get=False, of={"pk": "visit"}),
    Row("visit_back", own=DESK, foreign=404, get=False, of={"pk": "visit"}),
    Row("visit_left", own=DESK, foreign=404, get=False, of={"pk": "visit"}),
    Row(
        "visit_is",
        own=DESK,
        foreign=404,
        get=False,
        of={"pk": "visit", "seeker_pk": "seeker"},
    ),
    # Two files of a person of the office; the second is always one's own.
    Row("duplicate_list", own=DESK),
    Row("merge_search", own=DESK, foreign=404, post=True, of={"pk": "seeker"}),
    Row("merge_new", own=DESK, foreign=404, of={"pk": "seeker", "other_pk": "twin"}),
    Row("tell_apart", own=DESK, foreign=404, get=False, of={"pk": "seeker", "other_pk": "twin"}),
    Row("merge_file", own=DESK, foreign=404, of={"pk": "merge"}),
    Row("merge_undo", own=DESK, foreign=404, get=False, of={"pk": "merge"}),
    Row("run_given", own=DESK, foreign=404, post=True, of={"pk": "foreigner"}),
    Row("attention_templates", own="office_manager"),
    Row("attention_template_new", own="office_manager", post=True),
    Row(
        "attention_template_edit",
        own="office_manager",
        foreign=404,
        post=True,
        of={"pk": "attention_template"},
    ),
    Row("office_directory", everyone=200),
    Row("office_page", everyone=200),
    Row("office_edit", own="office_manager", foreign=404, post=True),
    Row("office_board", own="office_manager", foreign=404),
]

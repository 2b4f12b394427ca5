from tests.access_matrix.roles import DESK
from tests.access_matrix.row import Row

ANALYST = "regional_analyst national_unit"
NETWORK = f"{DESK} {ANALYST}"
MEETING = {"pk": "meeting"}
HELD = {"pk": "meeting_held"}
ITEM = MEETING | {"item_pk": "agenda_item"}
HELD_ITEM = HELD | {"item_pk": "held_item"}

ROWS = [
    Row("meeting_list", own=NETWORK),
    Row("meeting_new", own=ANALYST, post=True),
    Row("meeting_file", own=NETWORK, foreign=404, of=MEETING),
    Row("meeting_calendar", own=NETWORK, foreign=404, of=MEETING),
    Row("meeting_edit", own=ANALYST, foreign=404, post=True, of=MEETING),
    Row("meeting_invite", own=ANALYST, foreign=404, post=True, of=MEETING),
    Row("meeting_call", own=ANALYST, foreign=404, get=False, of=MEETING),
    Row("meeting_hold", own=ANALYST, foreign=404, get=False, of=MEETING),
    Row("meeting_close", own=ANALYST, foreign=404, get=False, of=MEETING),
    Row("meeting_cancel", own=ANALYST, foreign=404, post=True, of=MEETING),
    Row("agenda_item_new", own=ANALYST, foreign=404, post=True, of=MEETING),
    Row("agenda_item_edit", own=ANALYST, foreign=404, post=True, of=ITEM),
    Row("agenda_item_raise", own=ANALYST, foreign=404, get=False, of=ITEM),
    Row("agenda_item_remove", own=ANALYST, foreign=404, get=False, of=ITEM),
    Row("item_record", own=ANALYST, foreign=404, post=True, of=HELD_ITEM),
    Row("commitment_new", own=ANALYST, foreign=404, post=True, of=HELD_ITEM),
    Row("material_add", own=ANALYST, foreign=404, post=True, of=MEETING),
    Row("material_file", own=NETWORK, foreign=404, of=MEETING | {"material_pk": "material"}),
    Row(
        "material_remove",
        own=ANALYST,
        foreign=404,
        get=False,
        of=MEETING | {"material_pk": "material"},
    ),
    Row(
        "invitation_answer",
        own=f"{DESK}:200 {ANALYST}:404",
        foreign=404,
        post=True,
        of=MEETING | {"invitation_pk": "invitation"},
    ),
    Row("meeting_door", own=ANALYST, foreign=404, of=MEETING),
    Row("meeting_door_code", own=ANALYST, foreign=404, of=MEETING),
    # The code at the door is for who is invited; the regional unit has the list.
    Row(
        "meeting_arrival",
        own=f"{DESK}:200 {ANALYST}:404",
        foreign=404,
        post=True,
        of={"token": "door_token"},
    ),
    Row("meeting_attendance", own=ANALYST, foreign=404, post=True, of=MEETING),
    Row("attendance_walk_in", own=ANALYST, foreign=404, get=False, of=MEETING),
    Row(
        "attendance_remove",
        own=ANALYST,
        foreign=404,
        get=False,
        of=MEETING | {"attendance_pk": "meeting_attendance"},
    ),
    # Invited offices read the minutes once they are closed.
    Row("meeting_minutes", own=f"{DESK}:404 {ANALYST}:200", foreign=404, of=HELD),
    Row("meeting_minutes_pdf", own=NETWORK, foreign=404, of={"pk": "meeting_closed"}),
    Row(
        "commitment_remove",
        own=ANALYST,
        foreign=404,
        get=False,
        of=HELD | {"commitment_pk": "commitment"},
    ),
    Row("commitment_list", own=NETWORK),
    Row("commitment_panel", own=DESK),
    Row("commitment_file", own=NETWORK, foreign=404, post=True, of={"pk": "commitment"}),
]

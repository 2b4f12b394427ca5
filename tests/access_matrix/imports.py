"""Spreadsheets in."""

from tests.access_matrix.roles import DESK
from tests.access_matrix.row import Row

IMPORT = {"pk": "desk_import"}

ROWS = [
    Row("import_list", own=DESK),
    Row("import_new", own=DESK, post=True),
    Row("import_file", own=DESK, foreign=404, of=IMPORT),
    Row("import_columns", own=DESK, foreign=404, post=True, of={"pk": "desk_import_new"}),
    Row(
        "import_row",
        own=DESK,
        foreign=404,
        post=True,
        of={"pk": "desk_import", "row_pk": "desk_import_row"},
    ),
    Row(
        "import_confirm",
        own=DESK,
        foreign=404,
        get=False,
        of={"pk": "desk_import", "row_pk": "desk_import_row"},
    ),
    Row("import_apply", own=DESK, foreign=404, get=False, of=IMPORT),
    Row("import_undo", own=DESK, foreign=404, get=False, of=IMPORT),
    Row("import_again", own=DESK, foreign=404, get=False, of=IMPORT),
]

"""How a row of the table is read."""

import pytest

from tests.access_matrix.row import ANONYMOUS, LOGIN, Row

ROW = Row("person_file", own="front_desk counsellor:302 administrator", foreign=404)


@pytest.mark.parametrize(
    ("reader", "own", "expected"),
    [
        ("front_desk", True, 302),
        ("counsellor", True, 302),
        ("administrator", True, 200),
        ("front_desk", False, 404),
        ("seeker", True, 403),
        (ANONYMOUS, False, LOGIN),
    ],
)
def test_a_role_takes_the_status_that_follows_it(reader, own, expected):
    assert ROW.expects(reader, own=own) == expected


def test_a_right_that_holds_everywhere_opens_foreign_objects():
    row = Row(
        "staff_list", own="office_manager administrator", foreign=404, everywhere="administrator"
    )
    assert row.expects("administrator", own=False) == 200
    assert row.expects("office_manager", own=False) == 404


def test_one_answer_for_everyone_leaves_room_for_exceptions():
    row = Row("seeker_register", everyone=200, own="seeker:302")
    assert row.expects(ANONYMOUS, own=True) == 200
    assert row.expects("seeker", own=True) == 302


def test_a_role_nobody_has_is_refused():
    with pytest.raises(ValueError, match="manager"):
        Row("staff_list", own="manager").expects("seeker", own=True)

"""THE table: every URL of the portal, and what each role gets there.

A URL without a row fails a test, and so does a row without a URL. See `row.py` for the columns.
"""

from tests.access_matrix.row import Row

DESK = "front_desk counsellor employer_liaison office_manager"
COMPANIES = "employer_liaison office_manager"
ALL_ROLES = f"seeker employer_member {DESK} regional_analyst administrator"

MATRIX = [
    # The portal itself
    Row("components", everyone=200),
    Row("account_login", own=f"{ALL_ROLES}:302", anonymous=200, post=True),
    Row("account_logout", own=ALL_ROLES, post=True),
    Row("my_messages", own=ALL_ROLES),
    Row("night_list", own="regional_analyst administrator"),
]

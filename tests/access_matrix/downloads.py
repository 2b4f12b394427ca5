"""«Mis descargas»: staff of offices and regions, each their own."""

from tests.access_matrix.roles import DESK
from tests.access_matrix.row import Row

REGION = "regional_analyst national_unit"
# Only its author, who is at the front desk, may take it away.
AUTHOR = f"front_desk:200 counsellor employer_liaison office_manager {REGION}:404"

ROWS = [
    Row("download_list", own=f"{DESK} {REGION}"),
    # The region records no results of referrals.
    Row("download_new", own=f"{DESK}:302 {REGION}:404", get=False, of={"name": "=derivaciones"}),
    Row("download_file", own=AUTHOR, foreign=404, of={"pk": "download"}),
]

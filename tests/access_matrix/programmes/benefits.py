from tests.access_matrix.roles import DESK
from tests.access_matrix.row import Row

PERSON = {"pk": "seeker"}

ROWS = [
    Row("benefits", everyone=200),
    Row("calculator", everyone=200, post=True),
    Row("benefit_page", everyone=200, of={"code": "benefit"}),
    Row("person_benefits", own=DESK, foreign=404, of=PERSON),
    Row("benefit_answer", own=DESK, foreign=404, post=True, of=PERSON | {"code": "benefit"}),
    Row("kept_answer", own=DESK, foreign=404, of=PERSON),
]

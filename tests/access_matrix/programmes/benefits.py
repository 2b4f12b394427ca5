from tests.access_matrix.roles import DESK
from tests.access_matrix.row import Row

PERSON = {"pk": "seeker"}
APPLICATION = {"pk": "benefit_application"}

ROWS = [
    Row("benefits", everyone=200),
    Row("hire_benefits", everyone=200, post=True),
    Row("vacancy_hire", own="employer_member", foreign=404, post=True, of={"pk": "vacancy"}),
    Row("match_hire", own=DESK, foreign=404, post=True, of=PERSON),
    Row("calculator", everyone=200, post=True),
    Row("benefit_page", everyone=200, of={"code": "benefit"}),
    Row("person_benefits", own=DESK, foreign=404, of=PERSON),
    Row("benefit_answer", own=DESK, foreign=404, post=True, of=PERSON | {"code": "benefit"}),
    Row("kept_answer", own=DESK, foreign=404, of=PERSON),
    Row("application_list", own=DESK),
    Row("application_file", own=DESK, foreign=404, of=APPLICATION),
    Row("application_advance", own=DESK, foreign=404, get=False, of=APPLICATION),
    Row("person_applications", own=DESK, foreign=404, of=PERSON),
    Row("application_new", own=DESK, foreign=404, post=True, of=PERSON | {"code": "benefit"}),
    Row("my_applications", own="seeker"),
]
